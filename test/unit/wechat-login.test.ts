import { Logger } from '@nestjs/common';
import { HttpWeChat } from '../../server/src/core/wechat/http-wechat';
import { DemoWeChat } from '../../server/src/core/wechat/demo-wechat';
import { WeChatDouble } from '../support/wechat-double/wechat-double';

const LOGIN = '/sns/jscode2session';
const LIMIT_MS = 1_500;

describe('a person logs in with WeChat', () => {
  let now = Date.parse('2026-11-23T12:00:00Z');
  const clock = { now: () => now };
  let double: WeChatDouble;
  let wechat: HttpWeChat;

  const wechatAt = (baseUrl: string, secret: string, appid = double.appid) =>
    new HttpWeChat({ baseUrl, appid, secret, timeLimitMs: LIMIT_MS }, clock);
  /** With the time limit of production. */
  const patient = () => new HttpWeChat({ baseUrl: double.baseUrl, appid: double.appid, secret: double.secret }, clock);

  beforeAll(async () => {
    Logger.overrideLogger(false);
    double = await WeChatDouble.start({ now: () => now });
  });
  afterAll(() => double.stop());
  beforeEach(() => {
    double.reset();
    wechat = wechatAt(double.baseUrl, double.secret);
  });

  it('and gets their openid, the session key staying behind', async () => {
    await expect(wechat.login(double.issueCode('oPerson'))).resolves.toEqual({ openid: 'oPerson' });
  });

  it('and the unionid when the account has one', async () => {
    const code = double.issueCode('oPerson', { unionid: 'uPerson' });
    await expect(wechat.login(code)).resolves.toEqual({ openid: 'oPerson', unionid: 'uPerson' });
  });

  it('with a code that was used before, and is asked to log in again', async () => {
    const code = double.issueCode('oPerson');
    await wechat.login(code);
    await expect(wechat.login(code)).rejects.toMatchObject({ code: 'WECHAT_CODE_USED', status: 400 });
  });

  it('with a code older than five minutes', async () => {
    const code = double.issueCode('oPerson');
    now += 5 * 60_000 + 1;
    await expect(wechat.login(code)).rejects.toMatchObject({ code: 'WECHAT_CODE_USED' });
  });

  it('whom WeChat holds to be dangerous', async () => {
    const code = double.issueCode('oPerson', { blocked: true });
    await expect(wechat.login(code)).rejects.toMatchObject({ code: 'WECHAT_BLOCKED', status: 403 });
  });

  it.each([
    ['a wrong secret', () => wechatAt(double.baseUrl, 'not-it')],
    ['a wrong appid', () => wechatAt(double.baseUrl, double.secret, 'wxffffffffffffffff')],
  ])('while the server has %s', async (_, misconfigured) => {
    await expect(misconfigured().login(double.issueCode('oPerson'))).rejects.toMatchObject({ code: 'WECHAT_REJECTED', status: 502 });
  });

  it('while WeChat is busy twice, without noticing', async () => {
    double.fail(LOGIN, { errcode: -1 }, 2);
    await expect(patient().login(double.issueCode('oPerson'))).resolves.toEqual({ openid: 'oPerson' });
    expect(double.callsTo(LOGIN)).toHaveLength(3);
  });

  it('while WeChat stays busy, after three attempts', async () => {
    double.fail(LOGIN, { errcode: -1 }, 9);
    await expect(patient().login(double.issueCode('oPerson'))).rejects.toMatchObject({ code: 'WECHAT_BUSY', status: 503 });
    expect(double.callsTo(LOGIN)).toHaveLength(3);
  });

  it.each([45011, 45009])('too often (%i), and WeChat is not asked again', async (errcode) => {
    double.fail(LOGIN, { errcode });
    await expect(wechat.login(double.issueCode('oPerson'))).rejects.toMatchObject({ code: 'WECHAT_BUSY', status: 503 });
    expect(double.callsTo(LOGIN)).toHaveLength(1);
  });

  it('while WeChat is late, and does not wait longer than the limit', async () => {
    // Far longer than a test may take: only the limit can end it.
    double.delay(LOGIN, 60_000);
    await expect(wechat.login(double.issueCode('oPerson'))).rejects.toMatchObject({ code: 'WECHAT_UNREACHABLE', status: 503 });
  });

  it('while the connection drops', async () => {
    double.drop(LOGIN);
    await expect(wechat.login(double.issueCode('oPerson'))).rejects.toMatchObject({ code: 'WECHAT_UNREACHABLE' });
  });

  it('while a gateway answers with a page instead of WeChat', async () => {
    double.gatewayPage(LOGIN);
    await expect(wechat.login(double.issueCode('oPerson'))).rejects.toMatchObject({ code: 'WECHAT_UNREACHABLE' });
  });

  it('while no WeChat is there at all', async () => {
    const gone = await WeChatDouble.start();
    const { baseUrl } = gone;
    await gone.stop();
    await expect(wechatAt(baseUrl, double.secret).login('code')).rejects.toMatchObject({ code: 'WECHAT_UNREACHABLE' });
  });

  it('in a demo, where the same code is always the same person', async () => {
    const demo = new DemoWeChat();
    const [first, again, other] = await Promise.all([demo.login('a'), demo.login('a'), demo.login('b')]);
    expect(first).toEqual(again);
    expect(first.openid).toMatch(/^demo-[0-9a-f]{23}$/);
    expect(other.openid).not.toBe(first.openid);
  });
});
