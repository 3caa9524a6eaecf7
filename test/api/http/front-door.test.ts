import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../../../server/src/core/database/database';
import { startApp, type RunningApp } from '../../support/app';
import { databases } from '../../support/databases';
import { ToyModule, toyRoutes, UPLOAD_BYTES } from '../../support/toy';

const villager = { token: 'token-of-villager' };
const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;

describe.each(databases)('the front door, on $name', (database) => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp(database, { features: [ToyModule] });
  });
  afterAll(() => running.close());

  it('says that it lives and that it is ready', async () => {
    expect((await running.api.fetch('/healthz')).status).toBe(200);
    expect(await running.api.fetch('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('is not ready while a migration waits, and does not say why to everybody', async () => {
    const { writer } = running.app.get(Database);
    const [last] = (await writer.query('SELECT name, applied_at FROM applied_migration ORDER BY name DESC LIMIT 1')) as Record<string, unknown>[];
    await writer.query('DELETE FROM applied_migration WHERE name = ?', [last?.['name']]);
    expect(await running.api.fetch('/readyz')).toMatchObject({ status: 503, body: { status: 'not ready' } });
    await writer.query('INSERT INTO applied_migration (name, applied_at) VALUES (?, ?)', [last?.['name'], last?.['applied_at']]);
    expect((await running.api.fetch('/readyz')).status).toBe(200);
  });

  it('takes a file as it streams and counts its bytes', async () => {
    const bytes = randomBytes(UPLOAD_BYTES);
    const answer = await running.api.call(toyRoutes.upload, { query: { note: '门前' } }, { ...villager, file: { bytes, name: '门前.jpg' } });
    expect(answer).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: UPLOAD_BYTES, filename: '门前.jpg', note: '门前' });
  });

  it('stops a file at the first byte too many, announced or not, and goes on serving', async () => {
    const file = { bytes: randomBytes(UPLOAD_BYTES + 1) };
    await expect(running.api.call(toyRoutes.upload, {}, { ...villager, file })).rejects.toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    const huge = { bytes: randomBytes(UPLOAD_BYTES * 2) };
    await expect(running.api.call(toyRoutes.upload, {}, { ...villager, file: huge })).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(await running.api.call(toyRoutes.list, {}, villager)).toEqual({ limit: 20 });
  });

  it('asks for the file when there is none, or under another name', async () => {
    const missing = { code: 'INPUT_INVALID', details: [{ path: 'file', message: '请选择文件' }] };
    await expect(running.api.call(toyRoutes.upload, {}, villager)).rejects.toMatchObject(missing);
    const form = new FormData();
    form.append('picture', new Blob(['x']), 'x.jpg');
    const answer = await running.api.fetch('/api/toy-pictures', { method: 'POST', body: form, headers: { authorization: `Bearer ${villager.token}` } });
    expect(answer).toMatchObject({ status: 400, body: { error: missing } });
  });

  it('streams bytes out', async () => {
    const { headers, body } = await running.api.send(toyRoutes.download, {});
    expect(headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(body as Uint8Array).toString()).toBe('bytes');
  });

  it('answers errors and private things that no cache may keep', async () => {
    expect((await running.api.send(toyRoutes.list, {}, villager)).headers.get('cache-control')).toBe('no-store');
    expect((await running.api.send(toyRoutes.crash, {})).headers.get('cache-control')).toBe('no-store');
  });
});

const [sqlite] = databases;

describe('limits, headers and the web app', () => {
  const start = (config: Parameters<typeof startApp>[1]) => startApp(sqlite as NonNullable<typeof sqlite>, { features: [ToyModule], ...config });
  const noLimits = { session: 0, address: 0, signIn: 0, upload: 0 };
  let running: RunningApp;
  afterEach(() => running.close());

  it('asks a session to slow down, but not its neighbour', async () => {
    running = await start({ config: { rateLimits: { ...noLimits, session: 3 } } });
    const list = (token: string) => running.api.send(toyRoutes.list, {}, { token });
    for (let i = 0; i < 3; i++) expect((await list('token-of-villager')).status).toBe(200);
    const refused = await list('token-of-villager');
    expect([refused.status, codeOf(refused)]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await list('token-of-neighbour')).status).toBe(200);
  });

  it('counts by address too, and believes a proxy only when told to', async () => {
    running = await start({ config: { rateLimits: { ...noLimits, address: 2 }, trustProxy: 1 } });
    const from = (address: string) => running.api.send(toyRoutes.read, { params: { toyId: '1' } }, { headers: { 'x-forwarded-for': address } });
    expect([await from('203.0.113.1'), await from('203.0.113.1'), await from('203.0.113.1'), await from('203.0.113.2')].map((a) => a.status))
      .toEqual([200, 200, 429, 200]);
    await running.close();
    running = await start({ config: { rateLimits: { ...noLimits, address: 2 } } });
    expect([await from('203.0.113.1'), await from('203.0.113.2'), await from('203.0.113.3')].map((a) => a.status)).toEqual([200, 200, 429]);
  });

  it('is stricter with signing in and with uploads', async () => {
    running = await start({ config: { rateLimits: { ...noLimits, signIn: 1, upload: 1 } } });
    const signIn = () => running.api.send(toyRoutes.signIn, { body: {} });
    expect([(await signIn()).status, codeOf(await signIn())]).toEqual([204, 'TOO_MANY_REQUESTS']);
    const upload = () => running.api.send(toyRoutes.upload, {}, { ...villager, file: { bytes: Buffer.from('x') } });
    expect([(await upload()).status, codeOf(await upload())]).toEqual([201, 'TOO_MANY_REQUESTS']);
    expect((await running.api.send(toyRoutes.read, { params: { toyId: '1' } })).status).toBe(200);
  });

  it('serves the web app: its pages, its files, its one inline script', async () => {
    const h5Dir = join((running = await start({})).database.dataDir, 'h5');
    await running.close();
    mkdirSync(join(h5Dir, 'js'), { recursive: true });
    writeFileSync(join(h5Dir, 'index.html'), '<!doctype html><script>let size = 1;</script><script src="/js/app.0123abcd.js"></script>');
    writeFileSync(join(h5Dir, 'js/app.0123abcd.js'), 'let app;');
    running = await start({ config: { h5Dir } });

    const page = await running.api.fetch('/pages/village/index');
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const script = await running.api.fetch('/js/app.0123abcd.js');
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const path of ['/js/old.99999999.js', '/api/nothing', '/..%2f..%2fetc/passwd.txt']) expect((await running.api.fetch(path)).status).toBe(404);

    const policy = page.headers.get('content-security-policy') as string;
    const hash = createHash('sha256').update('let size = 1;').digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
