import ExcelJS from 'exceljs';
import { AuditEntry } from '../../server/src/core/access/audit.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { Appointments } from '../../server/src/features/member/appointments.service';
import { dutyRoutes } from '../../shared/contract/duty';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aSecretary, aVillager, theVillages, YANGJIAWAN, type Person } from '../support/people';
import type { Role } from '../../shared/domain/permissions';

const HEADER = ['范围', '上报类型', '责任人', '代班人', '限时(小时)'];
const GOOD = [['全村', '全部类型', '王德顺', '', ''], ['三组', '垃圾满了', '李长河', '王德顺', '0.5'], ['12', '', '李长河', '', '24'], ['全村', '路灯不亮', '赵电工', '', '']];
/** Each kind of bad line, and what is said of it. */
const BAD: [string[], string][] = [
  [['甲组', '', '王德顺', '', ''], '范围“甲组”不是“全村”、几组或村里设施的编号'],
  [['100组', '', '王德顺', '', ''], '范围“100组”不是“全村”、几组或村里设施的编号'],
  [['全村', '天上掉的', '王德顺', '', ''], '没有上报类型“天上掉的”'],
  [['全村', '', '', '', ''], '责任人没有填'],
  [['全村', '', '张三丰', '', ''], '责任人“张三丰”在村里没有任职,请先任命'],
  [['一组', '', '王德顺', '过路人', ''], '代班人“过路人”在村里没有任职,请先任命'],
  [['一组', '', '王德顺', '王德顺', ''], '代班人不能是责任人自己'],
  [['一组', '', '周小明', '', ''], '任职的人里有 2 个“周小明”,请写明职务,例如 周小明(保洁员)'],
  [['一组', '', '王德顺', '', '三天'], '限时“三天”应是 0.5 到 2160 小时的数字'],
  [['一组', '', '王德顺', '', '0.1'], '限时“0.1”应是 0.5 到 2160 小时的数字'],
];

const csv = (rows: string[][], header = HEADER) => Buffer.from(`\uFEFF${[header, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`);

