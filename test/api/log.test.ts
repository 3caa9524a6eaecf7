import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { XMLParser } from 'fast-xml-parser';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { openNote, parseVerifierKey } from '../../server/src/core/signed-note/signed-note';
import { LogKeys } from '../../server/src/features/log/log-key.service';
import { LogSealer } from '../../server/src/features/log/log-sealer.service';
import { LogCheckpoint } from '../../server/src/features/log/log.entity';
import { RecordSeal } from '../../server/src/features/record/record.entity';
import { Region } from '../../server/src/features/region/region.entity';
import { RegionService } from '../../server/src/features/region/region.service';
import { logRoutes } from '../../shared/contract/log';
import { recordRoutes } from '../../shared/contract/record';
import { villageRoutes } from '../../shared/contract/village';
import { parseCheckpoint } from '../../shared/domain/transparency/checkpoint';
import { checkLine, checkStand, differences, type Hashing } from '../../shared/domain/transparency/record-check';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { readPdf } from '../support/pdf';
import { NEXT_VILLAGE, YANGJIAWAN, aSecretary, aVillager, theVillages, type Person, type Villager } from '../support/people';
import { aLine, sealNow } from '../support/records';
import { aFile, verify } from '../support/verifier';

jest.setTimeout(60_000);
const NOON = Date.parse('2026-11-25T12:00:00+08:00');
const OWN = ['421102200301', '421102200302', '421102200303', '421102200304'] as const;
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const hashing: Hashing = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verify: (key, message, signature) => verifySignature(null, message, createPublicKey({ key: Buffer.concat([SPKI_HEAD, key]), format: 'der', type: 'spki' }), signature),
};

