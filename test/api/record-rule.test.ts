import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { RecordRuleRow } from '../../server/src/features/record-rule/record-rule.entity';
import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { noticeRoutes } from '../../shared/contract/notice';
import { auditRoutes } from '../../shared/contract/member';
import { recordRoutes } from '../../shared/contract/record';
import { recordRuleRoutes, type RuleForm } from '../../shared/contract/record-rule';
import { ruleAt } from '../../shared/domain/record-rules';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { COUNTY, FAR_AWAY, NEXT_VILLAGE, aCountyOfficer, aSecretary, aTownOfficer, aVillager, theVillages, type Person, type Villager } from '../support/people';

jest.setTimeout(60_000);
const MONDAY = Date.parse('2026-11-23T08:00:00+08:00');
/** Monday's notice time ends in the morning of the 30th, so the first midnight is the 1st. */
const FIRST = '2026-12-01';
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
const county = { countyCode: COUNTY };
/** A village to each story: what one publishes is not another's. */
const VILLAGES = Array.from({ length: 12 }, (_, at) => `4211022009${10 + at}`);

const REPORTS: Partial<RuleForm> = { act: 'report-confirmed', phase: 'manage', points: 3, caps: { 'household-day': 2, 'household-week': 6, 'person-week': 6 }, bounds: { points: { min: 1, max: 4 }, caps: 'tighter', mayTurnOff: false } };

