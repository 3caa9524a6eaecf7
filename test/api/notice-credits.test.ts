import fc from 'fast-check';
import { NoticeCredits } from '../../server/src/features/notice/notice-credits.service';
import { noticeRoutes } from '../../shared/contract/notice';
import { databases } from '../support/databases';
import { NoticeStage, templateIdOf, type Told } from '../support/notices';
import { theVillages } from '../support/people';
import { changeEvent, popupEvent, sentEvent } from '../support/wechat-double/subscriptions';

jest.setTimeout(60_000);

const NOON = '2026-11-23T12:00:00+08:00';

describe.each(databases)('one tap is one permission, on $name', (on) => {
  let stage: NoticeStage;
  beforeAll(async () => {
    stage = await NoticeStage.open(on);
    await theVillages(stage.running);
  });
  beforeEach(() => {
    stage.wechat.reset();
    stage.running.clock.set(NOON);
  });
  afterAll(() => stage?.close());

  const popup = (person: Told, answers: Record<string, string>, seconds = 0) =>
    popupEvent(person.openid, stage.running.clock.now() + seconds * 1000, answers);
  const accept = { [templateIdOf('progress')]: 'accept' };

  it('whether the phone tells, WeChat tells, or both', async () => {
    const [byPhone, byPush, byBoth] = [await stage.person(), await stage.person(), await stage.person()];
    for (const person of [byPhone, byBoth]) await stage.tap(person, 'progress');
    for (const person of [byPush, byBoth]) await stage.push(popup(person, accept));
    for (const person of [byPhone, byPush, byBoth]) expect(await stage.credits(person, 'progress')).toBe(1);
  });

  it('however often WeChat repeats itself; two taps are two', async () => {
    const person = await stage.person();
    for (let times = 0; times < 3; times += 1) await stage.push(popup(person, accept));
    expect(await stage.credits(person, 'progress')).toBe(1);
    await stage.push(popup(person, accept, 5));
    expect(await stage.credits(person, 'progress')).toBe(2);
  });

  it('for each of several templates, of which one was refused', async () => {
    const person = await stage.person();
    await stage.push(popup(person, { ...accept, [templateIdOf('task')]: 'reject', [templateIdOf('digest')]: 'acceptWithAudio', 'template-of-others': 'accept' }));
    expect([await stage.credits(person, 'progress'), await stage.credits(person, 'task'), await stage.credits(person, 'digest')]).toEqual([1, 0, 1]);
  });

  it('that a late event does not bring back after WeChat said there is none', async () => {
    const person = await stage.allowing('progress');
    const late = popup(person, accept, -10);
    stage.wechat.house.subscriptions.allow(person.openid, templateIdOf('progress'), -1);
    await stage.told(person);
    await stage.push(late);
    expect(await stage.credits(person, 'progress')).toBe(0);
  });

  it('until the person switches the messages off in WeChat', async () => {
    const person = await stage.allowing('progress', 3);
    await stage.push(changeEvent(person.openid, stage.running.clock.now(), { [templateIdOf('progress')]: 'reject' }));
    expect(await stage.credits(person, 'progress')).toBe(0);
  });

  it('and strangers, nonsense and made-up answers change nothing', async () => {
    const person = await stage.person();
    await stage.push(popupEvent('oNobodyWeKnow', 0, accept));
    await stage.push({ MsgType: 'event', Event: 'subscribe_msg_popup_event', FromUserName: person.openid, CreateTime: '1', List: 'none' });
    const answers = [{ form: 'progress' as const, answer: 'accept' as const }];
    const allow = (body: object, key?: string) => stage.running.api.send(noticeRoutes.allow, { body } as never, { token: person.token, ...(key && { key }) });
    expect((await allow({ answers: [...answers, ...answers] })).status).toBe(400);
    expect((await allow({ answers: [{ form: 'gossip', answer: 'accept' }] })).status).toBe(400);
    expect(await stage.credits(person, 'progress')).toBe(0);
    for (let times = 0; times < 3; times += 1) await allow({ answers }, 'one-tap-many-sends');
    expect(await stage.credits(person, 'progress')).toBe(1);
    for (let times = 0; times < 60; times += 1) await allow({ answers });
    expect(await stage.credits(person, 'progress')).toBe(50);
  });

  it('in any order of taps, reports, events and messages: never more than were allowed, and none lost while one of the two tells', async () => {
    const credits = stage.get().get(NoticeCredits, { strict: false });
    const now = stage.running.clock.now();
    const act = fc.oneof(
      fc.record({ is: fc.constant('tap' as const), phoneTells: fc.boolean(), pushes: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ is: fc.constant('send' as const) }),
    );
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      const { memberId } = await stage.person();
      let [allowed, sent, byPhone, byPush] = [0, 0, 0, 0];
      for (const [at, one] of acts.entries()) {
        if (one.is === 'send') {
          if (await stage.uow.run(() => credits.spend(memberId, 'task'))) sent += 1;
        } else {
          allowed += 1;
          if (one.phoneTells) await credits.asked(memberId, 'task');
          for (let copy = 0; copy < one.pushes; copy += 1) await credits.pushed(memberId, 'task', { pushId: `push-${at}`, at: now });
          byPhone += Number(one.phoneTells);
          byPush += Number(one.pushes > 0);
        }
        const left = (await credits.of(memberId)).get('task') ?? 0;
        expect(left).toBeLessThanOrEqual(allowed - sent);
        expect(left).toBe(Math.max(byPhone, byPush) - sent);
      }
    }), { numRuns: 20 });
  });

  it('and WeChat says whether a message arrived, once or twice', async () => {
    const [gets, misses] = [await stage.allowing('progress'), await stage.allowing('progress')];
    for (const person of [gets, misses]) await stage.told(person);
    const now = stage.running.clock.now();
    for (const code of ['0', '0', '1']) await stage.push(sentEvent(stage.arrived(gets)[0]!, now, code));
    await stage.push(sentEvent(stage.arrived(misses)[0]!, now, '43101'));
    await stage.push(sentEvent({ ...stage.arrived(gets)[0]!, openid: misses.openid }, now));
    expect(await stage.states(gets)).toEqual(['delivered']);
    expect(await stage.states(misses)).toEqual(['undelivered']);
  });
});
