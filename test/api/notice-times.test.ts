import { noticeRoutes } from '../../shared/contract/notice';
import { databases } from '../support/databases';
import { NoticeStage, SEND_PATH, templateIdOf, type Told } from '../support/notices';
import { theVillages } from '../support/people';

jest.setTimeout(60_000);

const NOON = '2026-11-23T12:00:00+08:00';

describe.each(databases)('people are told when they want to be, on $name', (on) => {
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
  const choose = (who: Told, channels: object) => stage.running.api.call(noticeRoutes.choose, { body: { channels } }, { token: who.token });

  it('between seven and nine in the evening; at night only what is urgent', async () => {
    const person = await stage.allowing('task', 3);
    at('2026-11-23T20:59:59+08:00');
    await stage.told(person, { template: 'report-received' });
    expect(stage.arrived(person)).toHaveLength(1);
    at('2026-11-23T21:00:00+08:00');
    await stage.told(person, { template: 'report-received' });
    await stage.told(person, { template: 'report-received', urgent: true });
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
    await stage.told(person);
    at('2026-11-24T23:00:00+08:00');
    await stage.drain();
    expect(stage.attempts()).toBe(0);
    at('2026-11-25T10:01:00+08:00');
    await stage.drain();
    expect(stage.attempts()).toBe(0);
    expect(await stage.states(person)).toEqual(['inbox']);
  });

  it('the way they chose, kind by kind', async () => {
    const person = await stage.allowing('progress', 2);
    expect((await choose(person, { reports: 'inbox' })).groups).toContainEqual({ group: 'reports', channel: 'inbox' });
    await stage.told(person);
    expect((await choose(person, { work: 'digest' })).groups).toEqual(expect.arrayContaining([
      { group: 'reports', channel: 'inbox' }, { group: 'work', channel: 'digest' }, { group: 'content', channel: 'at-once' },
    ]));
    await choose(person, { reports: 'at-once' });
    await stage.told(person);
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
      for (let times = 0; times < 2; times += 1) await stage.told(person);
      await stage.told(person, { template: 'report-received' });
      at('2026-11-24T07:59:00+08:00');
      await stage.drain();
      expect(stage.attempts()).toBe(0);
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
      await stage.told(person);
      await stage.running.api.call(noticeRoutes.readAll, {}, { token: person.token });
      at('2026-11-24T08:00:00+08:00');
      await stage.drain();
      expect(stage.attempts()).toBe(0);
      expect(await stage.states(person)).toEqual(['inbox']);
    });

    it('once, also when WeChat is busy first', async () => {
      const person = await digester();
      await stage.told(person);
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
});
