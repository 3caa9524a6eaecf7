import { reportFiguresRoutes } from '../../shared/contract/report-figures';
import { reportRoutes } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { readTable } from '../../server/src/core/spreadsheet/read-table';
import ExcelJS from 'exceljs';
import { DEMO_REVIEW_WORD } from '../../server/src/core/wechat/demo-wechat';
import type { Report } from '../../server/src/features/report/report.entity';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { COUNTY, FAR_AWAY, NEXT_VILLAGE, OTHER_TOWN, TOWN, YANGJIAWAN, aCountyOfficer, aSecretary, aTownOfficer, aVillager, theVillages, type Person } from '../support/people';
import { aRow, storeRows } from '../support/report-rows';
import { aPhoto, aReport } from '../support/reports';

const HOUR = 3_600_000;
const at = (time: string): number => Date.parse(`${time}+08:00`);
const NOW = '2026-11-25T10:00:00+08:00';

/** Three solved after 2, 4 and 12 hours, one late, one deferred, one turned down; one taken down, one not checked. */
const story = (): Partial<Report>[] => {
  const submittedAt = at('2026-11-23T08:00');
  const solved = (hours: number, more: Partial<Report> = {}): Partial<Report> => ({
    state: 'closed', submittedAt, dueAt: submittedAt + 8 * HOUR, respondedAt: submittedAt + (hours / 4) * HOUR, fixedAt: submittedAt + hours * HOUR,
    endedAt: submittedAt + (hours + 1) * HOUR, closedBy: 'reporter', ...more,
  });
  return [
    solved(2), solved(4, { relapses: 1, reopened: 1, kind: 'piles' }), solved(12, { closedBy: 'nobody' }),
    { submittedAt, dueAt: submittedAt + HOUR, kind: 'lamp', groupNo: 5 },
    { submittedAt, dueAt: submittedAt + HOUR, state: 'deferred', respondedAt: submittedAt + HOUR },
    { submittedAt, state: 'rejected', respondedAt: submittedAt + 2 * HOUR, endedAt: submittedAt + 2 * HOUR },
    { submittedAt, hiddenAt: submittedAt + HOUR, hiddenReason: '有人脸', placeWords: '藏起来的话', state: 'closed', closedBy: 'village', fixedAt: submittedAt + HOUR, endedAt: submittedAt + HOUR },
    { submittedAt, checkState: 'held' },
    // Sent last month, last quarter, last year.
    { submittedAt: at('2026-10-20T08:00') }, { submittedAt: at('2026-02-01T08:00') }, { submittedAt: at('2025-12-31T23:59') },
  ];
};