describe.each(databases)('the transparency log on $name', (on) => {
  let running: RunningApp;
  let villager: Villager;
  let secretary: Person;
  beforeAll(async () => {
    running = await startApp(on, { now: NOON, config: { publicBaseUrl: 'https://village.example' } });
    await theVillages(running, [...OWN]);
    villager = await aVillager(running);
    secretary = await aSecretary(running);
  });
  beforeEach(() => running.clock.set(NOON));
  afterAll(() => running?.close());

  const uow = () => running.app.get(UnitOfWork, { strict: false });
  const get = (path: string) => running.api.fetch(path);
  const textAt = async (path: string) => Buffer.from((await get(path)).body as Uint8Array).toString();
  const page = () => running.api.call(villageRoutes.page, { params: { villageId: YANGJIAWAN } });
  const proofs = (who: Person, householdId: string, older?: number) => running.api.call(logRoutes.household, { params: { householdId }, query: { older } }, { token: who.token });
  const checkpoints = (villageId: string) => uow().repo(LogCheckpoint).find({ where: { villageId }, order: { number: 'ASC' } });

  /** Seals that stand for as many lines: enough for tiles. */
  async function manySeals(villageId: string, count: number, from = 0): Promise<void> {
    const rows = Array.from({ length: count }, (_, at) => ({
      entryId: `${villageId}-${String(from + at).padStart(6, '0')}`, villageId, salt: null, position: null, commitment: createHash('sha256').update(`${villageId} ${from + at}`).digest('hex'),
    }));
    await uow().run(async () => {
      for (let at = 0; at < rows.length; at += 100) await uow().repo(RecordSeal).insert(rows.slice(at, at + 100));
    });
  }

  it('is sealed within a minute of a new line, and only then', async () => {
    expect(await page()).toMatchObject({ log: null });
    await aLine(running, villager);
    running.clock.advance(61_000);
    await running.app.get(JobRunner).drain();
    expect((await page()).log).toEqual({ size: 1, sealedAt: '2026-11-25T04:01:01.000Z' });
    running.clock.advance(61_000);
    await running.app.get(JobRunner).drain();
    expect((await page()).log?.sealedAt).toBe('2026-11-25T04:01:01.000Z');
    expect(await checkpoints(YANGJIAWAN)).toHaveLength(1);
  });

  it('lies open as signed checkpoints and tiles, which a program that shares no code with us finds right', async () => {
    const place = `${running.http}/log/${OWN[0]}`;
    await manySeals(OWN[0], 5);
    await sealNow(running, OWN[0]);
    const key = aFile('key', await textAt('/log/key'));
    const old = aFile('checkpoint', await textAt(`/log/${OWN[0]}/checkpoint`));
    await manySeals(OWN[0], 600, 5);
    await sealNow(running, OWN[0]);
    expect(await verify(place, '--key', key, '--old', old)).toMatchObject({ code: 0, words: expect.stringContaining('605 笔重新算过') });
    expect(await verify(place, '--key', (await textAt(`/log/${OWN[0]}/key`)).trim())).toMatchObject({ code: 0 });
    const other = aFile('checkpoint', await textAt(`/log/${YANGJIAWAN}/checkpoint`));
    expect(await verify(place, '--key', key, '--old', other)).toMatchObject({ code: 1, words: expect.stringContaining('不对  旧凭证是同一本账的') });
    await uow().run(() => uow().repo(RecordSeal).update({ villageId: OWN[0], position: 300 }, { commitment: '0'.repeat(64) }));
    expect(await verify(place, '--key', key)).toMatchObject({ code: 1, words: expect.stringContaining('不对  605 笔') });
  });

  it('is verified from a folder too, with a household\'s exported line', async () => {
    await aLine(running, villager);
    await sealNow(running);
    const { log, lines } = await proofs(villager, villager.householdId);
    const size = parseCheckpoint(log!.checkpoint)!.size;
    const folder = mkdtempSync(join(tmpdir(), 'village-mirror-'));
    for (const name of ['checkpoint', `tile/entries/000.p/${size}`, `tile/0/000.p/${size}`]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), (await get(`/log/${YANGJIAWAN}/${name}`)).body as Uint8Array);
    }
    const [{ entry, salt, position }] = lines as [(typeof lines)[number]];
    expect(await verify(folder, '--key', log!.key, '--line', aFile('line.json', JSON.stringify({ entry, salt, position })))).toMatchObject({ code: 0 });
    const more = { ...entry, points: 20 };
    expect(await verify(folder, '--key', log!.key, '--line', aFile('line.json', JSON.stringify({ entry: more, salt, position })))).toMatchObject({ code: 1 });
  });

  it('says of its files what they are and how long they may be kept, and 404 of what is not there', async () => {
    await manySeals(OWN[1], 257);
    await sealNow(running, OWN[1]);
    const at = async (path: string) => {
      const { status, headers, body } = await get(`/log/${OWN[1]}/${path}`);
      return [status, headers.get('content-type'), headers.get('cache-control'), (body as Uint8Array).length];
    };
    const forEver = 'public, max-age=31536000, immutable';
    expect(await at('tile/0/000')).toEqual([200, 'application/octet-stream', forEver, 256 * 32]);
    expect(await at('tile/0/001.p/1')).toEqual([200, 'application/octet-stream', 'public, max-age=86400', 32]);
    expect(await at('tile/0/000.p/7')).toEqual([200, 'application/octet-stream', 'public, max-age=86400', 7 * 32]);
    expect(await at('tile/1/000.p/1')).toEqual([200, 'application/octet-stream', 'public, max-age=86400', 32]);
    expect(await at('tile/entries/000')).toEqual([200, 'application/octet-stream', forEver, 256 * 34]);
    expect((await at('checkpoint')).slice(0, 3)).toEqual([200, 'text/plain; charset=utf-8', 'no-cache']);
    expect((await get(`/log/${OWN[1]}/checkpoint`)).headers.get('access-control-allow-origin')).toBe('*');
    for (const path of ['', 'tile/0/001', 'tile/0/001.p/2', 'tile/0/000.p/256', 'tile/0/1', 'tile/1/000', 'tile/2/000.p/1', 'tile/00/000', 'tile/9/000', 'tile/entries/001.p/2', 'tile/x/000', 'checkpoint/']) {
      expect([path, (await at(path))[0]]).toEqual([path, 404]);
    }
    for (const path of ['/log/', '/log/421102200999/checkpoint', '/log/nothing', `/log/${NEXT_VILLAGE}/checkpoint`]) expect((await get(path)).status).toBe(404);
  });

  it('signs in its own name, in the server\'s and with the time, with one key for all servers of the database', async () => {
    const note = await textAt(`/log/${YANGJIAWAN}/checkpoint`);
    for (const path of ['/log/key', `/log/${YANGJIAWAN}/key`]) {
      const verifier = parseVerifierKey((await textAt(path)).trim());
      expect(openNote(note, verifier!)).toMatch(/^village\.example\/log\/421102200215\n\d+\n/);
    }
    expect(note.split('\n\n')[1]!.trim().split('\n')).toHaveLength(3);
    const another = new LogKeys(uow(), running.clock, running.config);
    expect(await another.verifierFor(another.name)).toBe((await textAt('/log/key')).trim());
    const given = new LogKeys(uow(), running.clock, { ...running.config, logKey: Buffer.alloc(32, 7).toString('base64') });
    expect(await given.verifierFor('a')).not.toBe(await another.verifierFor('a'));
  });

  it('gives each line one place, however many seal at once', async () => {
    await manySeals(OWN[2], 40);
    const sealers = Array.from({ length: 4 }, () => running.app.get(LogSealer, { strict: false }).seal(OWN[2]));
    const sealed = await Promise.all(sealers);
    expect(sealed.reduce((sum, one) => sum + one, 0)).toBe(40);
    const rows = await uow().repo(RecordSeal).find({ where: { villageId: OWN[2] }, order: { position: 'ASC' } });
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 40 }, (_, at) => at));
    expect(await checkpoints(OWN[2])).toHaveLength(1);
  });

  it('is as it was when the power goes in the middle, and goes on from there', async () => {
    const before = await textAt(`/log/${OWN[2]}/checkpoint`);
    await manySeals(OWN[2], 3, 40);
    const cut = uow().run(async () => {
      await sealNow(running, OWN[2]);
      throw new Error('the power went off');
    });
    await expect(cut).rejects.toThrow('the power went off');
    expect(await textAt(`/log/${OWN[2]}/checkpoint`)).toBe(before);
    expect(await sealNow(running, OWN[2])).toBe(3);
    expect(await verify(`${running.http}/log/${OWN[2]}`, '--key', (await textAt('/log/key')).trim())).toMatchObject({ code: 0 });
  });

  it('keeps its name and its old address when the village gets another code', async () => {
    await manySeals(OWN[3], 2);
    await sealNow(running, OWN[3]);
    await uow().run(() => uow().repo(Region).update({ id: OWN[3] }, { code: '421102200399' }));
    running.app.get(RegionService, { strict: false }).forget();
    await manySeals(OWN[3], 1, 2);
    await sealNow(running, OWN[3]);
    const note = await textAt(`/log/${OWN[3]}/checkpoint`);
    expect(note).toMatch(new RegExp(`^village.example/log/${OWN[3]}\n3\n`));
    expect(await textAt('/log/421102200399/checkpoint')).toBe(note);
  });

  it('lets a household check its lines on the phone, and remembers what it saw', async () => {
    const { log, lines } = await proofs(villager, villager.householdId);
    const first = checkStand(hashing, log!, undefined);
    if ('fault' in first) throw new Error(first.fault);
    expect(lines.map((line) => checkLine(hashing, line, first.checkpoint, running.clock.now()))).toEqual(lines.map(() => undefined));
    const seen = { key: log!.key, checkpoint: log!.checkpoint };
    await aLine(running, villager);
    const fresh = await proofs(villager, villager.householdId, first.checkpoint.size);
    expect(checkLine(hashing, fresh.lines[0]!, first.checkpoint, running.clock.now())).toBe('waiting');
    expect(checkLine(hashing, fresh.lines[0]!, first.checkpoint, running.clock.now() + 3_600_000)).toBe('late');
    await sealNow(running);
    const later = await proofs(villager, villager.householdId, first.checkpoint.size);
    expect(checkStand(hashing, later.log!, seen)).toHaveProperty('checkpoint.size', first.checkpoint.size + 1);
    const shown = await running.api.call(recordRoutes.entry, { params: { entryId: later.lines[0]!.entryId } }, { token: villager.token });
    expect(differences(later.lines[0]!.entry, { title: shown.title, detail: shown.detail, points: shown.points, at: Date.parse(shown.at) })).toEqual([]);
  });

  it('shows a changed, hidden or rewound answer for what it is', async () => {
    const { log, lines: [line] } = await proofs(villager, villager.householdId);
    const stand = checkStand(hashing, log!, undefined);
    if ('fault' in stand || !line) throw new Error('nothing to check');
    const faultOf = (told: Partial<typeof log>, seen = { key: log!.key, checkpoint: log!.checkpoint }) => checkStand(hashing, { ...log!, ...told }, seen);
    expect(checkLine(hashing, { ...line, entry: { ...line.entry, points: 20 } }, stand.checkpoint, NOON)).toBe('changed');
    expect(checkLine(hashing, { ...line, salt: null }, stand.checkpoint, NOON)).toBe('no-salt');
    expect(checkLine(hashing, { ...line, position: 999 }, stand.checkpoint, NOON)).toBe('not-included');
    expect(differences(line.entry, { points: 20 })).toEqual(['分数:页面上是“20”,封存的是“2”']);
    const [first, second] = await checkpoints(YANGJIAWAN);
    expect(faultOf({ checkpoint: first!.note })).toEqual({ fault: 'shorter' });
    expect(faultOf({ checkpoint: log!.checkpoint.replace('\n', 'x\n') })).toEqual({ fault: 'unsigned' });
    expect(faultOf({ checkpoint: 'nonsense' })).toEqual({ fault: 'unreadable' });
    expect(faultOf({ key: `${log!.key}x` })).toEqual({ fault: 'key-changed' });
    expect(faultOf({ consistency: null }, { key: log!.key, checkpoint: second!.note })).toEqual({ fault: 'rewritten' });
    const forged = second!.note.replace(/\n[^\n]{44}\n/, `\n${Buffer.alloc(32).toString('base64')}\n`);
    expect(faultOf({}, { key: log!.key, checkpoint: forged.replace(/\n\d+\n/, `\n${stand.checkpoint.size}\n`) })).toEqual({ fault: 'forked' });
  });

  it('opens lines to the household and the staff only', async () => {
    const stranger = await aVillager(running, { doorNo: '99' });
    const { lines } = await proofs(secretary, villager.householdId);
    const entryId = lines[0]!.entryId;
    expect((await running.api.call(logRoutes.line, { params: { entryId } }, { token: villager.token })).lines[0]).toMatchObject({ entryId, salt: expect.stringMatching(/^[0-9a-f]{32}$/) });
    await expect(proofs(stranger, villager.householdId)).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await expect(running.api.call(logRoutes.line, { params: { entryId } }, { token: stranger.token })).rejects.toMatchObject({ status: 404 });
    await expect(proofs(villager, 'nobody')).rejects.toMatchObject({ status: 404 });
    await expect(running.api.call(logRoutes.line, { params: { entryId: 'nothing' } }, { token: villager.token })).rejects.toMatchObject({ status: 404 });
  });

  it('is printed as a page with its text and a code, and followed as a feed', async () => {
    const note = await textAt(`/log/${YANGJIAWAN}/checkpoint`);
    const sheet = await running.api.call(logRoutes.print, { params: { villageId: YANGJIAWAN } });
    expect(readPdf(sheet)).toMatchObject({ pages: 1, text: expect.stringContaining('杨家湾村共治档案封存凭证'), qrCodes: [note] });
    await expect(running.api.call(logRoutes.print, { params: { villageId: NEXT_VILLAGE } })).rejects.toMatchObject({ code: 'LOG_EMPTY', status: 409 });
    expect(await running.api.call(logRoutes.village, { params: { villageId: NEXT_VILLAGE } })).toMatchObject({ log: null, size: 0, files: `/log/${NEXT_VILLAGE}/checkpoint` });
    const { files, feed, log } = await running.api.call(logRoutes.village, { params: { villageId: YANGJIAWAN } });
    expect([await textAt(files), log?.checkpoint]).toEqual([note, note]);
    const answer = await get(feed);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const { feed: atom } = new XMLParser({ ignoreAttributes: false, trimValues: false }).parse(Buffer.from(answer.body as Uint8Array).toString()) as { feed: { title: string; entry: { content: { '#text': string } }[] } };
    expect([atom.title, atom.entry[0]?.content['#text']]).toEqual(['杨家湾村共治档案封存凭证', note]);
  });
});
