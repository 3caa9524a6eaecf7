import { Households } from '../../server/src/features/household/households.service';
import { Register } from '../../server/src/features/household/register.service';
import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { gradeFinal, reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { householdRoutes } from '../../shared/contract/household';
import { householdChangeRoutes } from '../../shared/contract/household-change';
import { memberRoutes } from '../../shared/contract/member';
import { recordRoutes } from '../../shared/contract/record';
import { reportRoutes } from '../../shared/contract/report';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCleaner, aHousehold, aSecretary, aStranger, aVillager, NEXT_VILLAGE, theVillages, YANGJIAWAN, type Person, type Villager } from '../support/people';
import { fixedReport } from '../support/reports';

jest.setTimeout(60_000);
const NOW = Date.parse('2026-11-23T08:00:00+08:00');
const HEADS = ['杨桂兰', '杨春生', '杨小燕'];
const params = { villageId: YANGJIAWAN };

describe.each(databases)('households split and merge on $name', (on) => {
  let running: RunningApp;
  let secretary: Person;
  let door = 200;
  let sources = 0;
  beforeAll(async () => {
    running = await startApp(on, { now: NOW });
    await theVillages(running);
    secretary = await aSecretary(running);
  });
  afterAll(() => running?.close());

  const the = <T>(type: new (...parts: never[]) => T): T => running.app.get(type, { strict: false });
  const as = ({ token }: Person) => ({ token });
  /** Grandmother, son and daughter-in-law behind one door; the son has signed in. */
  const aFamily = async (suffix = '') => {
    const doorNo = String((door += 1));
    const persons = HEADS.map((name, at) => ({ name: name + suffix, relation: at === 0 ? '户主' : '子女', presence: 'home' as const }));
    const { id } = await aHousehold(running, { doorNo, headName: HEADS[0]! + suffix, persons });
    const son = await aVillager(running, { doorNo, personName: HEADS[1]! + suffix, presence: 'away' });
    const { persons: people } = await running.api.call(householdRoutes.read, { params: { householdId: id } }, as(secretary));
    return { householdId: id, doorNo, son, ids: people.map(({ personId }) => personId) };
  };
  const earn = (householdId: string, memberId: string | null = null, reportId = `report-${(sources += 1)}`) =>
    the(RecordService).write(reportConfirmed({ villageId: YANGJIAWAN, reportId, what: '垃圾满了', at: NOW }, { memberId, householdId, groupNo: 3 }));
  const spend = (householdId: string, points: number, sourceId = `order-${(sources += 1)}`) => the(RecordService).spend({
    villageId: YANGJIAWAN, householdId, groupNo: 3, memberId: null, points, act: 'points-redeemed', sourceKind: 'redemption', sourceId, title: '换了洗衣粉', detail: '', at: NOW,
  });
  type Family = Awaited<ReturnType<typeof aFamily>>;
  const split = ({ householdId, ids }: Family, body: Partial<{ doorNo: string; points: number; personIds: string[]; headPersonId: string }> = {}, key?: string) =>
    running.api.call(householdChangeRoutes.split, {
      params, body: { householdId, groupNo: 3, doorNo: String((door += 1)), personIds: [ids[1]!, ids[2]!], headPersonId: ids[1]!, points: 0, reason: '儿子成家', ...body },
    }, { ...as(secretary), ...(key && { key }) });
  const merge = (from: { householdId: string }, to: { householdId: string }) =>
    running.api.call(householdChangeRoutes.merge, { params, body: { fromHouseholdId: from.householdId, toHouseholdId: to.householdId, reason: '老人搬来同住' } }, as(secretary));
  const record = (householdId: string, who: Person = secretary) => running.api.call(recordRoutes.household, { params: { householdId } }, as(who));
  const household = (householdId: string) => running.api.call(householdRoutes.read, { params: { householdId } }, as(secretary));
  const homeOf = async (who: Villager) => (await running.api.call(memberRoutes.me, {}, as(who))).residencies[0]!;

  it('a son takes his wife, his sign-in and a share of the points behind a door of his own; every line says so on both sides', async () => {
    const family = await aFamily();
    for (let times = 0; times < 3; times++) await earn(family.householdId, family.son.memberId);
    const change = await split(family, { points: 4, doorNo: '900' }, 'split-once-0001');
    expect(await split(family, { points: 4, doorNo: '900' }, 'split-once-0001')).toEqual(change);
    expect(change).toMatchObject({ kind: 'split', people: 2, points: 4, from: { label: `三组 ${family.doorNo} 号` }, to: { label: '三组 900 号' } });
    const newcomer = change.to.householdId;
    expect(await household(newcomer)).toMatchObject({ headName: HEADS[1], closedInto: null, persons: [{ personId: family.ids[1], relation: '户主', linked: true }, { personId: family.ids[2] }] });
    expect(await household(family.householdId)).toMatchObject({ headName: HEADS[0], people: 1 });
    expect(await homeOf(family.son)).toMatchObject({ householdId: newcomer, householdLabel: '三组 900 号', presence: 'away', state: 'verified' });

    const [before, after] = [await record(family.householdId), await record(newcomer, family.son)];
    expect([before.balance, after.balance]).toEqual([2, 4]);
    const words = { act: 'points-moved', title: `分户:三组 ${family.doorNo} 号 → 三组 900 号`, detail: expect.stringContaining('儿子成家') };
    expect(before.entries.items[0]).toMatchObject({ points: -4, ...words });
    expect(after.entries.items).toMatchObject([{ points: 4, ...words }]);
    // What the family did together stays with the old door; standings know no moved points.
    expect([before.quarterPoints, after.quarterPoints]).toEqual([6, 0]);
    await expect(record(family.householdId, family.son)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await running.api.call(householdChangeRoutes.list, { params }, as(secretary))).items[0]).toEqual(change);
    expect(await the(RecordBooks).differences(YANGJIAWAN)).toEqual([]);
  });

  it('what a person gave stays theirs behind another door; the year makes a picture for the household alone', async () => {
    const family = await aFamily('己');
    await earn(family.householdId, family.son.memberId);
    const { to } = await split(family);
    const mine = await running.api.call(recordRoutes.contributions, {}, as(family.son));
    expect(mine).toMatchObject({ quarters: [{ quarter: '2026Q4' }], entries: { items: [{ act: 'report-confirmed', points: 2, village: { name: '杨家湾村' } }], next: null } });
    expect((await running.api.call(recordRoutes.contributions, {}, as(await aStranger(running)))).entries.items).toEqual([]);
    const picture = (householdId: string, year: string) => running.api.call(recordRoutes.certificate, { params: { householdId, year }, query: { shows: 'given-name' } }, as(family.son));
    const { status, headers } = await running.api.send(recordRoutes.certificate, { params: { householdId: to.householdId, year: '2026' } }, as(family.son));
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
    await expect(picture(family.householdId, '2026')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(picture(to.householdId, '2031')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused with a taken door, strangers, nobody left, or more points than there are', async () => {
    const family = await aFamily();
    await earn(family.householdId);
    await expect(split(family, { doorNo: family.doorNo })).rejects.toMatchObject({ code: 'DOOR_TAKEN', status: 409 });
    await expect(split(family, { personIds: [family.ids[1]!, 'nobody'] })).rejects.toMatchObject({ code: 'PERSON_NOT_THERE' });
    await expect(split(family, { headPersonId: family.ids[0]! })).rejects.toMatchObject({ code: 'PERSON_NOT_THERE' });
    await expect(split(family, { personIds: family.ids })).rejects.toMatchObject({ code: 'SOMEBODY_MUST_STAY' });
    await expect(split(family, { points: 3 })).rejects.toMatchObject({ code: 'POINTS_NOT_ENOUGH' });
    expect(await household(family.householdId)).toMatchObject({ people: 3 });
    expect((await record(family.householdId)).balance).toBe(2);
    const foreign = await aHousehold(running, { villageId: NEXT_VILLAGE, doorNo: '77' });
    await expect(split({ ...family, householdId: foreign.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(merge(family, { householdId: foreign.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(merge(family, family)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('the head leaves, and the first who stays is the head', async () => {
    const family = await aFamily('甲');
    const { to } = await split(family, { personIds: [family.ids[0]!], headPersonId: family.ids[0]! });
    expect(await household(family.householdId)).toMatchObject({ headName: `${HEADS[1]}甲`, persons: [{ relation: '户主' }, { relation: '子女' }] });
    expect(await household(to.householdId)).toMatchObject({ headName: `${HEADS[0]}甲` });
  });

  it('what a household has paid stays paid after a merge, however late the request comes again; nothing new is spent', async () => {
    const [old, young] = [await aFamily('丁'), await aFamily('戊')];
    await earn(old.householdId);
    await spend(old.householdId, 1, 'paid-before');
    await merge(old, young);
    await spend(old.householdId, 1, 'paid-before');
    await expect(spend(old.householdId, 1, 'never-paid')).rejects.toMatchObject({ code: 'HOUSEHOLD_CLOSED' });
    expect((await record(old.householdId)).entries.items.map(({ points }) => points)).toEqual([-1, -1, 2]);
    expect([(await record(old.householdId)).balance, (await record(young.householdId)).balance]).toEqual([0, 1]);
  });

  it('a merged household is closed, not deleted: out of lists and rounds, not to be claimed, filled or spent from, its lines stay', async () => {
    const [old, young] = [await aFamily('乙'), await aFamily('丙')];
    await earn(old.householdId);
    await earn(young.householdId);
    const households = await the(Households).count(YANGJIAWAN);
    const change = await merge(old, young);
    expect(change).toMatchObject({ kind: 'merge', people: 3, points: 2 });
    expect(await household(old.householdId)).toMatchObject({ people: 0, closedInto: { householdId: young.householdId, label: `三组 ${young.doorNo} 号` } });
    expect((await household(young.householdId)).persons.map(({ relation }) => relation).filter((relation) => relation === '户主')).toHaveLength(1);
    expect(await homeOf(old.son)).toMatchObject({ householdId: young.householdId });
    expect([(await record(old.householdId)).balance, (await record(young.householdId)).balance]).toEqual([0, 4]);
    expect((await record(old.householdId)).entries.items.map(({ points }) => points)).toEqual([-2, 2]);

    expect(await the(Households).count(YANGJIAWAN)).toBe(households - 1);
    expect((await the(Households).ofVillage(YANGJIAWAN)).map(({ householdId }) => householdId)).not.toContain(old.householdId);
    const stranger = await aStranger(running);
    await expect(running.api.call(householdRoutes.claim, { params, body: { groupNo: 3, doorNo: old.doorNo, personName: '杨某', presence: 'home' } }, as(stranger))).rejects.toMatchObject({ code: 'HOUSEHOLD_UNKNOWN' });
    await expect(spend(old.householdId, 1)).rejects.toMatchObject({ code: 'HOUSEHOLD_CLOSED' });
    await expect(merge(old, young)).rejects.toMatchObject({ code: 'HOUSEHOLD_CLOSED' });
    await expect(split(old)).rejects.toMatchObject({ code: 'HOUSEHOLD_CLOSED' });
    await expect(merge(young, await aFamily('丙'))).rejects.toMatchObject({ code: 'SAME_NAMES' });

    const bytes = Buffer.from(`\uFEFF组,门牌号,户主,姓名,关系,在村/外出,党员户,低保户\n3,${old.doorNo},陈大,陈大,户主,在村,否,否\n`);
    const preview = await running.api.call(householdRoutes.previewImport, { params }, { ...as(secretary), file: { bytes, name: 'h.csv', type: 'text/csv' } });
    expect(preview).toMatchObject({ state: 'has-problems', problems: [{ line: 2, message: `三组 ${old.doorNo} 号已经并户,请从表里去掉` }] });
    await the(Register).store(YANGJIAWAN, [{ groupNo: 3, doorNo: old.doorNo, headName: '陈大', partyMember: false, welfare: false, persons: [] }]);
    expect((await household(old.householdId)).headName).toBe(`${HEADS[0]}乙`);
  });

  it('what was reported before the merge and confirmed after it is written to the household that goes on', async () => {
    const [old, young] = [await aFamily('庚'), await aFamily('辛')];
    const { reportId } = await fixedReport(running, { reporter: old.son, secretary, worker: await aCleaner(running), villageId: YANGJIAWAN });
    await merge(old, young);
    await running.api.call(reportRoutes.confirm, { params: { reportId }, body: {} }, as(old.son));
    expect([(await record(old.householdId)).balance, (await record(young.householdId)).balance]).toEqual([0, 2]);
    const [line] = (await record(young.householdId, old.son)).entries.items;
    expect(line).toMatchObject({ act: 'report-confirmed', points: 2 });
    const { householdLabel, source } = await running.api.call(recordRoutes.entry, { params: { entryId: line!.entryId } }, as(old.son));
    expect([householdLabel, source]).toEqual([`三组 ${young.doorNo} 号`, { kind: 'report', id: reportId, householdId: young.householdId }]);
    expect(await the(RecordBooks).differences(YANGJIAWAN)).toEqual([]);
  });

  it('whatever it came from, through two merges, once, in the group of the last door', async () => {
    const [first, second] = [await aFamily('壬'), await aFamily('癸')];
    const { id: last } = await aHousehold(running, { groupNo: 5, doorNo: '44' });
    await merge(first, second);
    await merge(second, { householdId: last });
    const grade = { villageId: YANGJIAWAN, roundId: 'a-round', roundTitle: '冬季评比', householdId: first.householdId, groupNo: 3, doorNo: first.doorNo, grade: 'clean' as const, total: 8500, at: NOW };
    await the(RecordService).write(gradeFinal(grade));
    await the(RecordService).write(gradeFinal(grade));
    await earn(first.householdId, null, 'two-merges');
    await earn(first.householdId, null, 'two-merges');
    const { entries, balance, quarterPoints, standing } = await record(last);
    expect(entries.items.filter(({ act }) => act !== 'points-moved').map(({ act, points }) => [act, points]).sort()).toEqual([['grade-final', 6], ['report-confirmed', 2]]);
    expect([balance, quarterPoints, standing.groupName]).toEqual([8, 8, '五组']);
    expect([(await record(first.householdId)).balance, (await record(second.householdId)).balance]).toEqual([0, 0]);
    expect(await the(RecordBooks).differences(YANGJIAWAN)).toEqual([]);
  });

  it('what is taken back after a merge follows the points: what was found false is owed, what was paid comes home, through two merges, once', async () => {
    const [first, second] = [await aFamily('寅'), await aFamily('卯')];
    const { id: last } = await aHousehold(running, { groupNo: 5, doorNo: '45' });
    for (const reportId of ['stays', 'found-false']) await earn(first.householdId, null, reportId);
    await spend(first.householdId, 1, 'comes-back');
    await merge(first, second);
    await merge(second, { householdId: last });
    for (let times = 0; times < 2; times++) {
      await the(RecordService).reverseSource('report', 'found-false', '查实不是这样', null);
      await the(RecordService).reverseSource('redemption', 'comes-back', '没有去领', null);
    }
    const balances = await Promise.all([first.householdId, second.householdId, last].map(async (id) => (await record(id)).balance));
    expect(balances).toEqual([0, 0, 2]);
    expect((await record(last)).entries.items.filter(({ title }) => title === '并户以后的更正').map(({ points }) => points).sort()).toEqual([-2, 1]);
    expect(await the(RecordBooks).differences(YANGJIAWAN)).toEqual([]);
  });

  it('at the very moment of a merge: before it or after it, the points end where the family is', async () => {
    const [old, young] = [await aFamily('子'), await aFamily('丑')];
    await Promise.all([earn(old.householdId), merge(old, young), earn(old.householdId), earn(young.householdId)]);
    expect([(await record(old.householdId)).balance, (await record(young.householdId)).balance]).toEqual([0, 6]);
    expect(await the(RecordBooks).differences(YANGJIAWAN)).toEqual([]);
  });

  it('at the same moment: one wins, no point is made or lost, nothing is spent from a closed household', async () => {
    const [one, other] = [await aFamily('丁'), await aFamily('戊')];
    for (let times = 0; times < 3; times++) await earn(one.householdId);
    const outcomes = await Promise.allSettled([
      merge(one, other), merge(other, one), split(one, { points: 3 }), split(one, { points: 3, personIds: [one.ids[2]!], headPersonId: one.ids[2]! }),
      spend(one.householdId, 5), spend(one.householdId, 5), earn(other.householdId), earn(one.householdId),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(3);
    const merged = outcomes.slice(0, 2).filter(({ status }) => status === 'fulfilled');
    expect(merged.length).toBeLessThanOrEqual(1);
    expect(await the(RecordBooks).differences(YANGJIAWAN)).toEqual([]);
    const changes = (await running.api.call(householdChangeRoutes.list, { params }, as(secretary))).items;
    const mine = new Set([one.householdId, other.householdId]);
    for (const { to } of changes) if (changes.some(({ from }) => mine.has(from.householdId))) mine.add(to.householdId);
    for (const householdId of mine) expect((await record(householdId)).balance).toBeGreaterThanOrEqual(0);
  });
});
