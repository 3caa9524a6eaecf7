import { LEASE_MS } from '../../server/src/core/jobs/job-leases';
import { Notice } from '../../server/src/features/notice/notice.entity';
import { NoticeJobs } from '../../server/src/features/notice/notice.jobs';
import { noticeRoutes } from '../../shared/contract/notice';
import { databases } from '../support/databases';
import { NoticeStage, SEND_PATH, templateIdOf, type Told } from '../support/notices';
import { theVillages } from '../support/people';
import { changeEvent, popupEvent, sentEvent } from '../support/wechat-double/subscriptions';

jest.setTimeout(60_000);

const NOON = '2026-11-23T12:00:00+08:00';

describe.each(databases)('people are told by WeChat, on $name', (on) => {
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

  const at = (time: string) => stage.running.clock.set(time);
  const attempts = () => stage.wechat.callsTo(SEND_PATH).length;
  const choose = (who: Told, channels: object) => stage.running.api.call(noticeRoutes.choose, { body: { channels } }, { token: who.token });
  const told = async (who: Told, telling = {}) => {
    await stage.tell([who], telling);
    await stage.drain();
  };

  it('when they allowed it, with every field in its limits and the page that a tap opens', async () => {
    const person = await stage.allowing('progress');
    await told(person, { values: { what: '路灯不亮', place: '三组老槐树旁边的水泥路口往东五十米处', number: '村-0001', words: '村里已受理' } });
    expect(stage.arrived(person)).toEqual([expect.objectContaining({
      page: 'packages/resident/report/index?reportId=r1', templateId: templateIdOf('progress'),
      fields: {
        character_string1: '-0001', thing2: '路灯不亮 三组老槐树旁边的水泥路口往东…', phrase3: '已受理', time4: '2026年11月23日 12:00', thing5: '无',
      },
    })]);
    expect(await stage.states(person)).toEqual(['sent']);
    expect(await stage.credits(person, 'progress')).toBe(0);
  });

  it('as often as they allowed it; the rest stays in the app', async () => {
    const person = await stage.allowing('progress', 2);
    for (let times = 0; times < 3; times += 1) await told(person);
    expect(stage.arrived(person)).toHaveLength(2);
    expect(await stage.states(person)).toEqual(['sent', 'sent', 'inbox']);
    expect(attempts()).toBe(2);
  });

  it('and two happenings at once cannot spend one permission twice', async () => {
    const person = await stage.allowing('progress');
    await Promise.all([stage.tell([person]), stage.tell([person])]);
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(1);
    expect((await stage.states(person)).sort()).toEqual(['inbox', 'sent']);
  });

  it('once, when two servers do the same job at once, and when it is done again later', async () => {
    const person = await stage.allowing('progress', 3);
    await told(person);
    const [notice] = await stage.notices(person);
    const jobs = stage.get().get(NoticeJobs, { strict: false });
    await stage.uow.run(() => stage.uow.repo(Notice).update({ id: notice!.id }, { wechatState: 'waiting' }));
    await Promise.all([jobs.send({ noticeId: notice!.id }), jobs.send({ noticeId: notice!.id })]);
    await jobs.send({ noticeId: notice!.id });
    expect(stage.arrived(person)).toHaveLength(2);
    expect(['sent', 'unsure']).toContain((await stage.states(person))[0]);
  });

  it('at most once, when the server dies between the sending and the tick', async () => {
    at('2026-11-23T22:00:00+08:00');
    const person = await stage.allowing('progress', 2);
    await told(person);
    const [notice] = await stage.notices(person);
    await stage.uow.run(() => stage.uow.repo(Notice).update({ id: notice!.id }, { wechatState: 'sending' }));
    at('2026-11-24T07:00:00+08:00');
    await stage.drain();
    expect(attempts()).toBe(0);
    expect(await stage.states(person)).toEqual(['unsure']);
  });

  it('never again when the answer was lost, because the message may be there', async () => {
    const person = await stage.allowing('progress', 2);
    stage.wechat.lose(SEND_PATH);
    await told(person);
    stage.running.clock.advance(2 * LEASE_MS);
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(1);
    expect(await stage.states(person)).toEqual(['unsure']);
    expect(await stage.credits(person, 'progress')).toBe(1);
  });

  it('later, when WeChat is busy', async () => {
    const person = await stage.allowing('progress');
    stage.wechat.fail(SEND_PATH, { errcode: -1 }, 3);
    await told(person);
    expect(await stage.states(person)).toEqual(['waiting']);
    expect(await stage.credits(person, 'progress')).toBe(1);
    stage.running.clock.advanceMinutes(2);
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(1);
  });

  it('later, when no token is to be had', async () => {
    const person = await stage.allowing('progress');
    stage.running.clock.advanceDays(2);
    stage.wechat.fail('/cgi-bin/stable_token', { errcode: 40125 });
    await told(person);
    expect(await stage.states(person)).toEqual(['waiting']);
    stage.running.clock.advanceMinutes(2);
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(1);
  });

  it('the next morning, when the day\'s quota is used up', async () => {
    const person = await stage.allowing('progress');
    stage.wechat.fail(SEND_PATH, { errcode: 45009 });
    await told(person);
    at('2026-11-24T06:59:00+08:00');
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(0);
    at('2026-11-24T07:00:00+08:00');
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(1);
    expect(await stage.states(person)).toEqual(['sent']);
  });

  it('no more, when they said no to WeChat and we did not hear of it', async () => {
    const person = await stage.allowing('progress', 5);
    stage.wechat.house.subscriptions.allow(person.openid, templateIdOf('progress'), -5);
    await told(person);
    expect(await stage.states(person)).toEqual(['refused']);
    expect(await stage.credits(person, 'progress')).toBe(0);
    await told(person);
    expect(attempts()).toBe(1);
    await stage.tap(person, 'progress');
    await told(person);
    expect(stage.arrived(person)).toHaveLength(1);
  });

  it.each([[40037, 'an unknown template'], [47003, 'a bad value'], [40003, 'an unknown person'], [41030, 'an unknown page']])(
    'not at all on %d (%s), and the permission stays', async (errcode) => {
      const person = await stage.allowing('progress');
      stage.wechat.fail(SEND_PATH, { errcode });
      await told(person);
      stage.running.clock.advanceMinutes(10);
      await stage.drain();
      expect(attempts()).toBe(1);
      expect(await stage.states(person)).toEqual(['failed']);
      expect(await stage.credits(person, 'progress')).toBe(1);
    },
  );

  it('between seven and nine in the evening; at night only what is urgent', async () => {
    const person = await stage.allowing('task', 3);
    at('2026-11-23T20:59:59+08:00');
    await told(person, { template: 'report-received' });
    expect(stage.arrived(person)).toHaveLength(1);
    at('2026-11-23T21:00:00+08:00');
    await told(person, { template: 'report-received' });
    await told(person, { template: 'report-received', urgent: true });
    expect(stage.arrived(person)).toHaveLength(2);
    at('2026-11-24T06:59:59+08:00');
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(2);
    at('2026-11-24T07:00:00+08:00');
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(3);
  });

  it('not at night either when the server was down all evening, and not two days late', async () => {
    const person = await stage.allowing('progress', 2);
    at('2026-11-23T22:00:00+08:00');
    await told(person);
    at('2026-11-24T23:00:00+08:00');
    await stage.drain();
    expect(attempts()).toBe(0);
    at('2026-11-25T10:01:00+08:00');
    await stage.drain();
    expect(attempts()).toBe(0);
    expect(await stage.states(person)).toEqual(['inbox']);
  });

  it('the way they chose, kind by kind', async () => {
    const person = await stage.allowing('progress', 2);
    expect((await choose(person, { reports: 'inbox' })).groups).toContainEqual({ group: 'reports', channel: 'inbox' });
    await told(person);
    expect((await choose(person, { work: 'digest' })).groups).toEqual([
      { group: 'reports', channel: 'inbox' }, { group: 'work', channel: 'digest' }, { group: 'content', channel: 'at-once' },
    ]);
    await choose(person, { reports: 'at-once' });
    await told(person);
    expect(await stage.states(person)).toEqual(['inbox', 'sent']);
    await expect(choose(person, { reports: 'by-pigeon' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  describe('once in the morning for those who want it so', () => {
    const digester = async (): Promise<Told> => {
      const person = await stage.allowing('digest', 2);
      await choose(person, { reports: 'digest', work: 'digest' });
      return person;
    };

    it('with how much there is, not what', async () => {
      const person = await digester();
      for (let times = 0; times < 2; times += 1) await told(person);
      await told(person, { template: 'report-received' });
      at('2026-11-24T07:59:00+08:00');
      await stage.drain();
      expect(attempts()).toBe(0);
      at('2026-11-24T08:00:00+08:00');
      await stage.drain();
      expect(stage.arrived(person)).toEqual([expect.objectContaining({
        page: 'packages/resident/notices/index', templateId: templateIdOf('digest'),
        fields: { number1: '3', thing2: '上报进展2条,待办1条', time3: '2026年11月24日 08:00' },
      })]);
      at('2026-11-25T08:00:00+08:00');
      await stage.drain();
      expect(stage.arrived(person)).toHaveLength(1);
    });

    it('but not of what they have read already', async () => {
      const person = await digester();
      await told(person);
      await stage.running.api.call(noticeRoutes.readAll, {}, { token: person.token });
      at('2026-11-24T08:00:00+08:00');
      await stage.drain();
      expect(attempts()).toBe(0);
      expect(await stage.states(person)).toEqual(['inbox']);
    });

    it('once, also when WeChat is busy first', async () => {
      const person = await digester();
      await told(person);
      at('2026-11-24T08:00:00+08:00');
      stage.wechat.fail(SEND_PATH, { errcode: 45011 });
      await stage.drain();
      expect(await stage.credits(person, 'digest')).toBe(2);
      at('2026-11-24T08:02:00+08:00');
      await stage.drain();
      expect(stage.arrived(person)).toHaveLength(1);
      expect(await stage.states(person)).toEqual(['sent']);
    });
  });

  describe('and one tap is one permission', () => {
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
      await told(person);
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
  });

  it('and WeChat says whether a message arrived, once or twice', async () => {
    const [gets, misses] = [await stage.allowing('progress'), await stage.allowing('progress')];
    for (const person of [gets, misses]) await told(person);
    const now = stage.running.clock.now();
    for (const code of ['0', '0', '1']) await stage.push(sentEvent(stage.arrived(gets)[0]!, now, code));
    await stage.push(sentEvent(stage.arrived(misses)[0]!, now, '43101'));
    await stage.push(sentEvent({ ...stage.arrived(gets)[0]!, openid: misses.openid }, now));
    expect(await stage.states(gets)).toEqual(['delivered']);
    expect(await stage.states(misses)).toEqual(['undelivered']);
  });
});
