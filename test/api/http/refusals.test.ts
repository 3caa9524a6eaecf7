import type { ErrorBody } from '../../../shared/errors';
import { startApp, type RunningApp } from '../../support/app';
import { databases } from '../../support/databases';
import { ToyModule, toyRoutes } from '../../support/toy';

const villager = { token: 'token-of-villager' };

describe.each(databases)('what the server says no to, on $name', (database) => {
  let running: RunningApp;
  const lines: string[] = [];

  beforeAll(async () => {
    const logTo = { write: (line: string) => void lines.push(line) };
    running = await startApp(database, { features: [ToyModule], logTo, config: { logLevel: 'info' } });
  });
  afterAll(() => running.close());

  const errorOf = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    return { status, ...(body as ErrorBody).error };
  };

  it('names each bad field in words a neighbour would use', async () => {
    const body = { name: '太长的玩具名', size: 0, kind: 'ship' } as never;
    await expect(running.api.call(toyRoutes.make, { body }, villager)).rejects.toMatchObject({
      status: 400,
      code: 'INPUT_INVALID',
      details: [
        { path: 'name', message: '最多写 5 个字' },
        { path: 'size', message: '不能小于 1' },
        { path: 'kind', message: '请从给出的选项里选' },
      ],
    });
  });

  it('says that a field is missing, also when there is no body at all', async () => {
    const details = [{ path: 'name', message: '请填写' }];
    await expect(running.api.call(toyRoutes.make, { body: {} } as never, villager)).rejects.toMatchObject({ details });
    await expect(running.api.call(toyRoutes.make, {} as never, villager)).rejects.toMatchObject({ code: 'INPUT_INVALID', details });
  });

  it('fills in what the schema presets and reads numbers from the query', async () => {
    expect(await running.api.call(toyRoutes.make, { body: { name: '车' } }, villager)).toEqual({ name: '车', size: 3 });
    expect(await running.api.call(toyRoutes.list, { query: { limit: '7' } } as never, villager)).toEqual({ limit: 7 });
    await expect(running.api.call(toyRoutes.list, { query: { limit: 51 } }, villager)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('answers broken JSON, a foreign content type and a heavy body with our own codes', async () => {
    const post = (contentType: string, body: string) =>
      errorOf(running.api.fetch('/api/toys', { method: 'POST', body, headers: { authorization: 'Bearer token-of-villager', 'content-type': contentType } }));
    expect(await post('application/json', '{bad')).toMatchObject({ status: 400, code: 'INPUT_INVALID' });
    expect(await post('application/json', '{"__proto__":{"x":1}}')).toMatchObject({ status: 400, code: 'INPUT_INVALID' });
    expect(await post('text/csv', 'a,b')).toMatchObject({ status: 400, code: 'INPUT_INVALID' });
    expect(await post('application/json', JSON.stringify({ name: 'x'.repeat(600_000) }))).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('knows no other address, verb or impossible id', async () => {
    for (const path of ['/api', '/api/nothing', '/elsewhere', '/api/toys/%00', `/api/toys/${'x'.repeat(90)}`]) {
      expect(await errorOf(running.api.fetch(path))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    expect(await errorOf(running.api.fetch('/api/toys', { method: 'PUT' }))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('passes on a refusal of the feature with its details', async () => {
    await expect(running.api.call(toyRoutes.remove, { params: { toyId: '1' } }, villager)).rejects.toMatchObject({
      status: 409, code: 'TOY_BROKEN', message: expect.stringContaining('玩具坏了'), details: [{ path: 'toyId', message: '已经坏了' }],
    });
  });

  it('leaks no undeclared column', async () => {
    expect(await running.api.call(toyRoutes.read, { params: { toyId: '7' } })).toEqual({ id: '7', me: 'nobody' });
  });

  it('tells nothing about a crash or a broken promise but a number to ask for, which is in the log', async () => {
    const crashed = await errorOf(running.api.send(toyRoutes.crash, {}));
    expect(crashed).toEqual({ status: 500, code: 'INTERNAL', message: expect.any(String), requestId: expect.any(String) });
    expect(crashed.message).not.toContain('hunter2');
    expect(lines.some((line) => line.includes(crashed.requestId as string) && line.includes('"INTERNAL"'))).toBe(true);
    expect(await errorOf(running.api.send(toyRoutes.lie, {}))).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(lines.some((line) => line.includes('GET /lies: count invalid_type'))).toBe(true);
    expect(lines.join('')).not.toContain('13800000000');
  });

  it('logs a request without token, id, query value, body or address', async () => {
    lines.length = 0;
    const headers = { authorization: 'Bearer token-of-villager', 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' };
    await running.api.fetch('/api/toys?phone=13912345678', { method: 'POST', headers, body: '{"name":"王小明"}' });
    await running.api.fetch('/api/toys/private-toy-id');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged.map(({ method, route, status }) => ({ method, route, status }))).toEqual([
      { method: 'POST', route: '/api/toys', status: 201 },
      { method: 'GET', route: '/api/toys/:toyId', status: 200 },
    ]);
    for (const line of logged) expect(Object.keys(line).sort()).toEqual(['level', 'method', 'ms', 'msg', 'reqId', 'route', 'status', 'time']);
    expect(lines.join('')).not.toMatch(/token-of|1391234|王小明|203\.0|127\.0\.0\.1|private-toy/);
  });

  it('hides demo routes outside the demo', async () => {
    expect(await running.api.send(toyRoutes.demo, {})).toMatchObject({ status: 200 });
    const real = await startApp(database, { features: [ToyModule], config: { demo: false } });
    await expect(real.api.call(toyRoutes.demo, {})).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await real.close();
  });
});
