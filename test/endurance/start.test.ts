import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { CompiledServer, untilReady, type StartedServer } from '../support/compiled-server';
import { databases } from '../support/databases';
import { freePort } from '../support/free-port';

jest.setTimeout(60_000);

describe('the operator starts and stops the server', () => {
  let server: CompiledServer;
  let port: number;

  beforeAll(() => {
    server = new CompiledServer();
  });
  beforeEach(async () => {
    port = await freePort();
  });
  afterEach(() => server.killAll());
  afterAll(() => server.remove());

  const start = (env: Record<string, string> = {}): StartedServer => server.start(port, env);

  it('makes its database by itself, stops at once when asked, and starts on it again', async () => {
    const first = start();
    await untilReady(port);
    first.child.kill('SIGINT');
    expect(await first.ended).toEqual({ code: 0, said: '' });
    const second = start();
    // How long this takes is measured in test/bench.
    await untilReady(port);
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
    const DATA_DIR = mkdtempSync(join(server.home, 'damaged-'));
    writeFileSync(join(DATA_DIR, 'village.sqlite'), 'no database at all '.repeat(1000));
    const { code, said } = await start({ DATA_DIR }).ended;
    expect([code, said]).toEqual([1, expect.stringMatching(/^数据库文件已损坏.*\n$/)]);
  });

  it('says in one sentence that the database server is away', async () => {
    const { code, said } = await start({ DATABASE_URL: `mysql://root@127.0.0.1:${port}/village` }).ended;
    expect([code, said]).toEqual([1, expect.stringMatching(/^连不上数据库.*\n$/)]);
  });

  for (const database of databases.filter(({ name }) => name === 'MariaDB')) {
    it('does not touch a MariaDB that waits for a migration', async () => {
      const { databaseUrl = '', drop } = await database.open({ empty: true });
      const { code, said } = await start({ DATABASE_URL: databaseUrl }).ended;
      await drop();
      expect([code, said]).toEqual([1, expect.stringMatching(/^服务没有启动:.*202611230001-create-core-tables.*\n$/)]);
    });
  }

  it('refuses demo settings in production', async () => {
    const { code, said } = await start({ NODE_ENV: 'production', DEMO: 'true' }).ended;
    expect([code, said]).toEqual([1, expect.stringMatching(/^设置有误:.*DEMO=true.*SECRET_KEY、WX_APPID、WX_SECRET、WX_PUSH_TOKEN、WX_PUSH_AES_KEY、PUBLIC_BASE_URL。\n$/)]);
  });
});