describe.each(databases)('figures of reports on $name', (on) => {
  let running: RunningApp;
  let [villager, secretary, townOfficer, countyOfficer]: Person[] = [];
  const village = (query: object = { window: 'week' }, villageId = YANGJIAWAN) => running.api.call(reportFiguresRoutes.village, { params: { villageId }, query });
  const region = (who: Person, regionCode: string, query: object = { window: 'week' }) =>
    running.api.call(reportFiguresRoutes.region, { params: { regionCode }, query }, { token: who.token });
  const table = async (format: 'xlsx' | 'csv' | 'geojson', regionCode = TOWN, who = townOfficer!) =>
    Buffer.from(await running.api.call(reportFiguresRoutes.table, { params: { regionCode }, query: { window: 'week', format } }, { token: who.token }));

  beforeAll(async () => {
    running = await startApp(on, { now: NOW });
    await theVillages(running);
    [villager, secretary, townOfficer, countyOfficer] = [await aVillager(running), await aSecretary(running), await aTownOfficer(running), await aCountyOfficer(running)];
    const other = { submittedAt: at('2026-11-24T08:00') };
    await storeRows(running, [
      ...story().map((row) => aRow(villager!.memberId, row)),
      aRow(villager!.memberId, { ...other, villageId: NEXT_VILLAGE, groupNo: null, placeWords: '=HYPERLINK("http://bad","点我")' }),
      aRow(villager!.memberId, { ...other, villageId: OTHER_TOWN }), aRow(villager!.memberId, { ...other, villageId: OTHER_TOWN }),
      aRow(villager!.memberId, { ...other, villageId: FAR_AWAY }),
    ]);
  });
  afterAll(() => running?.close());

  it('a week of a village is counted exactly, without what was taken down or is not checked', async () => {
    expect(await village()).toEqual({
      village: { villageId: YANGJIAWAN, name: '杨家湾村', townName: '陶店乡', countyName: '黄州区' },
      from: '2026-11-22T16:00:00.000Z', until: '2026-11-25T02:00:00.001Z', isCapped: false,
      figures: {
        total: 6, open: 2, late: 1, closed: 3, hidden: null,
        respond: { count: 5, medianMs: HOUR, p90Ms: 3 * HOUR },
        fix: { count: 3, medianMs: 4 * HOUR, p90Ms: 12 * HOUR },
        close: { count: 3, medianMs: 5 * HOUR, p90Ms: 13 * HOUR },
        onTime: { part: 2, of: 4 }, reopened: { part: 1, of: 6 }, relapsed: { part: 1, of: 3 }, confirmed: { part: 2, of: 3 },
      },
      byKind: [
        { kind: 'litter', kindName: '乱扔垃圾', total: 4, open: 1, closed: 2 }, { kind: 'lamp', kindName: '路灯不亮', total: 1, open: 1, closed: 0 },
        { kind: 'piles', kindName: expect.stringMatching(/./), total: 1, open: 0, closed: 1 },
      ],
      byState: [{ state: 'submitted', count: 1 }, { state: 'deferred', count: 1 }, { state: 'closed', count: 3 }, { state: 'rejected', count: 1 }],
    });
  });

  it.each([[{ window: 'week' }, 6], [{ window: 'month' }, 6], [{ window: 'quarter' }, 7], [{ window: 'year' }, 8], [{ from: '2025-12-31', to: '2026-02-01' }, 2], [{ from: '2026-11-24', to: '2026-11-24' }, 0]])(
    'the window %p holds %p', async (query, total) => expect((await village(query)).figures.total).toBe(total),
  );

  it.each([[{ from: '2026-01-01' }], [{ to: '2026-01-01' }], [{ from: '2025-01-01', to: '2026-02-05' }], [{ from: '2026-02-02', to: '2026-02-01' }], [{ from: '2026-02-30', to: '2026-03-01' }], [{ window: 'decade' }]])(
    'the window %p is refused with a sentence', async (query) => {
      await expect(village(query)).rejects.toMatchObject({ code: 'INPUT_INVALID', details: expect.arrayContaining([expect.objectContaining({ message: expect.stringMatching(/\p{Script=Han}/u) })]) });
    },
  );

  it('officers see their town by village and their county by town, with what was taken down', async () => {
    const town = await region(townOfficer!, TOWN);
    expect(town.region).toEqual({ code: TOWN, name: '陶店乡' });
    expect(town.figures).toMatchObject({ total: 8, hidden: 1, closed: 4 });
    expect(town.rows.map(({ name, figures }) => [name, figures.total])).toEqual([['杨家湾村', 7], ['王家湾村', 1]]);
    const county = await region(countyOfficer!, COUNTY);
    expect(county.rows.map(({ code, name, figures }) => [code, name, figures.total])).toEqual([['421102001', '赤壁街道', 2], [TOWN, '陶店乡', 8]]);
    expect((await region(countyOfficer!, TOWN)).figures).toEqual(town.figures);
    expect((await region(secretary!, YANGJIAWAN)).rows).toEqual([expect.objectContaining({ name: '杨家湾村', figures: expect.objectContaining({ total: 7 }) })]);
  });

  it('nobody sees a region that is not theirs, and no region that is none', async () => {
    await expect(region(townOfficer!, COUNTY)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(region(townOfficer!, '421102001')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(region(secretary!, TOWN)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(table('csv', NEXT_VILLAGE, secretary!)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(region(villager!, YANGJIAWAN)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(region(countyOfficer!, '421102999')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(region(countyOfficer!, '42')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(village({}, 'no-such')).rejects.toMatchObject({ code: 'REGION_NOT_FOUND' });
  });

  it('a table of the town can be read again: figures and lines, no formula, no words that were taken down', async () => {
    const bytes = await table('xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const [figures, lines] = workbook.worksheets.map((sheet) => sheet.getSheetValues().slice(1).map((row) => (row as unknown[]).slice(1)));
    expect(figures!.map((row) => row.slice(0, 5))).toEqual([['地方', '上报', '在办', '已超时', '办结'], ['陶店乡合计', 8, 3, expect.any(Number), 4], ['杨家湾村', 7, 2, 1, 4], ['王家湾村', 1, 1, expect.any(Number), 0]]);
    expect(lines).toHaveLength(9);
    const cells = workbook.worksheets.flatMap((sheet) => { const types: ExcelJS.ValueType[] = []; sheet.eachRow((row) => row.eachCell((cell) => types.push(cell.type))); return types; });
    expect(cells).not.toContain(ExcelJS.ValueType.Formula);
    expect(bytes.includes(Buffer.from('藏起来的话'))).toBe(false);
    expect(lines!.flat()).not.toContain('藏起来的话');
    expect(lines!.flat()).toContain("'=HYPERLINK(\"http://bad\",\"点我\")");
  });

  it('so can the CSV, whose dangerous cells are defused', async () => {
    const bytes = await table('csv');
    const text = bytes.toString();
    expect(text).not.toMatch(/(^|,|\n)"?[=+@]/);
    expect(text).not.toContain('藏起来的话');
    const [header, ...rows] = await readTable(bytes);
    expect(header!.cells.slice(0, 6)).toEqual(['编号', '村', '组', '地点', '类型', '状态']);
    expect(rows).toHaveLength(8);
    expect(rows.map(({ cells }) => cells[3])).toContain('=HYPERLINK("http://bad","点我")');
  });

  it('the GeoJSON of the staff holds what the map shows', async () => {
    const { type, features } = JSON.parse((await table('geojson')).toString()) as { type: string; features: { properties: object }[] };
    expect([type, features.length]).toEqual(['FeatureCollection', 7]);
    expect(JSON.stringify(features)).not.toMatch(/藏起来|HYPERLINK|reporter/);
  });

  it('what happens to a report moves the figures: held, passed, fixed, taken down, shown again', async () => {
    const week = async () => (await village()).figures;
    const before = await week();
    const photoIds = [await aPhoto(running, villager!)];
    await running.api.call(reportRoutes.submit, { params: { villageId: YANGJIAWAN }, body: { kind: 'lamp', photoIds, place: { groupNo: 3, words: DEMO_REVIEW_WORD } } }, { token: villager!.token });
    expect((await week()).total).toBe(before.total);
    const { reportId } = await aReport(running, villager!, YANGJIAWAN);
    expect(await week()).toMatchObject({ total: before.total + 1, open: before.open + 1 });
    await running.api.call(reportStaffRoutes.hide, { params: { reportId }, body: { note: '拍到了人' } }, { token: secretary!.token });
    expect(await week()).toEqual(before);
    await running.api.call(reportStaffRoutes.show, { params: { reportId } }, { token: secretary!.token });
    expect((await week()).total).toBe(before.total + 1);
  });

  it('a report about a place that was closed counts as its relapse', async () => {
    const submittedAt = at('2026-11-10T08:00');
    const closed = aRow(villager!.memberId, { villageId: OTHER_TOWN, kind: 'piles', state: 'closed', submittedAt, endedAt: submittedAt + HOUR, fixedAt: submittedAt + HOUR });
    await storeRows(running, [closed, aRow(villager!.memberId, { villageId: OTHER_TOWN, kind: 'piles', submittedAt: submittedAt + 5 * 86_400_000, relapseOfId: closed.id })]);
    const days = { from: '2026-11-10', to: '2026-11-10' };
    expect((await village(days, OTHER_TOWN)).figures.relapsed).toEqual({ part: 1, of: 1 });
  });
});
