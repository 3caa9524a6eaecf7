import ExcelJS from 'exceljs';
import { Household, HouseholdPerson } from '../../server/src/features/household/household.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { householdRoutes } from '../../shared/contract/household';
import { auditRoutes } from '../../shared/contract/member';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aSecretary, aVillager, FAR_AWAY, NEXT_VILLAGE, OTHER_TOWN, theVillages, YANGJIAWAN, type Person } from '../support/people';

const HEADER = ['组', '门牌号', '户主', '姓名', '关系', '在村/外出', '党员户', '低保户'];
const GOOD = [
  ['三组', '12', '杨桂兰', '杨桂兰', '户主', '在村', '否', '否'],
  ['三组', '12', '杨桂兰', '杨志强', '儿子', '外出', '否', '否'],
  ['1', '5号', '杨国平', '杨国平', '', '在家', '是', ''],
  ['第十二组', '7-1', '王秀英', '王秀英', '户主', '在村', '', '√'],
];
/** Each kind of bad row, and what is said of it. */
const BAD: [string[], string][] = [
  [['甲组', '1', '赵一', '赵一', '户主', '在村', '', ''], '组“甲组”不是 1 到 99 的数字'],
  [['', '1', '赵二', '赵二', '户主', '在村', '', ''], '组没有填'],
  [['1', '十二', '赵三', '赵三', '户主', '在村', '', ''], '门牌号“十二”应是数字,例如 12 或 12-1'],
  [['1', '2', '赵四', '', '户主', '在村', '', ''], '姓名没有填'],
  [['1', '3', '', '赵五', '户主', '在村', '', ''], '户主没有填'],
  [['1', '4', '赵六', '赵六', '户主', '打工', '', ''], '“打工”应填“在村”或“外出”'],
  [['1', '6', '赵七', '赵七', '户主', '在村', '也许', ''], '党员户“也许”应填“是”或“否”'],
  [['1', '7', '赵八', '赵八', '户主', '在村', '', '2'], '低保户“2”应填“是”或“否”'],
  [['1', '8', '赵九', '赵十', '', '在村', '', ''], '没有填和户主的关系'],
  [['1', '9', '@SUM(A1)', '赵十', '户主', '在村', '', ''], '户主“@SUM(A1)”不像姓名'],
];
const CONTRADICTING = [
  ['2', '1', '钱一', '钱一', '户主', '在村', '是', '否'],
  ['2', '1', '钱一', '钱二', '儿子', '在村', '否', '是'],
  ['2', '1', '钱三', '钱一', '户主', '在村', '是', '否'],
  ['2', '2', '钱四', '钱五', '妻子', '在村', '', ''],
];

const csv = (rows: string[][], bom = true) => Buffer.from(`${bom ? '\uFEFF' : ''}${[HEADER, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`);

