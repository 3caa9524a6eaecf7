import ExcelJS from 'exceljs';
import { RecordFile } from '../../server/src/features/household-record/record-file.service';
import { fixAccepted, gradeFinal, reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { auditRoutes } from '../../shared/contract/member';
import { recordFileRoutes } from '../../shared/contract/record-file';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { NEXT_VILLAGE, YANGJIAWAN, aCountyOfficer, aGroupLeader, aHousehold, aSecretary, aStranger, aTownOfficer, aVillager, theVillages, type Person, type Villager } from '../support/people';

const MONDAY = Date.parse('2026-11-23T08:00:00+08:00');
const MINUTE = 60_000;

describe.each(databases)('the record of a quarter for the village\'s file on $name', (on) => {
  let running: RunningApp;
  let secretary: Person;
  let [one, other]: Villager[] = [];
  beforeAll(async () => {
    running = await startApp(on, { now: MONDAY });
    await theVillages(running);
    secretary = await aSecretary(running);
    await aHousehold(running, { groupNo: 1, doorNo: '1', headName: '=1+1' });
    await aHousehold(running, { groupNo: 3, doorNo: '7', headName: '李安' });
    await aHousehold(running, { groupNo: 3, doorNo: '8', headName: '周静' });
    one = await aVillager(running, { doorNo: '7' });
    other = await aVillager(running, { doorNo: '8' });
    await aQuarter();
  });
  afterAll(() => running?.close());

  const records = () => running.app.get(RecordService, { strict: false });
  const who = ({ memberId, householdId }: Villager) => ({ memberId, householdId, groupNo: 3 });
  const fact = (reportId: string, what: string, at: number) => ({ villageId: YANGJIAWAN, reportId, what, at });

  /** Four lines in this quarter, one in the quarter before. */
  const aQuarter = async (): Promise<void> => {
    await records().write(reportConfirmed(fact('r0', '上一季的事', Date.parse('2026-09-30T23:59:00+08:00')), who(one!)));
    await records().write(reportConfirmed(fact('r1', '=HYPERLINK("http://x")', MONDAY), who(one!)));
    running.clock.advance(MINUTE);
    await records().write(fixAccepted(fact('r1', '垃圾满了', MONDAY), who(other!)));
    running.clock.advance(MINUTE);
    await records().reverseSource('report', 'r1', '-照片是旧的', secretary.memberId);
    running.clock.advance(MINUTE);
    await records().write(gradeFinal({ villageId: YANGJIAWAN, roundId: 'round', roundTitle: '冬季评比', householdId: other!.householdId, groupNo: 3, doorNo: '8', grade: 'clean', total: 8500, at: running.clock.now() }));
  };
  const ask = ({ token }: Partial<Person>, quarter: unknown = '2026Q4') => running.api.send(recordFileRoutes.ofVillage, { params: { villageId: YANGJIAWAN }, query: { quarter } } as never, { token });
  const sheetsOf = async (bytes: Uint8Array): Promise<Record<string, unknown[][]>> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    return Object.fromEntries(book.worksheets.map((sheet) => [sheet.name, sheet.getSheetValues().slice(1).map((row) => Array.from(row as unknown[]).slice(1))]));
  };

  it('has every line with its door, what was taken back and why; nothing of it runs in a table program', async () => {
    const { status, body } = await ask(secretary);
    expect(status).toBe(200);
    const { 记录: [head, ...lines] } = await sheetsOf(body as Uint8Array) as { 记录: unknown[][] };
    expect(head).toEqual(['时间', '五共', '事项', '门牌', '标题', '说明', '积分', '规则版本', '收回', '收回理由']);
    expect(lines.slice(0, 2)).toEqual([
      ['2026-11-23 08:00', '共管', '上报修好了', '三组 7 号', '上报的事修好了', '\'=HYPERLINK("http://x")', 2, 2, '已被收回', '\'-照片是旧的'],
      ['2026-11-23 08:00', '共建', '处理得到认可', '三组 8 号', '处理的事得到认可', '垃圾满了', 1, 2, '已被收回', '\'-照片是旧的'],
    ]);
    expect(lines.slice(2, 4).map((line) => [line[0], line[4], line[6], line[8], line[9]]).sort()).toEqual([
      ['2026-11-23 08:02', '收回:上报的事修好了', -2, '收回', '\'-照片是旧的'],
      ['2026-11-23 08:02', '收回:处理的事得到认可', -1, '收回', '\'-照片是旧的'],
    ]);
    expect(lines[4]!.slice(0, 9)).toEqual(['2026-11-23 08:03', '共评', '入户评比', '三组 8 号', '冬季评比:清洁', '三组 8 号 · 85.00 分 · 公示期满', 6, 1, '']);
    expect(lines).toHaveLength(5);
  });

  it('has every household in the order one walks, and the five co\'s', async () => {
    const { 住户: households, 五共: figures } = await sheetsOf((await ask(secretary)).body as Uint8Array);
    expect(households).toEqual([
      ['门牌', '户主', '本季积分', '本季件数', '组内名次', '村内名次', '现有积分'],
      ['一组 1 号', '\'=1+1', 0, 0, undefined, undefined, 0],
      ['三组 7 号', '李安', 0, 0, undefined, undefined, 2],
      ['三组 8 号', '周静', 6, 1, 1, 1, 6],
    ]);
    expect(figures!.slice(1)).toEqual([
      ['季度', '2026 年四季度'], ['共谋(件)', 0], ['共建(件)', 0], ['共管(件)', 0], ['共评(件)', 1], ['共享(件)', 0],
      ['参与的人', 0], ['参与户', 1], ['全村住户(现在)', 3], ['参与户占全村', '33.3%'], ['全村记分', 6], ['记录是否列全', '已列全'],
    ]);
    const before = await sheetsOf((await ask(secretary, '2026Q3')).body as Uint8Array);
    expect(before['记录']!.slice(1).map((line) => line[5])).toEqual(['上一季的事']);
  });

  it('says so where there are more lines than it takes', async () => {
    const { 记录: lines, 五共: figures } = await sheetsOf(await running.app.get(RecordFile, { strict: false }).workbook(YANGJIAWAN, '2026Q4', 2));
    expect([lines!.length, lines!.at(-1)![0], figures!.at(-1)![1]]).toEqual([4, '本季记录太多,只列了最早记下的 2 笔', '没有列全']);
  });

  it('is for the village\'s staff and those above, and noted', async () => {
    const refused = [undefined, one!, await aGroupLeader(running), await aSecretary(running, NEXT_VILLAGE), await aTownOfficer(running, '421102001')];
    for (const person of refused) expect([401, 403]).toContain((await ask({ token: person?.token as string })).status);
    for (const person of [await aTownOfficer(running), await aCountyOfficer(running)]) expect((await ask(person)).status).toBe(200);
    const { items } = await running.api.call(auditRoutes.list, { params: { villageId: YANGJIAWAN } }, { token: secretary.token });
    expect(JSON.stringify(items)).toContain('导出了共治档案:2026 年四季度');
  });

  it.each(['2026', '2026Q5', '2026-Q4', '', undefined])('does not know the quarter %s', async (quarter) => {
    const { status, body } = await ask(secretary, quarter === undefined ? [] : quarter);
    expect([status, (body as { error: { code: string } }).error.code]).toEqual([400, 'INPUT_INVALID']);
  });

  const household = ({ token }: Partial<Person>, householdId = one!.householdId) => running.api.send(recordFileRoutes.ofHousehold, { params: { householdId } }, { token });

  it('a household keeps every line of its own, each quarter and what it has now; nobody else is named', async () => {
    const { status, body, headers } = await household(one!);
    expect([status, decodeURIComponent(headers.get('content-disposition')!)]).toEqual([200, expect.stringContaining('杨家湾村三组 7 号共治档案.xlsx')]);
    const { 记录: [head, ...lines], 五共: quarters, 合计: sums } = await sheetsOf(body as Uint8Array) as Record<string, unknown[][]> & { 记录: unknown[][] };
    expect(head).toEqual(['时间', '五共', '事项', '标题', '说明', '积分', '规则版本', '收回', '收回理由']);
    expect(lines.map((line) => [line[0], line[4], line[5], line[7], line[8]])).toEqual([
      ['2026-09-30 23:59', '上一季的事', 2, '', undefined],
      ['2026-11-23 08:00', '\'=HYPERLINK("http://x")', 2, '已被收回', '\'-照片是旧的'],
      ['2026-11-23 08:02', '\'=HYPERLINK("http://x")', -2, '收回', '\'-照片是旧的'],
    ]);
    expect(quarters).toEqual([
      ['季度', '共谋(件)', '共建(件)', '共管(件)', '共评(件)', '共享(件)', '得分'],
      ['2026 年四季度', 0, 0, 0, 0, 0, 0], ['2026 年三季度', 0, 0, 1, 0, 0, 2],
    ]);
    expect(sums).toEqual([['项目', '数'], ['村', '杨家湾村'], ['门牌', '三组 7 号'], ['户主', '李安'], ['现有积分', 2], ['记录是否列全', '已列全']]);
  });

  it('a household\'s file is for its members, at home or away, and the village\'s staff; what staff take out is noted', async () => {
    const away = await aVillager(running, { doorNo: '7', presence: 'away' });
    expect((await household(away)).status).toBe(200);
    const notes = async () => JSON.stringify((await running.api.call(auditRoutes.list, { params: { villageId: YANGJIAWAN } }, { token: secretary.token })).items);
    expect(await notes()).not.toContain('三组 7 号');
    const refused = [undefined, other!, await aVillager(running, { villageId: NEXT_VILLAGE }), await aGroupLeader(running), await aSecretary(running, NEXT_VILLAGE)];
    for (const person of refused) expect([401, 404]).toContain((await household({ token: person?.token as string })).status);
    expect((await household(secretary, 'nobody')).status).toBe(404);
    expect((await household(secretary)).status).toBe(200);
    expect(await notes()).toContain('导出了共治档案:三组 7 号');
  });

  it('a person keeps what they gave, in every village, and nothing of the others at home', async () => {
    const mine = ({ token }: Partial<Person>) => running.api.send(recordFileRoutes.ofMine, {}, { token });
    const villageId = NEXT_VILLAGE;
    const there = await aHousehold(running, { villageId, groupNo: 2, doorNo: '5' });
    await records().write(reportConfirmed({ villageId, reportId: 'r9', what: '路灯不亮', at: running.clock.now() }, { memberId: one!.memberId, householdId: there.id, groupNo: 2 }));
    await records().write(reportConfirmed(fact('r8', '家里别人报的', running.clock.now()), { memberId: null, householdId: one!.householdId, groupNo: 3 }));
    const { 记录: [head, ...lines], 五共: quarters } = await sheetsOf((await mine(one!)).body as Uint8Array) as Record<string, unknown[][]> & { 记录: unknown[][] };
    expect(head!.slice(0, 2)).toEqual(['村', '时间']);
    expect(lines.map((line) => [line[0], line[5], line[6]])).toEqual([
      ['杨家湾村', '上一季的事', 2], ['杨家湾村', '\'=HYPERLINK("http://x")', 2], ['杨家湾村', '\'=HYPERLINK("http://x")', -2], ['王家湾村', '路灯不亮', 2],
    ]);
    expect(quarters!.slice(1)).toEqual([['2026 年四季度', 0, 0, 1, 0, 0, 2], ['2026 年三季度', 0, 0, 1, 0, 0, 2]]);
    expect((await sheetsOf((await mine(await aStranger(running))).body as Uint8Array))['记录']).toHaveLength(1);
    expect((await mine({})).status).toBe(401);
  });
});
