import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databases } from '../../support/databases';

const root = resolve(__dirname, '../../..');
jest.setTimeout(60_000);

/** The compiled server as the operator runs it, each in a process of its own. */
describe('the operator starts and stops the server', () => {
  let home: string;
  let port: number;
  const running: ChildProcess[] = [];

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'village-start-'));
    const swc = join(root, 'node_modules/.bin/swc');
    const from = ['server/src', 'server/seed', 'shared', '-d', home, '--config-file', '.swcrc', '--copy-files', '--quiet'];
    execFileSync(swc, from, { cwd: root });
    symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  });
  beforeEach(async () => {
    port = await freePort();
  });
  afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  function start(env: Record<string, string> = {}) {
    const settings = { PATH: process.env['PATH'], PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(home, 'data'), LOG_LEVEL: 'warn', ...env };
    const child = spawn(process.execPath, [join(home, 'server/src/main.js')], { env: settings });
    running.push(child);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, said }));
    return { child, ended };
  }

  async function untilReady(): Promise<number> {
    const begun = Date.now();
    while (Date.now() - begun < 20_000) {
      const ok = await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false);
      if (ok) return Date.now() - begun;
      await pause(20);
    }
    throw new Error('The server did not become ready');
  }

  it('makes its database by itself, stops at once when asked, and answers within 2 seconds the second time', async () => {
    const first = start();
    await untilReady();
    first.child.kill('SIGINT');
    expect(await first.ended).toEqual({ code: 0, said: '' });
    const second = start();
    expect(await untilReady()).toBeLessThan(2_000);
    second.child.kill('SIGTERM');
    expect(await second.ended).toEqual({ code: 0, said: '' });
  });

  it('says in one sentence that the port is taken', async () => {
    const other: Server = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const { code, said } = await start().ended;
    other.close();
    expect([code, said]).toEqual([1, expect.stringMatching(new RegExp(`^端口 ${port} 已被别的程序占用.*\n$`))]);
  });

  it('says in one sentence that the database is damaged', async () => {
    const DATA_DIR = mkdtempSync(join(home, 'damaged-'));
    writeFileSync(join(DATA_DIR, 'village.sqlite'), 'no database at all '.repeat(1000));
    const { code, said } = await start({ DATA_DIR }).ended;
    expect([code, said]).toEqual([1, expect.stringMatching(/^数据库文件已损坏.*\n$/)]);
  });

  it('says in one sentence that the database server is away', async () => {
    const { code, said } = await start({ DATABASE_URL: `mysql://root@127.0.0.1:${port}/village` }).ended;
    expect([code, said]).toEqual([1, expect.stringMatching(/^连不上数据库.*\n$/)]);
  });

  it.each(databases.filter(({ name }) => name === 'MariaDB'))('does not touch a $name that waits for a migration', async (database) => {
    const { databaseUrl = '', drop } = await database.open({ empty: true });
    const { code, said } = await start({ DATABASE_URL: databaseUrl }).ended;
    await drop();
    expect([code, said]).toEqual([1, expect.stringMatching(/^服务没有启动:.*202611230001-create-core-tables.*\n$/)]);
  });

  it('refuses demo settings in production', async () => {
    const { code, said } = await start({ NODE_ENV: 'production', DEMO: 'true' }).ended;
    expect([code, said]).toEqual([1, expect.stringMatching(/^设置有误:.*DEMO=true.*SECRET_KEY、WX_APPID、WX_SECRET。\n$/)]);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}