async function xlsx(rows: string[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('责任表').addRows([HEADER, ...rows]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.each(databases)('the responsibility table as a file on $name', (on) => {
  let running: RunningApp;
  let secretary: Person;
  const params = { villageId: YANGJIAWAN };
  const api = () => running.api;
  const send = (bytes: Buffer, query: { mode?: 'merge' | 'replace'; baseVersion?: number } = {}, by = secretary) =>
    api().call(dutyRoutes.importTable, { params, query }, { token: by.token, file: { bytes, name: '责任表' } });
  const apply = async (bytes: Buffer, mode: 'merge' | 'replace' = 'merge') => send(bytes, { mode, baseVersion: (await send(bytes, { mode })).baseVersion });
  const lines = async () => {
    const { items } = await api().call(dutyRoutes.table, { params, query: { limit: 50 } }, { token: secretary.token });
    return items.map(({ areaWords, kindName, person, deputy, solveMinutes }) => [areaWords, kindName, person.name, deputy?.name ?? '', solveMinutes]);
  };
  const someone = async (personName: string, role: Role, doorNo: string) => {
    const person = await aVillager(running, { personName, doorNo });
    await running.app.get(Appointments, { strict: false }).grant({ memberId: person.memberId, role, regionCode: YANGJIAWAN, groupNo: null });
    return person;
  };

  beforeEach(async () => {
    running = await startApp(on, { now: '2026-11-23T02:00:00Z' });
    await theVillages(running);
    secretary = await aSecretary(running);
    await someone('王德顺', 'cleaner', '1');
    await someone('李长河', 'cleaner', '2');
    await someone('赵电工', 'repairer', '3');
    await someone('周小明', 'cleaner', '4');
    await someone('周小明', 'cadre', '5');
  });
  afterEach(() => running?.close());

  it.each(['CSV', 'XLSX'])('a good %s is tried, stored, and changes nothing the second time', async (kind) => {
    const bytes = kind === 'CSV' ? csv(GOOD) : await xlsx(GOOD);
    const seen = await send(bytes);
    expect(seen).toEqual({ applied: false, baseVersion: 0, lines: 4, added: 4, changed: 0, dropped: 0, problems: [], problemCount: 0 });
    expect(await lines()).toEqual([]);
    expect(await send(bytes, { baseVersion: 0 })).toMatchObject({ applied: true, added: 4, baseVersion: 1 });
    expect(await lines()).toEqual([
      ['全村', '全部类型', '王德顺', '', null], ['全村', '路灯不亮', '赵电工', '', null],
      ['三组', '垃圾满了', '李长河', '王德顺', 30], ['十二组', '全部类型', '李长河', '', 1440],
    ]);
    expect(await send(bytes)).toMatchObject({ added: 0, changed: 0, baseVersion: 1 });
  });

  it.each(['CSV', 'XLSX'])('every bad line of a %s is named with why, and nothing is stored', async (kind) => {
    const rows = [GOOD[0]!, ...BAD.map(([row]) => row)];
    const bytes = kind === 'CSV' ? csv(rows) : await xlsx(rows);
    const seen = await send(bytes);
    // A second line for 全村 without kind is double besides.
    const double = ';和第 2 行的范围、类型一样';
    expect(seen.problems).toEqual(BAD.map(([[area, type], message], at) => ({ line: at + 3, message: area === '全村' && type === '' ? message + double : expect.stringContaining(message) as string })));
    expect(seen).toMatchObject({ applied: false, lines: BAD.length + 1, problemCount: BAD.length });
    await expect(send(bytes, { baseVersion: 0 })).rejects.toMatchObject({ code: 'DUTY_TABLE_HAS_PROBLEMS', status: 422 });
    expect(await lines()).toEqual([]);
  });

  it('two of one name are told apart by their office', async () => {
    await apply(csv([['一组', '', '周小明(村干部)', '周小明(保洁员)', '']]));
    const { items } = await api().call(dutyRoutes.table, { params, query: {} }, { token: secretary.token });
    expect(items).toMatchObject([{ person: { roleName: '村干部' }, deputy: { roleName: '保洁员' } }]);
  });

  it('a later file changes the lines it names; the others stay, or go when it replaces the table', async () => {
    await apply(csv(GOOD));
    const later = csv([['全村', '', '李长河', '', ''], ['全村', '路灯不亮', '赵电工', '', ''], ['五组', '', '王德顺', '', '']]);
    expect(await send(later)).toMatchObject({ added: 1, changed: 1, dropped: 0 });
    expect(await send(later, { mode: 'replace' })).toMatchObject({ added: 1, changed: 1, dropped: 2 });
    await apply(later);
    expect(await lines()).toHaveLength(5);
    await apply(later, 'replace');
    expect(await lines()).toEqual([['全村', '全部类型', '李长河', '', null], ['全村', '路灯不亮', '赵电工', '', null], ['五组', '全部类型', '王德顺', '', null]]);
    const entries = await running.app.get(UnitOfWork, { strict: false }).repo(AuditEntry).find({ where: { action: 'duty.import' }, order: { id: 'ASC' } });
    expect(entries.at(-1)).toMatchObject({ details: { added: 0, changed: 0, dropped: 2, before: [{ lineKey: '103:bin-full' }, { lineKey: '112:' }] } });
  });

  it('what was looked at is what is stored: a table that moved meanwhile is refused', async () => {
    const seen = await send(csv(GOOD));
    await apply(csv([['九组', '', '王德顺', '', '']]));
    await expect(send(csv(GOOD), { baseVersion: seen.baseVersion })).rejects.toMatchObject({ code: 'DUTY_TABLE_MOVED', status: 409 });
    const { baseVersion } = await send(csv(GOOD));
    const both = await Promise.allSettled([send(csv(GOOD), { baseVersion }), send(csv(GOOD), { baseVersion })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await lines()).toHaveLength(5);
    await api().call(dutyRoutes.addLine, { params, body: { memberId: (await someone('钱多', 'cadre', '6')).memberId, groupNo: 20 } }, { token: secretary.token });
    await expect(send(csv(GOOD), { baseVersion: baseVersion + 1 })).rejects.toMatchObject({ code: 'DUTY_TABLE_MOVED' });
  });

  it.each(['xlsx', 'csv'] as const)('the %s that goes out comes in again without a change, formulas defused', async (format) => {
    await someone('=SUM(A1)', 'cadre', '7');
    await apply(csv([...GOOD, ['六组', '', '周小明(保洁员)', '周小明(村干部)', '1.5'], ['七组', '', '=SUM(A1)', '', '']]));
    const bytes = Buffer.from(await api().call(dutyRoutes.exportTable, { params, query: { format } }, { token: secretary.token }));
    expect(await send(bytes, { mode: 'replace' })).toMatchObject({ lines: 6, added: 0, changed: 0, dropped: 0, problems: [] });
    if (format === 'csv') expect(bytes.toString()).not.toMatch(/(^|,)=/m);
  });

  it.each([
    ['nothing', Buffer.from(''), 'TABLE_UNREADABLE'],
    ['other columns', csv([['a', 'b']], ['甲', '乙']), 'TABLE_UNREADABLE'],
    ['1001 lines', csv(Array.from({ length: 1001 }, (_, at) => [`F-${at}`, '', '王德顺', '', ''])), 'DUTY_TABLE_FULL'],
    ['5001 lines', csv(Array.from({ length: 5001 }, () => ['全村', '', '王德顺', '', ''])), 'TABLE_TOO_LONG'],
  ])('a file with %s is refused', async (_, bytes, code) => {
    await expect(send(bytes)).rejects.toMatchObject({ code, status: 422 });
  });
});
