import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../../server/src/core/config/config';
import { startFailure } from '../../../server/src/start-failure';

describe('the operator sets up the server', () => {
  let DATA_DIR: string;
  beforeEach(() => void (DATA_DIR = mkdtempSync(join(tmpdir(), 'village-config-'))));
  afterEach(() => rmSync(DATA_DIR, { recursive: true, force: true }));

  const push = { WX_PUSH_TOKEN: 'token', WX_PUSH_AES_KEY: 'k'.repeat(43), PUBLIC_BASE_URL: 'https://village.example' };
  const real = { NODE_ENV: 'production', SECRET_KEY: 'x'.repeat(32), WX_APPID: 'wx1', WX_SECRET: 's', ...push };

  it('needs to set nothing', () => {
    const config = loadConfig({ DATA_DIR });
    expect(config).toMatchObject({ port: 3000, host: '0.0.0.0', demo: false, production: false, databaseUrl: undefined, dataDir: DATA_DIR });
  });

  it('names the templates of WeChat messages as JSON or as pairs', () => {
    const wxTemplates = { progress: 'aB3_-xyz90', task: 'template-2' };
    for (const WX_TEMPLATES of [JSON.stringify(wxTemplates), 'progress=aB3_-xyz90, task=template-2', 'progress=aB3_-xyz90;task=template-2']) {
      expect(loadConfig({ DATA_DIR, WX_TEMPLATES }).wxTemplates).toEqual(wxTemplates);
    }
    expect(loadConfig({ DATA_DIR }).wxTemplates).toEqual({});
  });

  it('gets a secret that survives a restart and that nobody else can read', () => {
    const { secretKey } = loadConfig({ DATA_DIR, SECRET_KEY: '' });
    const file = join(DATA_DIR, 'secret.key');
    expect(secretKey).toHaveLength(64);
    expect(readFileSync(file, 'utf8').trim()).toBe(secretKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(loadConfig({ DATA_DIR }).secretKey).toBe(secretKey);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT 要填整数'],
    [{ WX_TEMPLATES: 'progress' }, 'WX_TEMPLATES 要写成 名字=模板编号,用逗号隔开'],
    [{ WX_TEMPLATES: '{"progress":1}' }, 'WX_TEMPLATES 要写成 名字=模板编号,用逗号隔开'],
    [{ PORT: '70000' }, 'PORT 不能大于 65535'],
    [{ DEMO: 'yes' }, 'DEMO 只能是 true 或 false'],
    [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL 要以 mysql:// 或 mariadb:// 开头'],
    [{ SECRET_KEY: 'short' }, 'SECRET_KEY 至少要 32 个字符'],
    [{ WX_PUSH_TOKEN: 'a-b' }, 'WX_PUSH_TOKEN 是 3 到 32 个字母或数字'],
    [{ WX_PUSH_AES_KEY: 'short' }, 'WX_PUSH_AES_KEY 是 43 个字母或数字'],
    [{ PUBLIC_BASE_URL: 'village' }, 'PUBLIC_BASE_URL 要填完整网址'],
    [{ ...real, DEMO: 'true' }, '正式环境(NODE_ENV=production)不能打开演示模式(DEMO=true)'],
    [{ ...real, WX_SECRET: '', SECRET_KEY: undefined }, '正式环境缺少设置 SECRET_KEY、WX_SECRET'],
    [{ ...real, WX_PUSH_TOKEN: '', WX_PUSH_AES_KEY: '', PUBLIC_BASE_URL: '' }, '正式环境缺少设置 WX_PUSH_TOKEN、WX_PUSH_AES_KEY、PUBLIC_BASE_URL'],
  ])('hears in one sentence what is wrong with %o', (settings, sentence) => {
    expect(() => loadConfig({ DATA_DIR, ...settings })).toThrow(new ConfigError(`设置有误:${sentence}。`));
  });

  it('never hears a secret back', () => {
    expect(() => loadConfig({ DATA_DIR, SECRET_KEY: 'my-secret', DATABASE_URL: 'redis://u:hunter2@x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/my-secret|hunter2/) }),
    );
  });

  it.each([
    [{ code: 'EADDRINUSE' }, '端口 3000 已被别的程序占用'],
    [{ code: 'ENOSPC' }, '硬盘已满'],
    [{ driverError: { code: 'SQLITE_FULL' } }, '硬盘已满'],
    [{ driverError: { code: 'SQLITE_NOTADB' } }, '数据库文件已损坏'],
    [{ code: 'ECONNREFUSED' }, '连不上数据库'],
    [new Error('三个迁移没有运行'), '服务没有启动:三个迁移没有运行'],
  ])('hears in one sentence why the server did not start: %o', (error, sentence) => {
    const told = startFailure(error, 3000);
    expect(told).toContain(sentence);
    expect(told).not.toContain('\n');
  });
});
