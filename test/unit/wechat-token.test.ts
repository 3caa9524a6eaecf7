import { Logger } from '@nestjs/common';
import { HttpWeChat } from '../../server/src/core/wechat/http-wechat';
import { WeChatDouble } from '../support/wechat-double/wechat-double';

const TOKEN = '/cgi-bin/stable_token';
const CHECK = '/wxa/msg_sec_check';
const MINUTE = 60_000;

describe('texts are checked by WeChat with one shared access token', () => {
  let now = Date.parse('2026-11-23T12:00:00Z');
  let double: WeChatDouble;
  let wechat: HttpWeChat;
  const check = (content = '路口的路灯坏了') => wechat.msgSecCheck('oAuthor', content, 'forum');

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    double = await WeChatDouble.start({ now: () => now });
    double.issueCode('oAuthor');
    wechat = new HttpWeChat({ baseUrl: double.baseUrl, appid: double.appid, secret: double.secret }, { now: () => now });
  });
  afterEach(() => double.stop());

  it('and a harmless one passes', async () => {
    await expect(check()).resolves.toMatchObject({ suggest: 'pass', label: 100 });
  });

  it('and the worst part of a long one decides', async () => {
    const long = `${'好'.repeat(2_600)}待审${'好'.repeat(2_600)}法轮${'😀'.repeat(2_600)}`;
    await expect(check(long)).resolves.toMatchObject({ suggest: 'risky', label: 20001 });
    expect(double.callsTo(CHECK)).toHaveLength(4);
  });

  it('which twenty calls at once fetch once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => check()));
    expect(double.callsTo(CHECK)).toHaveLength(20);
    expect(double.callsTo(TOKEN)).toHaveLength(1);
  });

  it('which is kept until five minutes before its end, then renewed once', async () => {
    await check();
    now += 114 * MINUTE;
    double.issueCode('oAuthor');
    await check();
    expect(double.callsTo(TOKEN)).toHaveLength(1);
    now += 2 * MINUTE;
    await Promise.all([check(), check()]);
    expect(double.callsTo(TOKEN)).toHaveLength(2);
  });

  it('which is replaced once, without force, when WeChat revoked it', async () => {
    await check();
    double.house.tokens.revokeAll();
    await expect(check()).resolves.toMatchObject({ suggest: 'pass' });
    expect(double.callsTo(TOKEN)).toHaveLength(2);
    expect(double.callsTo(TOKEN).map(({ body }) => JSON.parse(body).force_refresh)).toEqual([false, false]);
  });

  it.each([40001, 40014, 42001])('which heals after one %i', async (errcode) => {
    double.fail(CHECK, { errcode });
    await expect(check()).resolves.toMatchObject({ suggest: 'pass' });
    expect(double.callsTo(CHECK)).toHaveLength(2);
  });

  it('which is not fetched for ever when WeChat goes on refusing it', async () => {
    double.fail(CHECK, { errcode: 40001 }, 9);
    await expect(check()).rejects.toMatchObject({ code: 'WECHAT_REJECTED' });
    expect(double.callsTo(CHECK)).toHaveLength(2);
  });

  it('which all waiting calls miss together when it cannot be fetched, and the next call fetches again', async () => {
    double.drop(TOKEN);
    const failed = await Promise.allSettled([check(), check()]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(check()).resolves.toMatchObject({ suggest: 'pass' });
  });

  it('unless the minute quota is used up, which is not retried', async () => {
    double.fail(CHECK, { errcode: 44991 });
    await expect(check()).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
    expect(double.callsTo(CHECK)).toHaveLength(1);
  });

  it('unless the author has not been seen for two hours', async () => {
    now += 121 * MINUTE;
    await expect(check()).rejects.toMatchObject({ code: 'WECHAT_REJECTED' });
  });

  it('and the log names the request, never the person, the token or the secret', async () => {
    const lines: string[] = [];
    const keep = (line: unknown) => void lines.push(String(line));
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(keep);
    jest.spyOn(Logger.prototype, 'error').mockImplementation(keep);
    double.fail(CHECK, { errcode: 40003, errmsg: 'invalid openid oAuthor' });
    await expect(check()).rejects.toThrow();
    double.drop('/sns/jscode2session');
    await expect(wechat.login('some-code')).rejects.toThrow();
    jest.restoreAllMocks();
    const log = lines.join('\n');
    expect(log).toMatch(/msg_sec_check errcode 40003 rid [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}/);
    expect(log).not.toMatch(/oAuthor|some-code|99_|double-secret/);
  });
});
