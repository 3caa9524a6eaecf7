import ExcelJS from 'exceljs';
import { hygieneTableRoutes } from '../../shared/contract/hygiene-tables';
import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import type { RegisterHousehold } from '../../server/src/features/household/register.plan';
import { Register } from '../../server/src/features/household/register.service';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { best, missing, ratings, skipped, worst, type Ratings, type Sheet } from '../support/hygiene';
import { readPdf } from '../support/pdf';
import { aCountyOfficer, aFollower, aGroupLeader, aHousehold, aSecretary, aTownOfficer, aVillager, anInspector, theVillages, type Person } from '../support/people';

const villages = Array.from({ length: 12 }, (_, at) => `4211022004${10 + at}`);
const DAY = 86_400_000;
const FEW = { rated: 0, meanTotal: null, compared: 0, gained: null };

/** Two groups: four households in the first, two of the party; two in the second, one on welfare. */
const DOORS: (Pick<RegisterHousehold, 'groupNo' | 'doorNo' | 'headName'> & Partial<RegisterHousehold>)[] = [
  { groupNo: 1, doorNo: '1', headName: '杨大山', partyMember: true },
  { groupNo: 1, doorNo: '2', headName: '杨二河', partyMember: true },
  { groupNo: 1, doorNo: '3', headName: '=HYPERLINK(1)' },
  { groupNo: 1, doorNo: '4', headName: '李四季' },
  { groupNo: 2, doorNo: '1', headName: '周一鸣', welfare: true },
  { groupNo: 2, doorNo: '2', headName: '周二宝' },
];

