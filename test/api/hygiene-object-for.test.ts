import { Appointments } from '../../server/src/features/member/appointments.service';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { improvementRoutes, objectionRoutes } from '../../shared/contract/hygiene-review';
import { hygieneTableRoutes } from '../../shared/contract/hygiene-tables';
import { auditRoutes } from '../../shared/contract/member';
import { noticeRoutes } from '../../shared/contract/notice';
import { recordRoutes } from '../../shared/contract/record';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { HygieneStage } from '../support/hygiene-stage';
import { aGroupLeader, anOfficer, theVillages, type Person } from '../support/people';
import { aPhoto } from '../support/reports';

const villages = Array.from({ length: 20 }, (_, at) => `4211022003${10 + at}`);
const DAY = 86_400_000;
/** The neighbour without a phone: 一组 2 号, scored worst. The leader of the group lives at 一组 1 号. */
const NEIGHBOUR = 1;

describe.each(databases)('somebody objects for a neighbour without a phone, on $name', (on) => {
  let running: RunningApp;
  let stage: HygieneStage;
  let leader: Person;
  let turn = 0;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-02T02:00:00Z' });
    await theVillages(running, villages);
  });
  afterAll(() => running?.close());
  /** Each test in a village of its own. */
  beforeEach(async () => {
    stage = await (await HygieneStage.in(running, villages[turn++ % villages.length]!)).published();
    leader = await aGroupLeader(running, stage.villageId, 1);
  });

  const contact = () => anOfficer(running, 'party-contact', stage.villageId);
  const file = (who: Person, words = '院子那天扫过了') => stage.file(NEIGHBOUR, { words }, { who });
  const as = ({ token }: Person) => ({ token });
  const sheet = (who: Person) => running.api.call(hygieneRoutes.sheet, { params: stage.door(NEIGHBOUR) }, as(who));
  const history = (who: Person) => running.api.call(hygieneTableRoutes.history, { params: { householdId: stage.homes[NEIGHBOUR]!.householdId } }, as(who));
  const read = (objectionId: string, who: Person) => running.api.call(objectionRoutes.read, { params: { objectionId } }, as(who));
  const notices = async (who: Person) => (await running.api.call(noticeRoutes.list, {}, as(who))).items;
  const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code });
  const home = () => stage.homes[NEIGHBOUR]!;

  it.each([['the group leader', async () => leader], ['a party contact', contact]] as const)('%s reads the sheet and says what the neighbour says; both names stay', async (_, theHelper) => {
    const helper = await theHelper();
    expect((await history(helper)).items).toMatchObject([{ roundId: stage.roundId, state: 'notice', total: 0, grade: 'not-clean', noticeEndsAt: expect.any(String) }]);
    expect(await sheet(helper)).toMatchObject({ householdLabel: '一组 2 号', total: 0 });
    expect(await stage.review(NEIGHBOUR, helper)).toMatchObject({ isOwn: false, mayObject: true, whyNot: '', result: { total: 0 } });
    const filed = await file(helper);
    expect(filed).toMatchObject({ state: 'open', onBehalf: true, byName: helper.name, householdLabel: '一组 2 号', steps: [{ kind: 'filed', words: `${helper.name}替这户提了异议` }] });
    expect(filed).toMatchObject({ mayWithdraw: false, mayAssign: false, mayLook: false, mayDecide: false, inspectors: [], checklist: null });
    expect(await stage.review(NEIGHBOUR, helper)).toMatchObject({ mayObject: false, whyNot: '异议正在办', objections: [{ objectionId: filed.objectionId }] });
    expect((await read(filed.objectionId, helper)).words).toBe('院子那天扫过了');
    expect((await notices(stage.secretary)).map(({ title }) => title)).toContain('有人对评比有异议');
    const { items } = await running.api.call(auditRoutes.list, { params: { villageId: stage.villageId } }, as(stage.secretary));
    expect(items).toContainEqual(expect.objectContaining({ words: '替一组 2 号提了评比异议', memberName: helper.name }));
  });

  it('the household is told at once who spoke for it, and takes it back when it does not want it', async () => {
    const filed = await file(leader);
    const told = (await notices(home())).find(({ title }) => title === '有人替您家提了异议');
    expect(told).toMatchObject({ body: expect.stringContaining(`${leader.name}替您家提了异议`), page: { name: 'resident/sheet', params: stage.door(NEIGHBOUR) } });
    const { isOwn, objections } = await stage.review(NEIGHBOUR);
    expect([isOwn, objections[0]]).toEqual([true, expect.objectContaining({ byName: leader.name, onBehalf: true, mayWithdraw: true })]);
    expect((await stage.withdraw(filed, home())).state).toBe('withdrawn');
  });

  it('it is told as well when the secretary wrote it down', async () => {
    await file(stage.secretary);
    expect((await notices(home())).map(({ body }) => body)).toContainEqual(expect.stringContaining(`${stage.secretary.name}替您家提了异议`));
  });

  it('their objection is looked at and decided like any other, and the neighbour gets the points', async () => {
    await stage.decide(await stage.look(await stage.assign(await file(leader))), 'upheld');
    await stage.noticeOver();
    expect((await stage.record(NEIGHBOUR)).balance).toBe(10);
    expect((await stage.review(NEIGHBOUR, leader)).objections).toMatchObject([{ state: 'upheld', reason: '复核看到院子是干净的' }]);
  });

  it('the household and its leader say it at once: one of them comes through', async () => {
    const both = await Promise.allSettled([file(leader), stage.file(NEIGHBOUR)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'OBJECTION_ALREADY_OPEN' } });
  });

  it('the leader of another group or village, the contact of another village, and a leader no more find nothing there', async () => {
    const nextDoor = villages[(turn + 7) % villages.length]!;
    const former = await anOfficer(running, 'group-leader', stage.villageId, 1);
    const appointments = running.app.get(Appointments, { strict: false });
    await appointments.endAll(former.memberId);
    const others = [
      former, await anOfficer(running, 'group-leader', stage.villageId, 2), await anOfficer(running, 'group-leader', nextDoor, 1), await anOfficer(running, 'party-contact', nextDoor),
    ];
    const { objectionId } = await file(leader);
    for (const who of others) {
      for (const attempt of [() => sheet(who), () => history(who), () => stage.review(NEIGHBOUR, who), () => file(who), () => read(objectionId, who)]) await refused(attempt(), 'NOT_FOUND');
    }
  });

  it('a round that is not published yet is not there for them', async () => {
    await stage.openFor([1]);
    await stage.score(NEIGHBOUR, 'worst');
    for (const who of [leader, await contact()]) {
      await refused(sheet(who), 'NOT_FOUND');
      await refused(stage.review(NEIGHBOUR, who), 'NOT_FOUND');
      await refused(file(who), 'NOT_FOUND');
      expect((await history(who)).items).toHaveLength(1);
    }
  });

  it('they have as long as the household itself; the secretary may still help afterwards', async () => {
    running.clock.advance(7 * DAY);
    for (const who of [leader, await contact()]) {
      await refused(file(who), 'OBJECTION_TOO_LATE');
      expect(await stage.review(NEIGHBOUR, who)).toMatchObject({ mayObject: false, whyNot: '公示期已经过了' });
    }
    await stage.noticeOver();
    await refused(file(leader), 'OBJECTION_TOO_LATE');
    expect(await stage.review(NEIGHBOUR, stage.secretary)).toMatchObject({ isOwn: false, mayObject: true });
    expect((await file(stage.secretary)).onBehalf).toBe(true);
  });

  it('they neither take back nor send nor decide, nor improve, nor open the list or the record', async () => {
    const filed = await file(leader);
    await refused(stage.withdraw(filed, leader), 'FORBIDDEN');
    await refused(stage.assign(filed, stage.other, leader), 'FORBIDDEN');
    const looked = await stage.look(await stage.assign(filed));
    await refused(stage.decide(looked, 'upheld', leader), 'FORBIDDEN');
    await refused(running.api.call(objectionRoutes.list, { params: { villageId: stage.villageId }, query: {} }, as(leader)), 'FORBIDDEN');
    await refused(running.api.call(improvementRoutes.send, { params: stage.door(NEIGHBOUR), body: { photoIds: [await aPhoto(running, leader)] } }, as(leader)), 'FORBIDDEN');
    await refused(running.api.call(recordRoutes.household, { params: { householdId: home().householdId } }, as(leader)), 'NOT_FOUND');
  });

  it('what the household wrote itself, its black mark and its photos stay its own', async () => {
    const barred = await HygieneStage.in(running, villages[turn++ % villages.length]!);
    await barred.rule('door');
    await barred.published();
    stage = barred;
    leader = await aGroupLeader(running, stage.villageId, 1);
    const { objectionId } = await stage.file(NEIGHBOUR, { words: '组长和评比员是一家' });
    expect(await stage.review(NEIGHBOUR)).toMatchObject({ mark: { takenAwayAt: null }, mayImprove: true });
    expect(await stage.review(NEIGHBOUR, leader)).toMatchObject({ mayObject: false, whyNot: '异议正在办', objections: [], mark: null, improvements: [] });
    await refused(read(objectionId, leader), 'NOT_FOUND');
    await refused(file(leader), 'OBJECTION_ALREADY_OPEN');
  });
});
