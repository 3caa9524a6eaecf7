import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { DemoWeChat } from '../../server/src/core/wechat/demo-wechat';
import { HttpWeChat } from '../../server/src/core/wechat/http-wechat';
import { freePort } from '../support/free-port';
import { WeChatDouble } from '../support/wechat-double/wechat-double';

const PATH = '/cgi-bin/message/subscribe/send';
const OPENID = 'oPerson';

describe('a subscribe message', () => {
  const clock = { now: () => Date.now() };
  let double: WeChatDouble;
  let wechat: HttpWeChat;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    double = await WeChatDouble.start();
    double.house.subscriptions.templates.set('lamp', ['thing1', 'phrase2']);
    double.house.subscriptions.allow(OPENID, 'lamp', 100);
  });
  afterAll(() => double.stop());
  beforeEach(() => {
    double.reset();
    wechat = new HttpWeChat({ baseUrl: double.baseUrl, appid: double.appid, secret: double.secret, timeLimitMs: 1_500 }, clock);
  });

  const message = { openid: OPENID, templateId: 'lamp', page: 'packages/resident/report/index?reportId=1', fields: { thing1: '路灯不亮', phrase2: '已受理' } };
  const send = (change: Partial<typeof message> = {}) => wechat.sendSubscribeMessage({ ...message, ...change });

  it('goes out with state and language, and its number of 64 bits comes back whole', async () => {
    const delivery = await send();
    const { delivered } = double.house.subscriptions;
    expect(delivery).toEqual({ outcome: 'sent', msgId: delivered.at(-1)!.msgId });
    expect(Number.isSafeInteger(Number(delivered.at(-1)!.msgId))).toBe(false);
    expect(JSON.parse(double.callsTo(PATH)[0]!.body)).toMatchObject({ miniprogram_state: 'formal', lang: 'zh_CN', data: { thing1: { value: '路灯不亮' } } });
  });

  it.each([
    ['a value that is too long', { fields: { thing1: '长'.repeat(21), phrase2: '已受理' } }, 47003],
    ['an empty value', { fields: { thing1: '', phrase2: '已受理' } }, 47003],
    ['a field too few', { fields: { thing1: '路灯不亮' } }, 47003],
    ['a phrase that is none', { fields: { thing1: '路灯不亮', phrase2: 'ok' } }, 47003],
    ['an unknown template', { templateId: 'lantern' }, 40037],
    ['an openid that is none', { openid: 'nobody' }, 40003],
    ['a page that is none', { page: '/packages/x' }, 41030],
  ] as [string, Partial<typeof message>, number][])('with %s is refused for good', async (_, change, errcode) => {
    await expect(send(change)).resolves.toEqual({ outcome: 'refused', errcode });
  });

  it.each([[-1, 'busy'], [45011, 'busy'], [44991, 'busy'], [45009, 'over-quota'], [43101, 'no-credit']])('that WeChat answers with %d is %s', async (errcode, outcome) => {
    double.fail(PATH, { errcode }, 3);
    await expect(send()).resolves.toEqual({ outcome });
  });

  it('to somebody who allowed none has no credit', async () => {
    await expect(send({ openid: 'oAnother' })).resolves.toEqual({ outcome: 'no-credit' });
  });

  it('goes out with a new token when the old one is refused', async () => {
    await send();
    double.house.tokens.revokeAll();
    await expect(send()).resolves.toMatchObject({ outcome: 'sent' });
  });

  it.each([
    ['is lost', () => double.lose(PATH)], ['is cut off', () => double.drop(PATH)], ['is a page', () => double.gatewayPage(PATH)], ['is late', () => double.delay(PATH, 2_500)],
  ])('whose answer %s may have gone or not', async (_, goWrong) => {
    goWrong();
    await expect(send()).resolves.toEqual({ outcome: 'unsure' });
  });

  it('that never left, because there was no token or nobody at home, is a refusal to try again', async () => {
    const lonely = new HttpWeChat({ baseUrl: `http://127.0.0.1:${await freePort()}`, appid: 'a', secret: 's', timeLimitMs: 1_500 }, clock);
    await expect(lonely.sendSubscribeMessage(message)).rejects.toMatchObject({ code: 'WECHAT_UNREACHABLE' });
    double.fail('/cgi-bin/stable_token', { errcode: 40125 });
    await expect(send()).rejects.toMatchObject({ code: 'WECHAT_REJECTED' });
    const gone = await WeChatDouble.start();
    const away = new HttpWeChat({ baseUrl: gone.baseUrl, appid: gone.appid, secret: gone.secret, timeLimitMs: 1_500 }, clock);
    await away.sendSubscribeMessage(message);
    await gone.stop();
    // The kept connection has to notice.
    await pause(100);
    await expect(away.sendSubscribeMessage(message)).rejects.toMatchObject({ code: 'WECHAT_UNREACHABLE' });
  });

  it('goes nowhere in the demo', async () => {
    await expect(new DemoWeChat().sendSubscribeMessage(message)).resolves.toMatchObject({ outcome: 'sent' });
  });
});