describe.each(databases)('the tables of hygiene rounds on $name', (on) => {
  let running: RunningApp;
  let verbs: Ratings;
  let villageId: string;
  let secretary: Person;
  let inspector: Person;
  let homes: string[];
  let turn = 0;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-07-02T02:00:00Z' });
    verbs = ratings(running);
    await theVillages(running, villages);
  });
  afterAll(() => running?.close());
  beforeEach(async () => {
    villageId = villages[turn++]!;
    secretary = await aSecretary(running, villageId);
    inspector = await anInspector(running, villageId);
    homes = [];
    for (const door of DOORS) homes.push((await aHousehold(running, { villageId, ...door })).id);
  });

  const published = async (sheets: Sheet[], body: { title: string; groupNos?: number[] }): Promise<string> => {
    running.clock.advance(DAY);
    const { roundId } = await verbs.open(secretary, villageId, { noticeDays: 1, ...body });
    const first = body.groupNos?.[0] === 2 ? 4 : 0;
    for (const [at, sheet] of sheets.entries()) await verbs.score(inspector, roundId, homes[first + at]!, sheet);
    await verbs.publish(secretary, roundId);
    return roundId;
  };
  const tables = (roundId: string, who?: Person) => running.api.call(hygieneTableRoutes.round, { params: { roundId } }, { token: who?.token });
  const quarter = (asked: string | undefined, who?: Person) => running.api.call(hygieneTableRoutes.quarter, { params: { villageId }, query: { quarter: asked } }, { token: who?.token });
  const file = async (route: 'sheets' | 'workbook' | 'report', roundId: string, who: Person, query: object = {}) => {
    const { status, body } = await running.api.send(hygieneTableRoutes[route], { params: { roundId }, query } as never, { token: who.token });
    return { status, bytes: body as Uint8Array, code: (body as { error?: { code: string } }).error?.code };
  };

  /** Each missing item costs its maximum: 10.00, or 20.00 for the seventh. */
  const FIRST: Sheet[] = [best(), missing(3), missing(2), worst(), missing(4), missing(5)];
  const SECOND: Sheet[] = [missing(1), best(), best(), skipped('away'), missing(3), missing(1)];

  it('are exact: groups, party households apart, welfare, the most improved against the round before', async () => {
    await published(FIRST, { title: '六月评比' });
    const staff = await tables(await published(SECOND, { title: '七月评比' }), secretary);
    expect(staff).toMatchObject({ title: '七月评比', beforeTitle: '六月评比', isStaff: true });
    // 90, 100, 100, –, 70, 90 after 100, 70, 80, 0, 60, 50.
    expect(staff.total).toMatchObject({ rated: 5, meanTotal: 9000, compared: 5, gained: 1800 });
    expect(staff.total.counts.map(({ households }) => households)).toEqual([4, 0, 1, 0]);
    expect(staff.groups.map(({ name, rated, meanTotal, compared, gained }) => [name, rated, meanTotal, compared, gained])).toEqual([['一组', 3, 9667, 3, 1333], ['二组', 2, 8000, 2, 2500]]);
    expect(staff.party).toMatchObject({ rated: 2, meanTotal: 9500, gained: 1000 });
    expect(staff.others).toMatchObject({ rated: 3, meanTotal: 8667, gained: 2333 });
    expect(staff.welfare).toMatchObject({ rated: 1, meanTotal: 7000, gained: 1000 });
    expect(staff.partyLines.map(({ label, headName, total, gained }) => [label, headName, total, gained])).toEqual([['一组 2 号', '杨二河', 10_000, 3000], ['一组 1 号', '杨大山', 9000, -1000]]);
    expect(staff.welfareLines).toEqual([{ label: '二组 1 号', headName: '周一鸣', total: 7000, grade: 'fairly-clean', gained: 1000, householdId: homes[4] }]);
    expect(staff.improved.map(({ headName, gained }) => [headName, gained])).toEqual([['周二宝', 4000], ['杨二河', 3000], ['=HYPERLINK(1)', 2000], ['周一鸣', 1000]]);
  });

  it('everybody else sees what the red board allows: masked names, nobody with a poor grade, no welfare, no group of two, nobody\'s way up', async () => {
    await published(FIRST, { title: '六月评比' });
    const roundId = await published(SECOND, { title: '七月评比' });
    const home = await aVillager(running, { villageId, groupNo: 2, doorNo: '1' });
    for (const who of [undefined, home, await aFollower(running), await aSecretary(running, villages[11])]) {
      const seen = await tables(roundId, who);
      expect(seen).toMatchObject({ isStaff: false, total: { rated: 5, meanTotal: 9000, gained: 1800 }, party: null, others: null, welfare: null, welfareLines: [] });
      // 二组 has two: its mean, and with it 一组's, would tell on them.
      expect(seen.groups).toEqual([]);
      expect(seen.partyLines.map(({ label, headName, gained, householdId }) => [label, headName, gained, householdId])).toEqual([['一组 2 号', '杨*河', null, null], ['一组 1 号', '杨*山', null, null]]);
      expect(seen.improved.map(({ label, gained }) => [label, gained])).toEqual([['二组 2 号', null], ['一组 2 号', null], ['一组 3 号', null]]);
      const text = JSON.stringify(seen);
      for (const secret of ['周一鸣', '杨大山', '杨二河', '周二宝', '二组 1 号', ...homes]) expect(text).not.toContain(secret);
    }
  });

  it('of one or two households nothing is public, not even the sum', async () => {
    const roundId = await published([best(), worst()], { title: '二组复查', groupNos: [2] });
    expect(await tables(roundId)).toMatchObject({ total: FEW, groups: [], party: null, others: null });
    expect((await tables(roundId, secretary)).total).toMatchObject({ rated: 2, meanTotal: 5000 });
  });

  it('a round is compared with one that covers the same households: a check of one group is no measure for the village', async () => {
    const first = await published(FIRST, { title: '六月评比' });
    const check = await published([best(), best()], { title: '二组复查', groupNos: [2] });
    const later = await published(SECOND, { title: '七月评比' });
    expect([await tables(first, secretary), await tables(check, secretary), await tables(later, secretary)].map(({ beforeTitle }) => beforeTitle)).toEqual([null, '六月评比', '六月评比']);
    expect((await tables(check, secretary)).total).toMatchObject({ compared: 2, gained: 4500 });
  });

  it('of a quarter: every round counts, a household is compared by its mean', async () => {
    await published(FIRST, { title: '一轮' });
    await published(SECOND, { title: '二轮' });
    const now = (await quarter(undefined, secretary)).title;
    expect(now).toBe('2026 年三季度');
    const seen = await quarter('2026Q3', secretary);
    expect(seen).toMatchObject({ beforeTitle: null, total: { rated: 11, meanTotal: 7364, compared: 0, gained: null } });
    running.clock.advance(92 * DAY);
    [secretary, inspector] = [await aSecretary(running, villageId), await anInspector(running, villageId)];
    await published([best(), best(), best(), best(), best(), best()], { title: '十月评比' });
    const later = await quarter('2026Q4', secretary);
    // Means of the quarter before: 95, 85, 90, 0, 65, 70.
    expect(later).toMatchObject({ title: '2026 年四季度', beforeTitle: '2026 年三季度', total: { rated: 6, meanTotal: 10_000, compared: 6, gained: 3250 } });
    expect(later.improved[0]).toMatchObject({ headName: '李四季', gained: 10_000 });
    expect(await quarter('2025Q1')).toMatchObject({ total: FEW, groups: [], improved: [] });
    await expect(quarter('2026Q5')).rejects.toMatchObject({ status: 400, code: 'INPUT_INVALID' });
    running.clock.advance(-92 * DAY);
  });

  it('a round that is being scored has no tables yet, for nobody; a foreign id neither', async () => {
    const { roundId } = await verbs.open(secretary, villageId, {});
    for (const who of [undefined, secretary, inspector]) await expect(tables(roundId, who)).rejects.toMatchObject({ status: 404 });
    await expect(tables('none')).rejects.toMatchObject({ status: 404 });
    expect((await file('report', roundId, secretary)).status).toBe(404);
  });

  it('a household reads its own line through the rounds, the staff and its group leader too, and nobody else', async () => {
    const [first, second] = [await published(FIRST, { title: '六月评比' }), await published(SECOND, { title: '七月评比' })];
    const home = await aVillager(running, { villageId, groupNo: 1, doorNo: '4' });
    const read = (who: Person) => running.api.call(hygieneTableRoutes.history, { params: { householdId: homes[3]! } }, { token: who.token });
    const own = await read(home);
    expect(own.items.map(({ roundId, title, total, grade, villageMean }) => [roundId, title, total, grade, villageMean])).toEqual([[first, '六月评比', 0, 'not-clean', 6000], [second, '七月评比', null, null, 9000]]);
    for (const who of [secretary, inspector, await aTownOfficer(running, villageId.slice(0, 9)), await aGroupLeader(running, villageId, 1)]) expect(await read(who)).toEqual(own);
    const others = [await aVillager(running, { villageId, groupNo: 1, doorNo: '3' }), await aSecretary(running, villages[11]), await aFollower(running), await aGroupLeader(running, villageId, 2)];
    for (const who of others) await expect(read(who)).rejects.toMatchObject({ status: 404 });
  });

  it('the town sees its villages ranked, the county its towns; a village is not shown its neighbours', async () => {
    await published(FIRST, { title: '七月评比' });
    const town = villageId.slice(0, 9);
    const region = (regionCode: string, who: Person) => running.api.call(hygieneTableRoutes.region, { params: { regionCode }, query: { quarter: '2026Q3' } }, { token: who.token });
    const table = await region(town, await aTownOfficer(running, town));
    const mine = table.rows.find(({ code }) => code === villageId)!;
    expect(mine).toMatchObject({ rated: 6, meanTotal: 6000, partyMean: 8500, gained: null });
    expect(mine.counts.map(({ households }) => households)).toEqual([1, 1, 2, 2]);
    const ranked = table.rows.filter(({ rank }) => rank !== null);
    expect(ranked.map(({ meanTotal }) => meanTotal)).toEqual(ranked.map(({ meanTotal }) => meanTotal!).sort((a, b) => b - a));
    expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map(({ meanTotal }) => 1 + ranked.filter((other) => other.meanTotal! > meanTotal!).length));
    expect(table.rows.filter(({ rank }) => rank === null).every(({ rated }) => rated === 0)).toBe(true);
    expect((await region(town.slice(0, 6), await aCountyOfficer(running))).rows.find(({ code }) => code === town)?.rated).toBeGreaterThanOrEqual(6);
    await expect(region(town, secretary)).rejects.toMatchObject({ status: 403 });
    expect((await region(villageId, secretary)).rows).toHaveLength(1);
    await expect(region(town, inspector)).rejects.toMatchObject({ status: 403 });
    await expect(region('12', await aTownOfficer(running, town))).rejects.toMatchObject({ status: 404 });
  });

  it('the workbook has every door and every item, and runs nothing', async () => {
    const roundId = await published(SECOND, { title: '七月评比' });
    const { bytes } = await file('workbook', roundId, inspector);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as never);
    const rows = (name: string) => { const found: unknown[][] = []; book.getWorksheet(name)!.eachRow((row) => found.push((row.values as unknown[]).slice(1))); return found; };
    const [, ...doors] = rows('各户');
    expect(doors).toHaveLength(6);
    expect(doors[0]!.slice(0, 9)).toEqual(['一组', '1', '杨大山', '是', '否', '已评', 90, '最清洁', 1]);
    expect(doors[2]![2]).toBe("'=HYPERLINK(1)");
    expect(doors[3]!.slice(4, 6)).toEqual(['否', '全家在外']);
    expect(doors[4]!.slice(4, 8)).toEqual(['是', '已评', 70, '较清洁']);
    const [head, ...sheets] = rows('各项');
    expect(head!.slice(7)).toEqual(itemsOf(currentChecklist).map(({ text }) => text));
    expect(sheets).toHaveLength(5);
    expect(sheets[0]!.slice(7)).toEqual(itemsOf(currentChecklist).map(({ max }, at) => (at === 0 ? 0 : max / 100)));
    expect(sheets[0]!.slice(2, 5)).toEqual([expect.any(String), '2026-07-02', 90].map((cell, at) => (at === 1 ? expect.stringMatching(/^2026-\d\d-\d\d$/) : cell)));
  });

  it('papers: blank sheets to take along while it is scored, filled ones for those over the inspectors', async () => {
    const { roundId } = await verbs.open(secretary, villageId, { title: '八月评比' });
    await verbs.score(inspector, roundId, homes[4]!, { ...missing(1), note: '院子很干净' });
    const blank = readPdf((await file('sheets', roundId, inspector, { kind: 'blank', groupNo: 2 })).bytes);
    expect(blank.pages).toBe(2);
    for (const words of ['八月评比', '二组 1 号 周一鸣', '二组 2 号 周二宝', currentChecklist.title, '□ 0  □ 5  □ 8  □ 10', '评比员:____']) expect(blank.text).toContain(words);
    expect(blank.text).not.toContain('90.00');
    expect((await file('sheets', roundId, inspector, { kind: 'filled' })).status).toBe(403);
    expect((await file('workbook', roundId, inspector)).status).toBe(403);
    const filled = readPdf((await file('sheets', roundId, secretary, { kind: 'filled', groupNo: 2 })).bytes);
    for (const words of ['总分 90.00 / 100.00', '最清洁', '备注:院子很干净', '0.00 / 10.00', '没有打分:还没有打分']) expect(filled.text).toContain(words);
    for (const who of [await aVillager(running, { villageId, groupNo: 1, doorNo: '1' }), await aGroupLeader(running, villageId, 1), await aSecretary(running, villages[11])]) {
      for (const kind of ['blank', 'filled']) expect((await file('sheets', roundId, who, { kind })).status).toBe(404);
      expect((await file('workbook', roundId, who)).status).toBe(404);
    }
    expect((await file('sheets', roundId, secretary, { groupNo: 77 })).status).toBe(404);
  });

  it('the report of a round is one page with what everybody may see, also when the secretary prints it', async () => {
    await published(FIRST, { title: '六月评比' });
    const roundId = await published(SECOND, { title: '七月评比' });
    const read = readPdf((await file('report', roundId, secretary)).bytes);
    expect(read.pages).toBe(1);
    for (const words of ['七月评比', '评了 5 户,平均 90.00 分', '和“六月评比”比,两轮都评了的 5 户平均 +18.00 分', '4 户,占 80%', '户数太少,不单独公布', '一组 2 号 杨*河', '二组 2 号 周*宝']) expect(read.text).toContain(words);
    for (const secret of ['杨二河', '周一鸣', '周*鸣', '李四季', '二组 1 号']) expect(read.text).not.toContain(secret);
  });

  it('more than 200 sheets at once are too many', async () => {
    const many = Array.from({ length: 201 }, (_, n): RegisterHousehold => ({ groupNo: 4, doorNo: String(n + 1), headName: '吴', partyMember: false, welfare: false, persons: [{ name: '吴', relation: '户主', presence: 'home' }] }));
    await running.app.get(Register, { strict: false }).store(villageId, many);
    const { roundId } = await verbs.open(secretary, villageId, {});
    expect(await file('sheets', roundId, secretary)).toMatchObject({ status: 422, code: 'TOO_MANY_SHEETS' });
    expect((await file('sheets', roundId, secretary, { groupNo: 1 })).status).toBe(200);
  });
});
