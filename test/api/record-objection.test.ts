import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { gradeFinal, reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { erasureRoutes } from '../../shared/contract/erasure';
import { auditRoutes, memberRoutes } from '../../shared/contract/member';
import { noticeRoutes } from '../../shared/contract/notice';
import { recordRoutes } from '../../shared/contract/record';
import { lineObjectionRoutes } from '../../shared/contract/record-objection';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCleaner, anOfficer, aSecretary, aTownOfficer, aVillager, NEXT_VILLAGE, theVillages, TOWN, YANGJIAWAN, type Person, type Villager } from '../support/people';
import { aPhoto, fixedReport } from '../support/reports';

jest.setTimeout(60_000);
const NOW = Date.parse('2026-11-23T08:00:00+08:00');

describe.each(databases)('a household objects to a line of its record on $name', (on) => {
  let running: RunningApp;
  let [secretary, cadre, town]: Person[] = [];
  let doors = 400;
  let sources = 0;
  beforeAll(async () => {
    running = await startApp(on, { now: NOW });
    await theVillages(running);
    secretary = await aSecretary(running);
    cadre = await anOfficer(running, 'cadre', YANGJIAWAN);
    town = await aTownOfficer(running);
  });
  beforeEach(() => running.clock.set(NOW));
  afterAll(() => running?.close());

  const as = ({ token }: Person) => ({ token });
  const records = () => running.app.get(RecordService, { strict: false });
  const lines = async (who: Villager) => (await running.api.call(recordRoutes.household, { params: { householdId: who.householdId } }, as(who))).entries.items;
  const withALine = async (): Promise<{ villager: Villager; entryId: string }> => {
    const villager = await aVillager(running, { doorNo: String((doors += 1)) });
    await records().write(reportConfirmed({ villageId: YANGJIAWAN, reportId: `report-${(sources += 1)}`, what: '垃圾满了', at: NOW }, { memberId: villager.memberId, householdId: villager.householdId, groupNo: 3 }));
    return { villager, entryId: (await lines(villager))[0]!.entryId };
  };
  const file = (who: Person, entryId: string, photoIds: string[] = []) =>
    running.api.call(lineObjectionRoutes.file, { params: { entryId }, body: { words: '不是我家报的', photoIds } }, as(who));
  const decide = (who: Person, objectionId: string, verdict: 'upheld' | 'declined' = 'upheld') =>
    running.api.call(lineObjectionRoutes.decide, { params: { objectionId }, body: { verdict, reason: '查了照片' } }, as(who));
  const ofLine = (who: Person, entryId: string) => running.api.call(lineObjectionRoutes.ofLine, { params: { entryId } }, as(who));

  it('upheld: the line is taken back with the reason, the household is told, the sums agree', async () => {
    const { villager, entryId } = await withALine();
    expect(await ofLine(villager, entryId)).toEqual({ items: [], mayObject: true, mayObjectFor: false, mayDecide: false });
    const { objectionId } = await file(villager, entryId, [await aPhoto(running, villager)]);
    await expect(file(villager, entryId)).rejects.toMatchObject({ code: 'LINE_OBJECTION_OPEN', status: 409 });
    await running.settleChecks();
    expect(await ofLine(secretary!, entryId)).toMatchObject({ items: [{ objectionId, words: '不是我家报的', photos: [expect.anything()], state: 'open' }], mayObject: false, mayDecide: true });
    expect((await running.api.call(noticeRoutes.list, {}, as(secretary!))).items[0]).toMatchObject({ title: '有人对一笔积分有异议', page: { name: 'resident/record-line', params: { entryId } } });
    expect(await decide(secretary!, objectionId)).toMatchObject({ state: 'upheld', decidedByName: secretary!.name, reason: '查了照片' });
    expect(await lines(villager)).toMatchObject([{ points: -2, isReversal: true }, { points: 2, isReversed: true }]);
    const { reverses } = await running.api.call(recordRoutes.entry, { params: { entryId: (await lines(villager))[0]!.entryId } }, as(villager));
    expect(reverses).toMatchObject({ reason: '异议成立:查了照片', byName: secretary!.name });
    expect((await running.api.call(noticeRoutes.list, {}, as(villager))).items[0]).toMatchObject({ title: '您提的异议有结果了', body: expect.stringContaining('异议成立') });
    await expect(file(villager, entryId)).rejects.toMatchObject({ code: 'LINE_OBJECTION_GONE' });
    expect(await running.app.get(RecordBooks, { strict: false }).differences(YANGJIAWAN)).toEqual([]);
  });

  it('declined: the line stands, and the household may object again with something new', async () => {
    const { villager, entryId } = await withALine();
    const { objectionId } = await file(villager, entryId);
    await decide(cadre!, objectionId, 'declined');
    expect(await lines(villager)).toHaveLength(1);
    await expect(decide(secretary!, objectionId)).rejects.toMatchObject({ code: 'LINE_OBJECTION_DECIDED' });
    const again = await file(villager, entryId);
    expect(await running.api.call(lineObjectionRoutes.withdraw, { params: { objectionId: again.objectionId } }, as(villager))).toMatchObject({ state: 'withdrawn' });
    expect((await ofLine(villager, entryId)).items.map(({ state }) => state)).toEqual(['withdrawn', 'declined']);
  });

  it('whoever confirmed it does not decide, nor anybody about their own household; strangers find nothing', async () => {
    const reporter = await aVillager(running, { doorNo: String((doors += 1)) });
    const worker = await aCleaner(running, YANGJIAWAN, { doorNo: String((doors += 1)) });
    const { reportId } = await fixedReport(running, { reporter, secretary: secretary!, worker, villageId: YANGJIAWAN });
    running.clock.advance(4 * 86_400_000);
    await running.api.call(reportStaffRoutes.close, { params: { reportId }, body: { note: '看过了' } }, as(cadre!));
    const { entryId } = (await lines(reporter))[0]!;
    const { objectionId } = await file(reporter, entryId);
    const other = await aVillager(running, { doorNo: String((doors += 1)) });
    for (const stranger of [other, await aSecretary(running, NEXT_VILLAGE)]) {
      await expect(ofLine(stranger, entryId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(file(stranger, entryId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(decide(reporter, objectionId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(file(town!, entryId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide(cadre!, objectionId)).rejects.toMatchObject({ code: 'LINE_OBJECTION_NOT_YOURS' });
    await expect(decide(town!, objectionId)).resolves.toMatchObject({ state: 'upheld' });
  });

  it('a grade is for the sheet, and the town sees what was not answered in time', async () => {
    const { villager, entryId } = await withALine();
    await records().write(gradeFinal({ villageId: YANGJIAWAN, roundId: 'a-round', roundTitle: '十一月评比', householdId: villager.householdId, groupNo: 3, doorNo: String(doors), grade: 'clean', total: 8_500, at: NOW + 1 }));
    const grade = (await lines(villager)).find(({ act }) => act === 'grade-final')!;
    await expect(file(villager, grade.entryId)).rejects.toMatchObject({ code: 'LINE_OBJECTION_AT_SHEET' });
    const filed = await file(villager, entryId);
    const late = (who: Person) => running.api.call(lineObjectionRoutes.late, { params: { regionCode: TOWN } }, as(who));
    expect((await late(town!)).items.map(({ objectionId }) => objectionId)).not.toContain(filed.objectionId);
    running.clock.set(Date.parse(filed.dueAt) + 1);
    expect((await late(town!)).items).toContainEqual(expect.objectContaining({ objectionId: filed.objectionId, isLate: true, villageName: '杨家湾村' }));
    await expect(late(secretary!)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await running.api.call(lineObjectionRoutes.list, { params: { villageId: YANGJIAWAN } }, as(secretary!))).items).toContainEqual(expect.objectContaining({ objectionId: filed.objectionId }));
  });

  it('the secretary writes it down for a household that asked, with both names; somebody else answers', async () => {
    const { villager, entryId } = await withALine();
    const forThem = (who: Person, askedBy?: string) =>
      running.api.call(lineObjectionRoutes.file, { params: { entryId }, body: { words: '少记了一次', ...(askedBy !== undefined && { askedBy }) } }, as(who));
    expect(await ofLine(secretary!, entryId)).toMatchObject({ mayObject: false, mayObjectFor: true, mayDecide: false });
    expect(await ofLine(town!, entryId)).toMatchObject({ mayObjectFor: false });
    for (const askedBy of [undefined, ' ']) await expect(forThem(secretary!, askedBy)).rejects.toMatchObject({ code: 'LINE_OBJECTION_WHO_ASKED', status: 422 });
    await expect(forThem(town!, '杨桂兰')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const filed = await forThem(secretary!, '杨桂兰');
    expect(filed).toMatchObject({ askedBy: '杨桂兰', byName: secretary!.name, state: 'open' });
    await running.settleChecks();
    expect(await ofLine(villager, entryId)).toMatchObject({ items: [{ words: '少记了一次', askedBy: '杨桂兰', byName: secretary!.name }], mayObject: false });
    const first = async (who: Person) => (await running.api.call(noticeRoutes.list, {}, as(who))).items[0];
    expect(await first(villager)).toMatchObject({ title: '有人替您家提了异议', body: expect.stringContaining(secretary!.name), page: { name: 'resident/record-line', params: { entryId } } });
    expect(await first(cadre!)).toMatchObject({ title: '有人对一笔积分有异议' });
    expect((await running.api.call(auditRoutes.list, { params: { villageId: YANGJIAWAN } }, as(secretary!))).items).toContainEqual(expect.objectContaining({ words: '替一户提了积分异议:上报的事修好了' }));
    expect(await ofLine(secretary!, entryId)).toMatchObject({ mayObjectFor: false, mayDecide: false });
    await expect(decide(secretary!, filed.objectionId)).rejects.toMatchObject({ code: 'LINE_OBJECTION_NOT_YOURS' });
    expect(await decide(cadre!, filed.objectionId, 'declined')).toMatchObject({ state: 'declined', askedBy: '杨桂兰' });
  });

  it('the household takes back what it did not ask for; whoever wrote it down may as well, nobody else', async () => {
    const withdraw = (who: Person, objectionId: string) => running.api.call(lineObjectionRoutes.withdraw, { params: { objectionId } }, as(who));
    const { villager, entryId } = await withALine();
    const body = { words: '少记了', askedBy: '杨桂兰' };
    const forThem = async () => (await running.api.call(lineObjectionRoutes.file, { params: { entryId }, body }, as(secretary!))).objectionId;
    const first = await forThem();
    await expect(withdraw(cadre!, first)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await withdraw(villager, first)).toMatchObject({ state: 'withdrawn' });
    expect(await withdraw(secretary!, await forThem())).toMatchObject({ state: 'withdrawn' });
    const own = await running.api.call(lineObjectionRoutes.file, { params: { entryId }, body }, as(villager));
    expect(own.askedBy).toBeNull();
  });

  it('forgets who asked when that person leaves; the objection stands', async () => {
    const { villager, entryId } = await withALine();
    const { personName } = (await running.api.call(memberRoutes.me, {}, as(villager))).residencies[0]!;
    const body = { words: '少记了', askedBy: personName };
    await running.api.call(lineObjectionRoutes.file, { params: { entryId }, body }, as(secretary!));
    await running.settleChecks();
    await running.api.call(erasureRoutes.eraseMe, { body: { confirm: '注销' } }, as(villager));
    expect(await ofLine(secretary!, entryId)).toMatchObject({ items: [{ state: 'open', askedBy: '一位家里人', words: '少记了', byName: secretary!.name }] });
  });

  it('once, however many decide and object at the same moment', async () => {
    const { villager, entryId } = await withALine();
    const filed = await Promise.allSettled([1, 2, 3].map(() => file(villager, entryId)));
    const done = filed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(done).toHaveLength(1);
    const decided = await Promise.allSettled([decide(secretary!, done[0]!.objectionId), decide(cadre!, done[0]!.objectionId, 'declined'), decide(town!, done[0]!.objectionId)]);
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await lines(villager)).length).toBeLessThanOrEqual(2);
  });
});