async function xlsx(rows: unknown[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('住户');
  sheet.addRows([HEADER, ...rows]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.each(databases)('importing households on $name', (on) => {
  let running: RunningApp;
  let secretary: Person;
  const preview = (bytes: Buffer, by = secretary, villageId: string = YANGJIAWAN) =>
    running.api.call(householdRoutes.previewImport, { params: { villageId } }, { token: by.token, file: { bytes, name: '住户.dat' } });
  const apply = (importId: string, by = secretary, key?: string) =>
    running.api.call(householdRoutes.applyImport, { params: { importId } }, { token: by.token, ...(key && { key }) });
  const stored = async (villageId: string = YANGJIAWAN) => {
    const uow = running.app.get(UnitOfWork, { strict: false });
    const households = await uow.repo(Household).find({ where: { villageId }, order: { id: 'ASC' } });
    return { households, persons: await uow.repo(HouseholdPerson).find({ where: { villageId }, order: { id: 'ASC' } }) };
  };

  beforeEach(async () => {
    running = await startApp(on);
    await theVillages(running);
    secretary = await aSecretary(running);
  });
  afterEach(() => running?.close());

  it.each(['CSV', 'XLSX'])('a good %s is shown, stored, and changes nothing the second time', async (kind) => {
    const bytes = kind === 'CSV' ? csv(GOOD) : await xlsx(GOOD);
    const seen = await preview(bytes);
    expect(seen).toMatchObject({ rows: 4, households: 3, persons: 4, added: 3, changed: 0, problems: [], problemCount: 0, state: 'ready' });
    expect(seen.sample).toEqual([
      { label: '一组 5 号', headName: '杨国平', people: 1 },
      { label: '三组 12 号', headName: '杨桂兰', people: 2 },
      { label: '十二组 7-1 号', headName: '王秀英', people: 1 },
    ]);
    expect((await stored()).households).toEqual([]);
    expect(await apply(seen.importId)).toMatchObject({ state: 'applied', added: 3 });
    const before = await stored();
    expect(before.households).toMatchObject([
      { headName: '杨桂兰', partyMember: false, welfare: false },
      { headName: '杨国平', partyMember: true, welfare: false },
      { headName: '王秀英', doorNo: '7-1', welfare: true },
    ]);
    expect(before.persons.map(({ name, presence }) => `${name} ${presence}`)).toEqual(['杨桂兰 home', '杨志强 away', '杨国平 home', '王秀英 home']);
    const again = await preview(bytes);
    expect(again).toMatchObject({ added: 0, changed: 0, state: 'ready' });
    await apply(again.importId);
    expect(await stored()).toEqual(before);
    const { items } = await running.api.call(auditRoutes.list, { params: { villageId: YANGJIAWAN } }, { token: secretary.token });
    expect(items.map(({ words }) => words)).toContain('导入住户,新增 3 户,更新 0 户');
  });

  it('a later table changes the households it names and leaves the others; persons keep their ids', async () => {
    await apply((await preview(csv(GOOD))).importId);
    const before = await stored();
    const later = await preview(csv([['3', '12', '杨志强', '杨志强', '户主', '在村', '否', '是'], ['3', '12', '杨志强', '何小琴', '妻子', '在村', '否', '是']]));
    expect(later).toMatchObject({ added: 0, changed: 1 });
    await apply(later.importId);
    const after = await stored();
    expect(after.households).toHaveLength(3);
    const household = after.households.find(({ doorNo }) => doorNo === '12')!;
    expect(household).toMatchObject({ id: before.households.find(({ doorNo }) => doorNo === '12')!.id, headName: '杨志强', welfare: true });
    const family = after.persons.filter(({ householdId }) => householdId === household.id);
    expect(family.map(({ name }) => name).sort()).toEqual(['何小琴', '杨志强'].sort());
    expect(family.find(({ name }) => name === '杨志强')!.id).toBe(before.persons.find(({ name }) => name === '杨志强')!.id);
  });

  it.each(['CSV', 'XLSX'])('every bad row of a %s is named with its line and why, and nothing is stored', async (kind) => {
    const rows = [GOOD[0]!, ...BAD.map(([row]) => row)];
    const seen = await preview(kind === 'CSV' ? csv(rows) : await xlsx(rows));
    expect(seen.problems).toEqual(BAD.map(([, message], at) => ({ line: at + 3, message })));
    expect(seen).toMatchObject({ state: 'has-problems', problemCount: BAD.length, rows: BAD.length + 1, persons: 1 });
    await expect(apply(seen.importId)).rejects.toMatchObject({ status: 422, code: 'IMPORT_HAS_PROBLEMS' });
    expect((await stored()).households).toEqual([]);
  });

  it('rows that contradict one another are named', async () => {
    expect((await preview(csv(CONTRADICTING, false))).problems).toEqual([
      { line: 3, message: '和第 2 行同一门牌,党员户却不一样;和第 2 行同一门牌,低保户却不一样' },
      { line: 4, message: '和第 2 行同一门牌,户主却不一样;钱一和第 2 行重复' },
      { line: 5, message: '户主钱四没有自己的一行' },
    ]);
  });

  it('a formula is read as what was typed, and a door that became a date as the door', async () => {
    const rows = [
      ['1', '2', '孙一', { formula: 'CONCAT("孙","一")', result: '孙一' }, '户主', '在村', '', ''],
      ['1', new Date(Date.UTC(2026, 11, 1)), '孙二', '孙二', '户主', '在村', '', ''],
    ];
    const seen = await preview(await xlsx(rows));
    expect(seen.problems).toEqual([{ line: 2, message: '姓名“=CONCAT("孙…”不像姓名' }]);
    expect(seen.sample).toEqual([{ label: '一组 12-1 号', headName: '孙二', people: 1 }]);
  });

  it.each<[string, Buffer, RegExp]>([
    ['GBK', Buffer.concat([Buffer.from([0xd7, 0xe9, 0x2c, 0xc3, 0xc5]), Buffer.from(',x\n')]), /GBK/],
    ['an old xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /xls/],
    ['a picture', Buffer.from('ffd8ffe000104a46494600', 'hex'), /表格/],
    ['an empty file', Buffer.from('\n'), /空/],
    ['another table', Buffer.from('姓名,电话\n张三,1\n'), /缺少列:组、门牌号、户主/],
    ['a broken xlsx', Buffer.from('PK\u0003\u0004 and nothing more'), /损坏/],
    ['a zip that is no table', Buffer.from('504b0304504b0506' + '00'.repeat(18), 'hex'), /打不开|工作表/],
  ])('%s cannot be read, and it says why', async (_, bytes, hint) => {
    await expect(preview(bytes)).rejects.toMatchObject({ status: 422, details: [{ path: 'file', message: expect.stringMatching(hint) }], code: 'TABLE_UNREADABLE' });
  });

  it('more than 5,000 rows are too many', async () => {
    const rows = Array.from({ length: 5_001 }, (_, at) => ['1', String(at + 1), '周一', '周一', '户主', '在村', '', '']);
    await expect(preview(csv(rows))).rejects.toMatchObject({ status: 422, code: 'TABLE_TOO_LONG' });
    const most = await preview(csv(rows.slice(1)));
    expect(most).toMatchObject({ rows: 5_000, added: 5_000, problemCount: 0 });
    await apply(most.importId);
    expect((await stored()).households).toHaveLength(5_000);
  });

  it('a preview is applied once, also by two at once; a retry with the same key is answered the same', async () => {
    const { importId } = await preview(csv(GOOD));
    const both = await Promise.allSettled([apply(importId), apply(importId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'IMPORT_ALREADY_APPLIED' } });
    expect((await stored()).households).toHaveLength(3);
    const next = await preview(csv(GOOD.slice(2)));
    const first = await apply(next.importId, secretary, 'import-key-0001');
    expect(await apply(next.importId, secretary, 'import-key-0001')).toEqual(first);
  });

  it('two previews of one moment cannot both be applied', async () => {
    const one = await preview(csv(GOOD.slice(0, 2)));
    const two = await preview(csv(GOOD.slice(2)));
    const both = await Promise.allSettled([apply(one.importId), apply(two.importId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'IMPORT_STALE' } });
    expect((await stored()).households).toHaveLength(both[0]!.status === 'fulfilled' ? 1 : 2);
  });

  it('belongs to the village: another secretary cannot preview or apply, a resident neither', async () => {
    const other = await aSecretary(running, NEXT_VILLAGE);
    const { importId } = await preview(csv(GOOD));
    await expect(preview(csv(GOOD), other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(apply(importId, other)).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const villager = await aVillager(running, { villageId: OTHER_TOWN });
    await expect(preview(csv(GOOD), villager, OTHER_TOWN)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(preview(csv(GOOD), other, FAR_AWAY)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(apply('01NOSUCHIMPORT')).rejects.toMatchObject({ status: 404 });
  });

  it('the template imports as it is', async () => {
    const template = await running.api.call(householdRoutes.importTemplate, {});
    expect(await preview(Buffer.from(template))).toMatchObject({ added: 1, state: 'ready', sample: [{ label: '三组 12 号', headName: '杨桂兰' }] });
  });
});
