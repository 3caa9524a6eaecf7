import { LEASE_MS } from '../../server/src/core/jobs/job-leases';
import { Notice } from '../../server/src/features/notice/notice.entity';
import { NoticeJobs } from '../../server/src/features/notice/notice.jobs';
import { databases } from '../support/databases';
import { NoticeStage, SEND_PATH, templateIdOf } from '../support/notices';
import { theVillages } from '../support/people';

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

  it('when they allowed it, with every field in its limits and the page that a tap opens', async () => {
    const person = await stage.allowing('progress');
    await stage.told(person, { values: { what: '路灯不亮', place: '三组老槐树旁边的水泥路口往东五十米处', number: '村-0001', words: '村里已受理' } });
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
    for (let times = 0; times < 3; times += 1) await stage.told(person);
    expect(stage.arrived(person)).toHaveLength(2);
    expect(await stage.states(person)).toEqual(['sent', 'sent', 'inbox']);
    expect(stage.attempts()).toBe(2);
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
    await stage.told(person);
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
    await stage.told(person);
    const [notice] = await stage.notices(person);
    await stage.uow.run(() => stage.uow.repo(Notice).update({ id: notice!.id }, { wechatState: 'sending' }));
    at('2026-11-24T07:00:00+08:00');
    await stage.drain();
    expect(stage.attempts()).toBe(0);
    expect(await stage.states(person)).toEqual(['unsure']);
  });

  it('never again when the answer was lost, because the message may be there', async () => {
    const person = await stage.allowing('progress', 2);
    stage.wechat.lose(SEND_PATH);
    await stage.told(person);
    stage.running.clock.advance(2 * LEASE_MS);
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(1);
    expect(await stage.states(person)).toEqual(['unsure']);
    expect(await stage.credits(person, 'progress')).toBe(1);
  });

  it('later, when WeChat is busy', async () => {
    const person = await stage.allowing('progress');
    stage.wechat.fail(SEND_PATH, { errcode: -1 }, 3);
    await stage.told(person);
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
    await stage.told(person);
    expect(await stage.states(person)).toEqual(['waiting']);
    stage.running.clock.advanceMinutes(2);
    await stage.drain();
    expect(stage.arrived(person)).toHaveLength(1);
  });

  it('the next morning, when the day\'s quota is used up', async () => {
    const person = await stage.allowing('progress');
    stage.wechat.fail(SEND_PATH, { errcode: 45009 });
    await stage.told(person);
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
    await stage.told(person);
    expect(await stage.states(person)).toEqual(['refused']);
    expect(await stage.credits(person, 'progress')).toBe(0);
    await stage.told(person);
    expect(stage.attempts()).toBe(1);
    await stage.tap(person, 'progress');
    await stage.told(person);
    expect(stage.arrived(person)).toHaveLength(1);
  });

  it.each([[40037, 'an unknown template'], [47003, 'a bad value'], [40003, 'an unknown person'], [41030, 'an unknown page']])(
    'not at all on %d (%s), and the permission stays', async (errcode) => {
      const person = await stage.allowing('progress');
      stage.wechat.fail(SEND_PATH, { errcode });
      await stage.told(person);
      stage.running.clock.advanceMinutes(10);
      await stage.drain();
      expect(stage.attempts()).toBe(1);
      expect(await stage.states(person)).toEqual(['failed']);
      expect(await stage.credits(person, 'progress')).toBe(1);
    },
  );
});
