import { Injectable, Module } from '@nestjs/common';
import { SessionReader } from '../../../server/src/core/access/ports';
import { UnitOfWork } from '../../../server/src/core/database/unit-of-work';
import { Job } from '../../../server/src/core/jobs/job.entity';
import { JobRunner } from '../../../server/src/core/jobs/job-runner';
import { OnPush, type PushedMessage } from '../../../server/src/core/wechat/push/on-push';
import { PushInbox } from '../../../server/src/core/wechat/push/push-inbox';
import { WeChatPush } from '../../../server/src/core/wechat/push/pushed.entity';
import { wechatPushRoutes } from '../../../shared/contract/wechat-push';
import { startApp, type RunningApp } from '../../support/app';
import { databases } from '../../support/databases';
import { checkAddress, push, seal, type PushSettings } from '../../support/wechat-double/push';

/** Somebody who listens, and can be told to stumble. */
@Injectable()
class Listener {
  readonly heard: PushedMessage[] = [];
  stumbles = 0;

  @OnPush('debug_demo')
  async hear(pushed: PushedMessage): Promise<void> {
    if (this.stumbles-- > 0) throw new Error('stumbled');
    this.heard.push(pushed);
  }
}

@Module({ providers: [Listener, { provide: SessionReader, useValue: { read: async () => undefined } }], exports: [SessionReader] })
class ListeningModule {}

const keys = { wxAppId: 'wx0123456789abcdef', wxPushToken: 'AAAAA', wxPushAesKey: 'k'.repeat(43) };

describe.each(databases)('WeChat pushes a message to us, on $name', (database) => {
  let running: RunningApp;
  let to: PushSettings;
  const listener = () => running.app.get(Listener, { strict: false });
  const drain = () => running.app.get(JobRunner).drain();
  const kept = () => running.app.get(UnitOfWork).repo(WeChatPush).count();
  const event = { ToUserName: 'gh_1', FromUserName: 'oLi', CreateTime: 1714112445, MsgType: 'event', Event: 'debug_demo' };

  beforeAll(async () => {
    running = await startApp(database, { features: [ListeningModule], config: keys });
    to = { http: running.http, appid: keys.wxAppId, token: keys.wxPushToken, aesKey: keys.wxPushAesKey };
  });
  beforeEach(async () => {
    listener().heard.length = 0;
    const uow = running.app.get(UnitOfWork);
    await uow.run(() => uow.execute('DELETE FROM wechat_push'));
  });
  afterAll(() => running?.close());

  it('after it has checked the address', async () => {
    expect(await checkAddress(to, 'echo-this')).toEqual({ status: 200, text: 'echo-this' });
    expect((await checkAddress({ ...to, token: 'BBBBB' })).status).toBe(403);
  });

  it('and whoever asked for its event gets it as it was sent', async () => {
    expect(await push(to, { ...event, debug_str: '你好' })).toEqual({ status: 200, text: 'success' });
    await drain();
    expect(listener().heard).toMatchObject([{ event: 'debug_demo', message: { ...event, debug_str: '你好' } }]);
  });

  it('again and again until it hears "success", and it counts once', async () => {
    for (let turn = 0; turn < 3; turn += 1) expect((await push(to, event)).text).toBe('success');
    await Promise.all([push(to, event), push(to, event)]);
    await drain();
    expect(listener().heard).toHaveLength(1);
  });

  it('with a MsgId, and the number alone tells that it is the same', async () => {
    const message = { FromUserName: 'oLi', CreateTime: 1, MsgType: 'text', MsgId: 23456789012345670 };
    await push(to, { ...message, Content: '一' });
    await push(to, { ...message, Content: '一 ' });
    expect(await kept()).toBe(1);
  });

  it('about two things of one person within one second, and both count', async () => {
    await push(to, { ...event, trace_id: 'a' });
    await push(to, { ...event, trace_id: 'b' });
    await drain();
    expect(listener().heard).toHaveLength(2);
  });

  it('of a kind nobody waits for, and hears "success" all the same', async () => {
    expect((await push(to, { ...event, Event: 'unheard_of' })).text).toBe('success');
    await drain();
    expect(listener().heard).toEqual([]);
  });

  it('and when its listener stumbles, the message is given to it again later', async () => {
    listener().stumbles = 1;
    expect((await push(to, event)).text).toBe('success');
    await drain();
    expect(listener().heard).toEqual([]);
    running.clock.advanceMinutes(1);
    await drain();
    expect(listener().heard).toHaveLength(1);
  });

  it.each([
    ['with somebody else\'s token', () => push({ ...to, token: 'BBBBB' }, event)],
    ['with somebody else\'s key', () => push({ ...to, aesKey: 'x'.repeat(43) }, event)],
    ['meant for another mini-program', () => push({ ...to, appid: 'wxffffffffffffffff' }, event)],
    ['that is no message', () => push(to, ['not', 'a', 'message'])],
  ])('but one %s is refused and leaves nothing behind', async (_, forged) => {
    const { status, text } = await forged();
    expect([status, JSON.parse(text)]).toMatchObject([403, { error: { code: 'PUSH_REFUSED' } }]);
    expect(await kept()).toBe(0);
  });

  it('but one that was changed on its way is refused', async () => {
    const query = { timestamp: '1', nonce: '2', msg_signature: '0'.repeat(40) };
    const Encrypt = seal(to.aesKey, to.appid, JSON.stringify(event));
    await expect(running.api.call(wechatPushRoutes.receive, { query, body: { Encrypt } })).rejects.toMatchObject({ code: 'PUSH_REFUSED' });
    const plain = await running.api.send(wechatPushRoutes.receive, { query, body: event as never });
    expect(plain.status).toBe(400);
  });

  it('and is forgotten after three days', async () => {
    await push(to, event);
    running.clock.advanceDays(3);
    running.clock.advance(1);
    await running.app.get(PushInbox).forgetOld();
    expect(await kept()).toBe(0);
  });

  it('but is refused while token and key are not set', async () => {
    const shut = await startApp(database, { features: [ListeningModule], config: { ...keys, wxPushToken: undefined, wxPushAesKey: undefined } });
    expect((await push({ ...to, http: shut.http }, event)).status).toBe(403);
    expect((await checkAddress({ ...to, http: shut.http })).status).toBe(403);
    expect(await shut.app.get(UnitOfWork).repo(Job).countBy({ name: 'wechat.push' })).toBe(0);
    await shut.close();
  });
});
