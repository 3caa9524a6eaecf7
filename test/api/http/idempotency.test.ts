import { AuditEntry } from '../../../server/src/core/access/audit.entity';
import { Housekeeping } from '../../../server/src/core/housekeeping/housekeeping.module';
import { UnitOfWork } from '../../../server/src/core/database/unit-of-work';
import { Idempotency } from '../../../server/src/core/http/idempotency.entity';
import { IdempotencyStore } from '../../../server/src/core/http/idempotency.store';
import { startApp, type RunningApp } from '../../support/app';
import { databases } from '../../support/databases';
import { ToyModule, toyRoutes } from '../../support/toy';

type Then = 'answer' | 'refuse' | 'crash' | 'long';

describe.each(databases)('somebody sends the same thing twice, on $name', (database) => {
  let running: RunningApp;
  let toyId = 0;

  beforeAll(async () => {
    running = await startApp(database, { features: [ToyModule] });
  });
  afterAll(() => running.close());
  beforeEach(() => void (toyId += 1));

  const buy = (key: string | null, { count = 1, then = 'answer' as Then, token = 'token-of-villager' } = {}) =>
    running.api.send(toyRoutes.buy, { params: { toyId: String(toyId) }, body: { count, then } }, { token, key });
  const bought = () => running.app.get(UnitOfWork).repo(AuditEntry).countBy({ subject: `toy:${toyId}` });
  const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;

  it('acts once and gives the same answer again', async () => {
    const first = await buy('key-of-this-act');
    const second = await buy('key-of-this-act');
    expect(first.status).toBe(201);
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await bought()).toBe(1);
  });

  it('keeps an answer that is longer than a text column', async () => {
    const first = await buy('key-of-long-answer', { then: 'long' });
    expect((await buy('key-of-long-answer', { then: 'long' })).body).toEqual(first.body);
    expect(await bought()).toBe(1);
  });

  it('refuses the key for another body, another thing, and none or a strange one', async () => {
    await buy('key-of-one-toy');
    expect(codeOf(await buy('key-of-one-toy', { count: 2 }))).toBe('IDEMPOTENCY_KEY_REUSED');
    toyId += 1;
    expect(codeOf(await buy('key-of-one-toy'))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(codeOf(await buy(null))).toBe('IDEMPOTENCY_KEY_MISSING');
    expect(codeOf(await buy('short'))).toBe('INPUT_INVALID');
    expect(codeOf(await buy('has spaces in it'))).toBe('INPUT_INVALID');
    expect(await bought()).toBe(0);
  });

  it('keeps the keys of two people apart', async () => {
    await buy('key-of-somebody');
    await buy('key-of-somebody', { token: 'token-of-neighbour' });
    expect(await bought()).toBe(2);
  });

  it('acts once for twelve at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => buy('key-of-a-double-tap')));
    const done = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201).map(codeOf);
    expect(new Set(done.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(others.every((code) => code === 'IDEMPOTENCY_IN_PROGRESS')).toBe(true);
    expect(await bought()).toBe(1);
  });

  it.each([['refuse', 409, 'TOY_BROKEN'], ['crash', 500, 'INTERNAL']] as const)('leaves nothing behind after %s', async (then, status, code) => {
    const failed = await buy(`key-of-a-bad-day-${then}`, { then });
    expect([failed.status, codeOf(failed)]).toEqual([status, code]);
    expect(await bought()).toBe(0);
    const again = await buy(`key-of-a-bad-day-${then}`, { then: 'answer' });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect(await bought()).toBe(1);
  });

  it('loses act and answer together when the answer cannot be kept', async () => {
    jest.spyOn(running.app.get(IdempotencyStore), 'keep').mockRejectedValueOnce(new Error('the power went off'));
    expect((await buy('key-of-a-power-cut')).status).toBe(500);
    expect(await bought()).toBe(0);
    expect((await buy('key-of-a-power-cut')).status).toBe(201);
    expect(await bought()).toBe(1);
  });

  it('remembers for a day, and the hourly clean-up forgets', async () => {
    await buy('key-of-yesterday');
    running.clock.advance(24 * 3_600_000 - 1);
    expect((await buy('key-of-yesterday')).headers.get('idempotency-replayed')).toBe('true');
    running.clock.advance(1);
    expect((await buy('key-of-yesterday')).headers.get('idempotency-replayed')).toBeNull();
    expect(await bought()).toBe(2);
    running.clock.advanceDays(2);
    await running.app.get(Housekeeping, { strict: false }).cleanUp();
    expect(await running.app.get(UnitOfWork).repo(Idempotency).count()).toBe(0);
  });
});
