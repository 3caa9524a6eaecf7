import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { Job } from '../../server/src/core/jobs/job.entity';
import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { RecordCorrections } from '../../server/src/features/record/record-corrections.service';
import { RecordService } from '../../server/src/features/record/record.service';
import { RuleCorrections } from '../../server/src/features/rule-trial/rule-corrections.service';
import { noticeRoutes } from '../../shared/contract/notice';
import { recordRoutes } from '../../shared/contract/record';
import { recordRuleRoutes, type RuleForm, type RuleView } from '../../shared/contract/record-rule';
import { ruleTrialRoutes, type RuleDraft } from '../../shared/contract/rule-trial';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { FAR_AWAY, NEXT_VILLAGE, YANGJIAWAN, aCountyOfficer, aSecretary, aVillager, theVillages, type Person, type Villager } from '../support/people';
import { aRuleSince } from '../support/rules';

jest.setTimeout(60_000);
const MONDAY = Date.parse('2026-11-23T08:00:00+08:00');
const HOUR = 3_600_000;
const REPORTS = { act: 'report-confirmed', phase: 'manage', points: 9, caps: { 'household-day': 3, 'household-week': 10, 'person-week': 8 } } as const;

describe.each(databases)('rules tried and put right on $name', (on) => {
  let running: RunningApp;
  let [officer, secretary] = [] as unknown as [Person, Person];
  let [doors, reports] = [300, 0];
  beforeAll(async () => {
    running = await startApp(on, { now: MONDAY });
    await theVillages(running);
    [officer, secretary] = [await aCountyOfficer(running), await aSecretary(running)];
  });
  beforeEach(() => running.clock.set(MONDAY));
  afterAll(() => running?.close());

  const api = () => running.api;
  const service = <T>(type: new (...needs: never[]) => T): T => running.app.get(type as never, { strict: false });
  const newcomer = (villageId = YANGJIAWAN): Promise<Villager> => aVillager(running, { villageId, doorNo: String((doors += 1)) });
  const confirm = async ({ memberId, householdId }: Villager, at: number, villageId = YANGJIAWAN, reportId = `trial-${(reports += 1)}`) => {
    await service(RecordService).write(reportConfirmed({ villageId, reportId, what: '垃圾满了', at }, { memberId, householdId, groupNo: 3 }));
    return reportId;
  };
  const record = ({ householdId, token }: Villager) => api().call(recordRoutes.household, { params: { householdId } }, { token });
  const simulate = (drafts: Partial<RuleDraft>[], quarter = '2026Q4', villageId = YANGJIAWAN, who = secretary) =>
    api().call(ruleTrialRoutes.simulate, { params: { villageId }, body: { quarter, drafts: drafts as RuleDraft[] } }, { token: who.token });
  const correct = (wrong: RuleView, change: Partial<RuleForm> = {}, who = officer) =>
    api().call(ruleTrialRoutes.correct, { params: { ruleId: wrong.ruleId! }, body: { ...REPORTS, points: 2, from: '2026-11-10', reason: '2 分打成了 9 分', base: 1, ...change } }, { token: who.token });

  it('are tried on a quarter: who would gain and lose, what caps would do, and nothing is written', async () => {
    const [busy, quiet] = [await newcomer(), await newcomer()];
    for (const hour of [0, 1, 2, 3]) await confirm(busy, MONDAY + hour * HOUR);
    await confirm(quiet, MONDAY);
    const draft = { level: 'village', act: 'report-confirmed', phase: 'manage', points: 3, caps: { 'household-day': 1, 'household-week': 5, 'person-week': 5 } } as const;
    const would = await simulate([draft]);
    expect(would).toMatchObject({ acts: 5, before: 8, after: 6, cappedBefore: 1, cappedAfter: 3, households: 2, gaining: 1, losing: 1, cutAt: null });
    expect(would.gains).toMatchObject([{ householdId: quiet.householdId, before: 2, after: 3 }]);
    expect(would.losses).toMatchObject([{ householdId: busy.householdId, before: 6, after: 3, householdLabel: expect.stringContaining('三组') as string }]);
    // The rule as it is changes nothing; a draft the county does not allow falls back on it.
    expect(await simulate([{ ...draft, points: 99, caps: draft.caps }])).toMatchObject({ before: 8, after: 8, gaining: 0, losing: 0 });
    expect(await simulate([{ ...draft, level: 'county', mode: 'off' }])).toMatchObject({ after: 0, losing: 2, cappedAfter: 0 });
    expect(await simulate([draft], '2026Q3')).toMatchObject({ acts: 0, before: 0, after: 0 });
    await expect(simulate([{ ...draft, caps: { 'household-day': 5, 'household-week': 1 } }])).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'drafts.0.caps.household-day' }] });
    await expect(simulate([draft], '2026Q4', FAR_AWAY)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await record(busy)).balance).toBe(6);
  });

  it('that were wrong are put right from a day of the past: lines are taken back and written again, each saying why, through crashes, once', async () => {
    const villageId = NEXT_VILLAGE;
    const clerk = await aSecretary(running, villageId);
    const wrong = await aRuleSince(running, villageId, clerk, '2026-11-09', REPORTS);
    const people = [await newcomer(villageId), await newcomer(villageId), await newcomer(villageId)];
    const before = await confirm(people[0]!, Date.parse('2026-11-09T10:00:00+08:00'), villageId);
    for (const one of people) for (const hour of [0, 1, 2, 3]) await confirm(one, MONDAY - 24 * HOUR + hour * HOUR, villageId);
    const kept = await confirm(people[1]!, MONDAY, villageId);
    await service(RecordService).reverseSource('report', kept, '查为不实', null);
    expect((await record(people[0]!)).balance).toBe(36);

    running.clock.advance(HOUR);
    // The server dies in the second household, and goes on with it after a pause.
    const redo = service(RecordCorrections).redo.bind(service(RecordCorrections));
    let calls = 0;
    const dying = jest.spyOn(service(RecordCorrections), 'redo').mockImplementation(async (...asked) => {
      const done = await redo(...asked);
      if ((calls += 1) === 2) throw new Error('the power went off');
      return done;
    });
    const right = await correct(wrong);
    expect(right).toMatchObject({ corrects: wrong.ruleId, version: 2, from: '2026-11-10', state: 'in-force', points: 2 });
    await expect(correct(wrong)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE', status: 409 });
    await running.settleChecks();
    dying.mockRestore();
    const job = { ruleId: right.ruleId!, villageId };
    expect(await api().call(ruleTrialRoutes.correction, { params: { ruleId: right.ruleId! } }, { token: officer.token })).toEqual({ remaining: 8 });
    await Promise.all([service(RuleCorrections).redo(job), service(RuleCorrections).redo(job)]);
    running.clock.advance(HOUR);
    await running.settleChecks();
    expect(await api().call(ruleTrialRoutes.correction, { params: { ruleId: right.ruleId! } }, { token: officer.token })).toEqual({ remaining: 0 });

    // Nine points of the day before X stay; of the Sunday's four the fourth is over the cap, as before.
    expect((await Promise.all(people.map(record))).map(({ balance }) => balance)).toEqual([9 + 6, 6, 6]);
    const { entries } = await record(people[2]!);
    expect(entries.items.map(({ points }) => points).sort((one, other) => one - other)).toEqual([-9, -9, -9, 0, 0, 0, 2, 2, 2, 9, 9, 9]);
    const again = entries.items.find(({ points }) => points === 2)!;
    expect(again.detail).toBe('垃圾满了 · 按更正后的规则重记');
    expect(await api().call(recordRoutes.entry, { params: { entryId: again.entryId } }, { token: people[2]!.token })).toMatchObject({ rule: { version: 2, words: right.words } });
    const back = entries.items.find(({ isReversal }) => isReversal)!;
    expect((await api().call(recordRoutes.entry, { params: { entryId: back.entryId } }, { token: people[2]!.token })).reverses).toMatchObject({ reason: '规则更正:2 分打成了 9 分', byName: officer.name });
    const told = await api().call(noticeRoutes.list, { query: {} }, { token: people[2]!.token });
    expect(told.items.filter(({ title }) => title.includes('更正'))).toHaveLength(1);
    expect(await service(RecordBooks).differences(villageId)).toEqual([]);

    // Whoever takes a source back later takes back what it gave at last.
    await service(RecordService).reverseSource('report', before, '查为不实', null);
    const second = `trial-${reports - 1}`;
    await service(RecordService).reverse({ act: 'report-confirmed', sourceId: second, subjectId: people[2]!.memberId, reason: '查为不实', actorId: null });
    expect((await record(people[0]!)).balance).toBe(6);
    expect(await service(RecordBooks).differences(villageId)).toEqual([]);
  });

  it('are put right only once in force, from a day they held for, by the county\'s own officer, as the same rule', async () => {
    const clerk = await aSecretary(running);
    const wrong = await aRuleSince(running, YANGJIAWAN, clerk, '2026-11-16', { ...REPORTS, act: 'fix-accepted', phase: 'build', caps: { 'household-day': 5, 'household-week': 20, 'person-week': 15 } });
    const asked = { act: 'fix-accepted', phase: 'build', caps: { 'household-day': 5, 'household-week': 20, 'person-week': 15 } } as const;
    await expect(correct(wrong, { ...asked, from: '2026-11-15' })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'from' }] });
    await expect(correct(wrong, { ...asked, from: '2026-11-24' })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'from' }] });
    await expect(correct(wrong, { from: '2026-11-16' })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'act' }] });
    await expect(correct(wrong, { ...asked, from: '2026-11-16', points: 99 })).rejects.toMatchObject({ code: 'RULE_OUT_OF_BOUNDS' });
    await expect(correct(wrong, { ...asked, from: '2026-11-16' }, await aCountyOfficer(running, FAR_AWAY.slice(0, 6)))).rejects.toMatchObject({ code: 'RULE_NOT_YOUR_COUNTY' });
    const next = await api().call(recordRuleRoutes.publishForVillage, { params: { villageId: YANGJIAWAN }, body: { ...REPORTS, ...asked, from: '2026-12-31', reason: '改', base: 1 } }, { token: clerk.token });
    await expect(correct(next, { ...asked, base: 2 })).rejects.toMatchObject({ code: 'RULE_NOT_YET', status: 409 });
    await expect(api().call(ruleTrialRoutes.correction, { params: { ruleId: 'no-such-rule' } }, { token: officer.token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await correct(wrong, { ...asked, from: '2026-11-16', base: 2 });
    const jobs = await service(UnitOfWork).repo(Job).findBy({ name: 'rule-trial.redo' });
    expect(jobs.length).toBeGreaterThanOrEqual(2);
  });
});
