import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { deedRoutes, type NewDeed } from '../../shared/contract/deed';
import { noticeRoutes } from '../../shared/contract/notice';
import { auditRoutes } from '../../shared/contract/member';
import { recordRoutes } from '../../shared/contract/record';
import { ruleTrialRoutes } from '../../shared/contract/rule-trial';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { NEXT_VILLAGE, YANGJIAWAN, aGroupLeader, aHousehold, aSecretary, aVillager, anOfficer, theVillages, type Person, type Villager } from '../support/people';
import { aRuleSince } from '../support/rules';

jest.setTimeout(60_000);
const MONDAY = Date.parse('2026-11-23T08:00:00+08:00');
const params = { villageId: YANGJIAWAN };

describe.each(databases)('good deeds on $name', (on) => {
  let running: RunningApp;
  let [secretary, leader] = [] as unknown as [Person, Villager];
  let [work, help] = ['', ''];
  let doors = 200;
  beforeAll(async () => {
    running = await startApp(on, { now: MONDAY });
    await theVillages(running);
    secretary = await aSecretary(running);
    leader = await aGroupLeader(running);
    const deed = { act: 'deed-confirmed', points: 3 } as const;
    work = (await aRuleSince(running, YANGJIAWAN, secretary, '2026-11-01', { ...deed, name: '义务劳动', caps: { 'household-day': 1, 'household-week': 2 }, confirmers: ['secretary', 'group-leader'] })).kind;
    help = (await aRuleSince(running, YANGJIAWAN, secretary, '2026-11-20', { ...deed, name: '邻里互助', points: 2, caps: { 'household-day': 1 }, confirmers: ['secretary'] })).kind;
  });
  afterAll(() => running?.close());

  const api = () => running.api;
  const newcomer = (groupNo = 3): Promise<Villager> => aVillager(running, { doorNo: String((doors += 1)), groupNo });
  const submit = (who: Person, change: Partial<NewDeed> = {}, villageId = YANGJIAWAN) =>
    api().call(deedRoutes.submit, { params: { villageId }, body: { kind: work, day: '2026-11-23', words: '清了晒谷场的沟', ...change } }, { token: who.token });
  const decide = (who: Person, deedId: string, verdict: 'confirm' | 'refuse' = 'confirm', reason = '') =>
    api().call(deedRoutes.decide, { params: { deedId }, body: { verdict, reason } }, { token: who.token });
  const foundFalse = (who: Person, deedId: string) => api().call(deedRoutes.foundFalse, { params: { deedId }, body: { reason: '那天没有出工' } }, { token: who.token });
  const withdraw = (who: Person, deedId: string) => api().call(deedRoutes.withdraw, { params: { deedId }, body: { reason: '报错了' } }, { token: who.token });
  const record = ({ householdId, token }: Villager) => api().call(recordRoutes.household, { params: { householdId } }, { token });
  const sheet = (who: Person, householdIds: string[], change = {}) =>
    api().call(deedRoutes.sheet, { params, body: { kind: work, day: '2026-11-22', words: '修水渠', householdIds, ...change } }, { token: who.token });

  it('go from the villager to the group leader into the record, once, with the rule of their kind', async () => {
    const villager = await newcomer();
    const deed = await submit(villager);
    expect(deed).toMatchObject({ state: 'waiting', kindName: '义务劳动', personName: villager.name, onBehalfName: null, mayDecide: false, mayWithdraw: true });
    await running.settleChecks();
    const { items } = await api().call(deedRoutes.waiting, { params, query: {} }, { token: leader.token });
    expect(items[0]).toMatchObject({ deedId: deed.deedId, words: '清了晒谷场的沟', mayDecide: true });
    const both = await Promise.allSettled([decide(leader, deed.deedId), decide(secretary, deed.deedId), decide(leader, deed.deedId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(decide(secretary, deed.deedId)).rejects.toMatchObject({ code: 'DEED_ALREADY_DECIDED', status: 409 });
    const { balance, entries } = await record(villager);
    expect([balance, entries.items.length]).toEqual([3, 1]);
    expect(entries.items[0]).toMatchObject({ act: 'deed-confirmed', phase: 'build', title: '义务劳动', detail: '11月23日 · 清了晒谷场的沟' });
    const line = await api().call(recordRoutes.entry, { params: { entryId: entries.items[0]!.entryId } }, { token: villager.token });
    expect(line).toMatchObject({ rule: { version: 1, words: '义务劳动,经村书记或组长确认,一家加 3 分。一家一天最多 1 次、一周最多 2 次' }, source: { kind: 'deed', id: deed.deedId } });
    const told = await api().call(noticeRoutes.list, { query: {} }, { token: villager.token });
    expect(told.items.map(({ title }) => title)).toContain('好事确认了');
  });

  it('are capped by kind: another kind of the same day still counts', async () => {
    const villager = await newcomer();
    for (const kind of [work, work, help]) await decide(secretary, (await submit(villager, { kind })).deedId);
    const { entries } = await record(villager);
    expect(entries.items.map(({ title, points, whyZero }) => [title, points, whyZero]).sort()).toEqual([
      ['义务劳动', 0, '今天已记满 1 次,这次不加分'], ['义务劳动', 3, null], ['邻里互助', 2, null],
    ]);
    const { items } = await api().call(ruleTrialRoutes.earnable, { params: { householdId: villager.householdId } }, { token: villager.token });
    expect(items.filter(({ act }) => act === 'deed-confirmed')).toMatchObject([
      { kind: work, isFull: true, leftWords: '今天已记满,明天再来', left: [{ cap: 'household-day', times: 0, of: 1 }, { cap: 'household-week', times: 1, of: 2 }] }, { kind: help, isFull: true },
    ]);
    expect(items.find(({ act }) => act === 'report-confirmed')).toMatchObject({ isFull: false, leftWords: '今天还能记 3 次,这一周还能记 8 次', pointsWords: '加 2 分' });
    await expect(api().call(ruleTrialRoutes.earnable, { params: { householdId: villager.householdId } }, { token: leader.token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are never confirmed by oneself, one\'s own household, who sent them, or another group\'s leader', async () => {
    const own = await submit(leader);
    await expect(decide(leader, own.deedId)).rejects.toMatchObject({ code: 'DEED_NOT_YOURS_TO_CONFIRM', status: 403 });
    const wife = await aVillager(running, { doorNo: '1', groupNo: 3 });
    await expect(decide(leader, (await submit(wife)).deedId)).rejects.toMatchObject({ code: 'DEED_NOT_YOURS_TO_CONFIRM' });
    const neighbour = await aHousehold(running, { doorNo: '31', groupNo: 3, headName: '王婆婆' });
    const forHer = await submit(leader, { householdId: neighbour.id });
    expect(forHer).toMatchObject({ personName: '王婆婆', onBehalfName: leader.name, householdId: neighbour.id });
    await expect(decide(leader, forHer.deedId)).rejects.toMatchObject({ code: 'DEED_NOT_YOURS_TO_CONFIRM' });
    const far = await newcomer(5);
    await expect(decide(leader, (await submit(far)).deedId)).rejects.toMatchObject({ code: 'DEED_NOT_YOURS_TO_CONFIRM' });
    await expect(decide(leader, (await submit(await newcomer(), { kind: help })).deedId)).rejects.toMatchObject({ code: 'DEED_NOT_YOURS_TO_CONFIRM' });
    await expect(decide(far, forHer.deedId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await decide(secretary, forHer.deedId)).toMatchObject({ state: 'confirmed', decidedByName: secretary.name });
    const { entries } = await record({ ...secretary, householdId: neighbour.id });
    const line = await api().call(recordRoutes.entry, { params: { entryId: entries.items[0]!.entryId } }, { token: secretary.token });
    expect(line).toMatchObject({ personName: null, onBehalfName: leader.name });
  });

  it('are not for households of others or elsewhere, for kinds or days that are not', async () => {
    const [villager, other] = [await newcomer(), await newcomer()];
    await expect(submit(villager, { householdId: other.householdId })).rejects.toMatchObject({ code: 'DEED_NOT_YOUR_HOUSEHOLD', status: 403 });
    await expect(submit(leader, { householdId: (await newcomer(5)).householdId })).rejects.toMatchObject({ code: 'DEED_NOT_YOUR_HOUSEHOLD' });
    await expect(submit(villager, { kind: 'no-such' })).rejects.toMatchObject({ code: 'DEED_KIND_UNKNOWN', status: 422 });
    expect(await submit(villager, { kind: help, day: '2026-11-20' })).toMatchObject({ state: 'waiting' });
    await expect(submit(villager, { kind: help, day: '2026-11-19' })).rejects.toMatchObject({ code: 'DEED_KIND_UNKNOWN' });
    await expect(submit(villager, { day: '2026-11-24' })).rejects.toMatchObject({ code: 'DEED_DAY_WRONG', status: 422 });
    await expect(submit(villager, { day: '2026-10-23' })).rejects.toMatchObject({ code: 'DEED_DAY_WRONG' });
    await expect(submit(villager, { day: '2026-10-24' })).rejects.toMatchObject({ code: 'DEED_KIND_UNKNOWN' });
    await expect(submit(villager, {}, NEXT_VILLAGE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(submit(villager, { words: ' ' })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'words' }] });
  });

  it('are refused with a reason, withdrawn by who sent them, and found false later: then the points go back', async () => {
    const villager = await newcomer();
    const refused = await submit(villager);
    await expect(decide(secretary, refused.deedId, 'refuse')).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'reason' }] });
    expect(await decide(secretary, refused.deedId, 'refuse', '那天没有活动')).toMatchObject({ state: 'refused', reason: '那天没有活动' });
    await expect(foundFalse(secretary, refused.deedId)).rejects.toMatchObject({ code: 'DEED_ALREADY_DECIDED' });
    const taken = await submit(villager, { day: '2026-11-21' });
    await decide(secretary, taken.deedId);
    await expect(withdraw(leader, taken.deedId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await withdraw(villager, taken.deedId)).toMatchObject({ state: 'withdrawn' });
    const lie = await submit(villager, { day: '2026-11-21' });
    await decide(secretary, lie.deedId);
    expect((await record(villager)).balance).toBe(3);
    await expect(foundFalse(villager, lie.deedId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const both = await Promise.allSettled([foundFalse(secretary, lie.deedId), foundFalse(secretary, lie.deedId), withdraw(villager, lie.deedId)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { balance, entries } = await record(villager);
    expect([balance, entries.items.map(({ points }) => points).sort()]).toEqual([0, [-3, -3, 3, 3]]);
    const { items } = await api().call(deedRoutes.mine, { params, query: {} }, { token: villager.token });
    expect(items).toHaveLength(3);
    const log = await api().call(auditRoutes.list, { params, query: {} }, { token: secretary.token });
    expect(log.items.map(({ words }) => words)).toEqual(expect.arrayContaining(['没有确认一件好事 “义务劳动”,理由:那天没有活动', '确认了一件好事 “义务劳动”']));
  });

  it('are entered for everybody who was there at once; a second list of the day enters nobody twice', async () => {
    const people = [await newcomer(), await newcomer(), await newcomer(), await newcomer()];
    const ids = people.map(({ householdId }) => householdId);
    const both = await Promise.all([sheet(secretary, ids.slice(0, 3)), sheet(leader, ids.slice(1))]);
    expect(both.reduce((sum, { entered }) => sum + entered, 0)).toBe(4);
    expect(await sheet(secretary, ids)).toEqual({ entered: 0, already: 4 });
    for (const one of people) expect(await record(one)).toMatchObject({ balance: 3, entries: { items: [{ detail: '11月22日 · 修水渠' }] } });
    await expect(sheet(leader, [...ids, leader.householdId])).rejects.toMatchObject({ code: 'DEED_NOT_YOURS_TO_CONFIRM', details: [{ message: '三组 1 号' }] });
    await expect(sheet(leader, [(await newcomer(5)).householdId], { day: '2026-11-21' })).rejects.toMatchObject({ code: 'DEED_NOT_YOURS_TO_CONFIRM' });
    const foreign = await aVillager(running, { villageId: NEXT_VILLAGE, doorNo: '7' });
    await expect(sheet(secretary, [foreign.householdId])).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'householdIds' }] });
    await expect(sheet(secretary, ids, { kind: 'no-such' })).rejects.toMatchObject({ code: 'DEED_KIND_UNKNOWN' });
    await expect(sheet(secretary, ids, { day: '2026-12-01' })).rejects.toMatchObject({ code: 'DEED_DAY_WRONG' });
  });

  it('leave running figures that are what the lines add up to', async () => {
    expect(await running.app.get(RecordBooks, { strict: false }).differences(YANGJIAWAN)).toEqual([]);
    const contact = await anOfficer(running, 'party-contact', YANGJIAWAN, 5);
    const { items } = await api().call(deedRoutes.waiting, { params, query: { state: 'confirmed' } }, { token: contact.token });
    expect(items).toEqual([]);
  });
});