describe.each(databases)('the rules of the record on $name', (on) => {
  let running: RunningApp;
  let officer: Person;
  let used = 0;
  beforeAll(async () => {
    running = await startApp(on, { now: MONDAY });
    await theVillages(running, VILLAGES);
    officer = await aCountyOfficer(running);
  });
  beforeEach(() => running.clock.set(MONDAY));
  afterAll(() => running?.close());

  const api = () => running.api;
  const aVillageWithSecretary = async () => {
    const villageId = VILLAGES[(used += 1) - 1]!;
    return { villageId, secretary: await aSecretary(running, villageId) };
  };
  const form = (change: Partial<RuleForm> = {}): RuleForm => ({
    kind: '', name: '', mode: 'set', confirmers: [], bounds: null, from: FIRST, reason: '大家商量的', base: 0, ...REPORTS, ...change,
  } as RuleForm);
  const own = (change: Partial<RuleForm> = {}): RuleForm => form({ bounds: null, caps: { 'household-day': 3, 'household-week': 10, 'person-week': 8 }, ...change });
  const forCounty = (change: Partial<RuleForm> = {}, by = officer) => api().call(recordRuleRoutes.publishForCounty, { params: county, body: form(change) }, { token: by.token });
  const forVillage = (villageId: string, by: Person, change: Partial<RuleForm> = {}) => api().call(recordRuleRoutes.publishForVillage, { params: { villageId }, body: own(change) }, { token: by.token });
  const withdraw = (ruleId: string | null, by: Person) => api().call(recordRuleRoutes.withdraw, { params: { ruleId: ruleId! }, body: { reason: '写错了' } }, { token: by.token });
  const desk = async (villageId: string, by: Person, act = 'report-confirmed') =>
    (await api().call(recordRuleRoutes.villageDesk, { params: { villageId } }, { token: by.token })).items.find((one) => one.rule.act === act)!;
  const shown = async (villageId: string, act = 'report-confirmed') =>
    (await api().call(recordRuleRoutes.ofVillage, { params: { villageId } })).items.find(({ rule }) => rule.act === act)!;
  let reports = 0;
  const confirm = async ({ memberId, householdId }: Villager, villageId: string, at: number) =>
    running.app.get(RecordService, { strict: false }).write(reportConfirmed({ villageId, reportId: `r-${(reports += 1)}`, what: '垃圾满了', at }, { memberId, householdId, groupNo: 3 }));
  const newest = async ({ householdId, token }: Villager) => {
    const [first] = (await api().call(recordRoutes.household, { params: { householdId } }, { token })).entries.items;
    return { ...first!, line: await api().call(recordRoutes.entry, { params: { entryId: first!.entryId } }, { token }) };
  };

  it('are the country\'s until somebody publishes, in words made of their numbers', async () => {
    const { villageId } = await aVillageWithSecretary();
    const { rule, coming, passedOverWords } = await shown(villageId);
    expect(rule).toMatchObject({ level: 'national', ownerName: '全国', points: 2, words: ruleAt('report-confirmed', MONDAY).words, ruleId: null });
    expect([coming, passedOverWords]).toEqual([[], null]);
  });

  it('take effect at a midnight after seven days, and old entries keep theirs', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    const villager = await aVillager(running, { villageId });
    await expect(forVillage(villageId, secretary, { from: '2026-11-30' })).rejects.toMatchObject({ code: 'RULE_TOO_SOON', status: 422, details: [{ path: 'from', message: `最早 ${FIRST}` }] });
    const published = await forVillage(villageId, secretary, { points: 4 });
    expect(published).toMatchObject({ version: 1, level: 'village', state: 'announced', words: '上报的问题修好、经确认,上报人家加 4 分。一家一天最多 3 次、一周最多 10 次,一个人一周最多 8 次;自己负责的地段、自己处理的、替别人代报的不加分' });
    expect(await shown(villageId)).toMatchObject({ rule: { level: 'national' }, coming: [{ ruleId: published.ruleId, from: FIRST, points: 4 }] });
    await confirm(villager, villageId, midnight(FIRST) - 1);
    expect(await newest(villager)).toMatchObject({ points: 2 });
    running.clock.set(midnight(FIRST));
    await confirm(villager, villageId, midnight(FIRST));
    expect(await newest(villager)).toMatchObject({ points: 4, line: { rule: { version: 1, words: published.words } } });
    expect(await shown(villageId)).toMatchObject({ rule: { ruleId: published.ruleId, state: 'in-force' }, coming: [] });
    await confirm(villager, villageId, midnight(FIRST) - 1);
    const { entries } = await api().call(recordRoutes.household, { params: { householdId: villager.householdId } }, { token: villager.token });
    expect(entries.items.map(({ points }) => points).sort()).toEqual([2, 2, 4]);
  });

  it('may be published at midnight sharp for the midnight seven days on', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    running.clock.set(midnight('2026-11-24'));
    expect(await forVillage(villageId, secretary)).toMatchObject({ from: FIRST });
    await expect(forVillage(villageId, secretary, { from: '2027-11-26', base: 1 })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'from' }] });
  });

  it('are never edited: the second of two who publish at once is told, and nothing is overwritten', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    const both = await Promise.allSettled([1, 2, 4].map((points) => forVillage(villageId, secretary, { points })));
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string; status: number }] : []));
    expect(refused).toMatchObject([{ code: 'CHANGED_MEANWHILE', status: 409 }, { code: 'CHANGED_MEANWHILE', status: 409 }]);
    expect((await desk(villageId, secretary)).versions).toHaveLength(1);
    await expect(forVillage(villageId, secretary, { base: 1 })).rejects.toMatchObject({ code: 'RULE_CHANGE_PENDING', status: 409 });
    running.clock.set(midnight(FIRST));
    const second = await forVillage(villageId, secretary, { base: 1, from: '2026-12-08', points: 1 });
    expect(second).toMatchObject({ version: 2, state: 'announced' });
    expect((await desk(villageId, secretary)).versions.map(({ version, state }) => [version, state])).toEqual([[2, 'announced'], [1, 'in-force']]);
    running.clock.set(midnight('2026-12-08'));
    expect((await desk(villageId, secretary)).versions.map(({ version, state }) => [version, state])).toEqual([[2, 'in-force'], [1, 'past']]);
  });

  it('are taken back before they take effect by whoever may publish them, and not a moment later', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    const { ruleId } = await forVillage(villageId, secretary, { points: 4 });
    for (const other of [await aSecretary(running, NEXT_VILLAGE), officer, await aTownOfficer(running)]) await expect(withdraw(ruleId, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    running.clock.set(midnight(FIRST) - 1);
    const both = await Promise.allSettled([withdraw(ruleId, secretary), withdraw(ruleId, secretary)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    running.clock.set(midnight(FIRST));
    expect(await shown(villageId)).toMatchObject({ rule: { level: 'national' }, coming: [] });
    const again = await forVillage(villageId, secretary, { base: 1, from: '2026-12-08' });
    running.clock.set(midnight('2026-12-08'));
    await expect(withdraw(again.ruleId, secretary)).rejects.toMatchObject({ code: 'RULE_IN_FORCE', status: 409 });
    await expect(withdraw('no-such-rule', secretary)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { items } = await api().call(auditRoutes.list, { params: { villageId }, query: {} }, { token: secretary.token });
    expect(items.map(({ words }) => words)).toEqual(expect.arrayContaining(['撤回了还没生效的积分规则“report-confirmed”第 1 版,理由:写错了', '公布了积分规则“report-confirmed”第 2 版,2026-12-08起生效']));
  });

  it('of a village keep within the county\'s bounds, and a county that narrows them passes the village\'s over, saying so', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    const villager = await aVillager(running, { villageId });
    const loose = { caps: { 'household-day': 9 }, bounds: { points: { min: 1, max: 9 }, caps: 'free' as const, mayTurnOff: true } };
    const first = await forCounty({ points: 5, ...loose });
    // Checked against what the county will have in force on that day.
    await expect(forVillage(villageId, secretary, { points: 10 })).rejects.toMatchObject({ code: 'RULE_OUT_OF_BOUNDS', status: 422, details: [{ message: '分值只能在 1 到 9 分之间' }] });
    const mine = await forVillage(villageId, secretary, { points: 9 });
    running.clock.set(midnight(FIRST));
    await confirm(villager, villageId, midnight(FIRST));
    expect(await newest(villager)).toMatchObject({ points: 9, line: { rule: { words: mine.words } } });
    expect((await shown(NEXT_VILLAGE)).rule).toMatchObject({ ruleId: first.ruleId, points: 5, ownerName: '黄州区' });
    expect((await shown(FAR_AWAY)).rule).toMatchObject({ level: 'national' });

    const narrow = await forCounty({ points: 4, base: 1, from: '2026-12-08', ...loose, bounds: { points: { min: 1, max: 6 }, caps: 'free', mayTurnOff: false } });
    expect(await shown(villageId)).toMatchObject({ rule: { ruleId: mine.ruleId }, coming: [{ ruleId: narrow.ruleId, from: '2026-12-08', points: 4 }], passedOverWords: null });
    running.clock.set(midnight('2026-12-08'));
    expect((await shown(villageId)).passedOverWords).toBe(`${villageId.slice(-3)} 号村自己定的第 1 版现在不作数:分值只能在 1 到 6 分之间。按黄州区的规则记`);
    await confirm(villager, villageId, midnight('2026-12-08'));
    expect(await newest(villager)).toMatchObject({ points: 4, line: { rule: { words: narrow.words, version: 2 } } });
    await expect(forVillage(villageId, secretary, { mode: 'off', base: 1, from: '2026-12-15' })).rejects.toMatchObject({ code: 'RULE_OUT_OF_BOUNDS', details: [{ message: '县里规定这一项不能停用' }] });
    // What the desk shows is what it was.
    expect((await desk(villageId, secretary)).versions).toMatchObject([{ version: 1, points: 9, state: 'in-force' }]);
    const back = await forVillage(villageId, secretary, { mode: 'follow', base: 1, from: '2026-12-15' });
    expect(back.words).toBe('按县里的规则');
  });

  it('may be turned off where the county lets it: the act is remembered and brings nothing, and the line says why', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    const villager = await aVillager(running, { villageId });
    await forCounty({ act: 'fix-accepted', phase: 'build', points: 1, bounds: { points: { min: 0, max: 2 }, caps: 'fixed', mayTurnOff: true } });
    await forVillage(villageId, secretary, { act: 'fix-accepted', phase: 'build', points: 1, mode: 'off', caps: {} });
    running.clock.set(midnight(FIRST));
    await running.app.get(RecordService, { strict: false }).write({
      ...reportConfirmed({ villageId, reportId: 'fix-1', what: '路灯', at: midnight(FIRST) }, { ...villager, groupNo: 3 }), act: 'fix-accepted',
    });
    expect(await newest(villager)).toMatchObject({ points: 0, whyZero: '这一项现在停用,记一笔,不加分', line: { rule: { words: '处理后照片得到认可:现在停用,记一笔,不加分' } } });
  });

  it('tell each resident of a change once, and of its being taken back, and nobody whose rule stays as it is', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    const [villager, neighbour] = [await aVillager(running, { villageId }), await aVillager(running, { villageId: FAR_AWAY })];
    const inbox = async (who: Person) => (await api().call(noticeRoutes.list, { query: {} }, { token: who.token })).items.filter(({ title }) => title.includes('规则'));
    const { ruleId } = await forVillage(villageId, secretary, { act: 'grade-final', phase: 'evaluate', caps: {}, points: { cleanest: 12, clean: 6, 'fairly-clean': 2, 'not-clean': 0 } });
    for (let times = 0; times < 2; times++) await running.settleChecks();
    const [told, ...more] = await inbox(villager);
    expect(more).toEqual([]);
    expect(told!.body).toContain('从12月1日起:入户评比公示期满:最清洁加 12 分,清洁加 6 分,较清洁加 2 分,不清洁不加分');
    await withdraw(ruleId, secretary);
    await running.settleChecks();
    expect((await inbox(villager)).map(({ title }) => title).sort()).toEqual(['积分规则有变化', '积分规则的变化撤回了']);
    expect(await inbox(neighbour)).toEqual([]);
  });

  it.each<[string, Partial<RuleForm>, string]>([
    ['points by grade for a report', { points: { cleanest: 1, clean: 1, 'fairly-clean': 1, 'not-clean': 0 } }, 'points'],
    ['one number for the grades', { act: 'grade-final', points: 3 }, 'points'],
    ['a worse grade that earns more', { act: 'grade-final', points: { cleanest: 1, clean: 2, 'fairly-clean': 1, 'not-clean': 0 }, caps: {} }, 'points'],
    ['a day cap above the week\'s', { caps: { 'household-day': 5, 'household-week': 4 } }, 'caps.household-day'],
    ['bounds of its own', { bounds: { points: { min: 0, max: 9 }, caps: 'free', mayTurnOff: true } }, 'bounds'],
    ['a deed without a name', { act: 'deed-confirmed', phase: 'build', points: 1, confirmers: ['secretary'] }, 'name'],
    ['a deed nobody confirms', { act: 'deed-confirmed', phase: 'build', name: '扫雪', points: 1 }, 'confirmers'],
    ['a deed without a cap', { act: 'deed-confirmed', phase: 'build', name: '扫雪', points: 1, caps: {}, confirmers: ['secretary'] }, 'caps.household-day'],
    ['a deed of its own that follows the county', { act: 'deed-confirmed', phase: 'build', name: '扫雪', mode: 'follow', confirmers: ['secretary'] }, 'mode'],
  ])('of a village are not %s', async (_, change, path) => {
    const secretary = await aSecretary(running, NEXT_VILLAGE);
    await expect(forVillage(NEXT_VILLAGE, secretary, change)).rejects.toMatchObject({ code: 'INPUT_INVALID', status: 400, details: [{ path }] });
  });

  it('of deeds are found by name once, and no other county\'s officer touches them', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    const deed = { act: 'deed-confirmed', phase: 'build', name: '义务劳动', points: 3, caps: { 'household-week': 2 }, confirmers: ['secretary', 'group-leader'] } as const;
    const both = await Promise.allSettled([forVillage(villageId, secretary, { ...deed, confirmers: ['secretary'] }), forVillage(villageId, secretary, { ...deed, confirmers: ['cadre'] })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(forVillage(villageId, secretary, { ...deed, confirmers: ['secretary'] })).rejects.toMatchObject({ code: 'RULE_NAME_TAKEN', status: 409 });
    await expect(forVillage(villageId, secretary, { ...deed, kind: 'no-such', confirmers: ['secretary'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(forVillage(villageId, secretary, { ...deed, name: '扫雪', points: 6, confirmers: ['secretary'] })).rejects.toMatchObject({ code: 'RULE_OUT_OF_BOUNDS' });
    const { rule, coming } = await shown(villageId, 'deed-confirmed');
    expect([rule.name, coming[0]!.words]).toEqual(['义务劳动', expect.stringMatching(/^义务劳动,经村(书记|干部)确认,一家加 3 分。一家一周最多 2 次$/)]);
    await expect(forCounty({}, await aCountyOfficer(running, FAR_AWAY.slice(0, 6)))).rejects.toMatchObject({ code: 'RULE_NOT_YOUR_COUNTY', status: 403 });
    await expect(api().call(recordRuleRoutes.countyDesk, { params: { countyCode: '421102200' } }, { token: officer.token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { items } = await api().call(recordRuleRoutes.countyDesk, { params: county }, { token: officer.token });
    expect(items.map(({ rule: { act } }) => act)).toEqual(['report-confirmed', 'fix-accepted', 'grade-final', 'deed-confirmed']);
  });

  it('hold sixty kinds of deeds of a village\'s own and no more', async () => {
    const { villageId, secretary } = await aVillageWithSecretary();
    const deed = { act: 'deed-confirmed', phase: 'build', points: 1, caps: { 'household-week': 2 }, } as const;
    const first = await forVillage(villageId, secretary, { ...deed, confirmers: ['secretary'], name: '扫雪' });
    const uow = running.app.get(UnitOfWork, { strict: false });
    const row = await uow.repo(RecordRuleRow).findOneByOrFail({ id: first.ruleId! });
    await uow.run(() => uow.repo(RecordRuleRow).insert(Array.from({ length: 59 }, (_, at) => ({ ...row, id: `${villageId}-${at}`, kind: `kind-${at}`, name: `好事${at}` }))));
    await expect(forVillage(villageId, secretary, { ...deed, confirmers: ['secretary'], name: '看山' })).rejects.toMatchObject({ code: 'RULE_TOO_MANY', status: 409 });
  });
});
