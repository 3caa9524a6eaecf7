import { DEMO_REVIEW_WORD } from '../../server/src/core/wechat/demo-wechat';
import { Appointments } from '../../server/src/features/member/appointments.service';
import { FinaliseRound } from '../../server/src/features/hygiene/finalise-round.job';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { hygienePlanRoutes } from '../../shared/contract/hygiene-plan';
import { objectionRoutes } from '../../shared/contract/hygiene-review';
import { noticeRoutes } from '../../shared/contract/notice';
import { recordRoutes } from '../../shared/contract/record';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { HygieneStage, scoresOf } from '../support/hygiene-stage';
import { TOWN, aCountyOfficer, aTownOfficer, aVillager, anInspector, anOfficer, theVillages, type Person } from '../support/people';
import { aPhoto } from '../support/reports';

const villages = Array.from({ length: 30 }, (_, at) => `4211022003${10 + at}`);
const DAY = 86_400_000;

describe.each(databases)('a household does not agree with its grade, on $name', (on) => {
  let running: RunningApp;
  let stage: HygieneStage;
  let turn = 0;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-02T02:00:00Z' });
    await theVillages(running, villages);
  });
  afterAll(() => running?.close());
  /** Each test in a village of its own. */
  beforeEach(async () => {
    stage = await (await HygieneStage.in(running, villages[turn++ % villages.length]!)).published();
  });

  const told = async (who: Person) =>
    (await running.api.call(noticeRoutes.list, {}, { token: who.token })).items.map(({ title }) => title);
  const list = (who: Person, state: 'live' | 'ended' = 'live') =>
    running.api.call(objectionRoutes.list, { params: { villageId: stage.villageId }, query: { state } }, { token: who.token });
  const read = ({ objectionId }: { objectionId: string }, who: Person) => running.api.call(objectionRoutes.read, { params: { objectionId } }, { token: who.token });
  const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code });

  it('says what is wrong with words and a photo, and sees where it stands', async () => {
    const home = stage.homes[0]!;
    expect(await stage.review()).toMatchObject({ mayObject: true, whyNot: '', result: { total: 0, grade: 'not-clean' }, isFinal: false, objections: [] });
    const filed = await stage.file(0, { itemIds: ['swept'], photoIds: [await aPhoto(running, home)] });
    expect(filed).toMatchObject({ state: 'open', ageDays: 0, isLate: false, items: [{ itemId: 'swept', text: expect.stringContaining('庭院') }], onBehalf: false, mayWithdraw: true, mayAssign: false });
    expect(filed.photos).toHaveLength(1);
    expect(filed.steps.map(({ kind }) => kind)).toEqual(['filed']);
    expect(await stage.review()).toMatchObject({ mayObject: false, whyNot: '异议正在办', objections: [{ objectionId: filed.objectionId }] });
    expect(await told(stage.secretary)).toContain('有人对评比有异议');
    expect((await list(stage.secretary)).items).toMatchObject([{ objectionId: filed.objectionId, householdLabel: '一组 1 号' }]);
  });

  it('is looked at again by somebody else, and is right: the result gets a new version before it becomes final', async () => {
    const asked = await stage.assign(await stage.file());
    const { items } = await running.api.call(objectionRoutes.secondLooks, {}, { token: stage.other.token });
    expect(items.map(({ objectionId }) => objectionId)).toEqual([asked.objectionId]);
    expect((await read(asked, stage.other)).checklist).not.toBeNull();
    const looked = await stage.look(asked);
    expect(looked.secondLook).toMatchObject({ total: 100_00, grade: 'cleanest', note: '院子干净' });
    expect(looked.secondLook!.sections.flatMap(({ items: all }) => all).find(({ itemId }) => itemId === 'swept')).toMatchObject({ before: 0, photos: [expect.anything()] });
    const decided = await stage.decide(await read(looked, stage.secretary), 'upheld');
    expect(decided).toMatchObject({ state: 'upheld', reason: '复核看到院子是干净的', before: { total: 0, grade: 'not-clean' } });
    expect(await stage.review()).toMatchObject({ resultVersion: 2, result: { total: 100_00, grade: 'cleanest' }, isFinal: false });
    await stage.noticeOver();
    expect(await stage.record()).toMatchObject({ balance: 10, entries: { items: [{ points: 10 }] } });
    expect(await told(stage.homes[0]!)).toEqual(expect.arrayContaining(['安排复核了', '复核过了', '您家的分改过来了']));
    expect(await told(stage.secretary)).toContain('复核好了,请定');
    expect(await told(stage.other)).toContain('请您去复核');
    expect((await list(stage.secretary, 'ended')).items).toHaveLength(1);
  });

  it('keeps its door waiting while the other doors become final, until it is declined in plain words', async () => {
    const looked = await stage.looked(0, 'worst');
    await stage.noticeOver();
    expect((await stage.record(2)).balance).toBe(10);
    expect((await stage.record(0)).entries.items).toEqual([]);
    expect(await stage.review()).toMatchObject({ isFinal: false });
    const declined = await stage.decide(looked, 'declined');
    expect(declined.steps.map(({ kind }) => kind)).toEqual(['filed', 'assigned', 'looked', 'declined', 'final']);
    expect(declined.steps.map(({ words }) => words)).toContain('村里维持原来的分:复核时柴草还堆在路边');
    expect((await stage.record(0)).entries.items).toMatchObject([{ points: 0 }]);
    expect(await stage.review()).toMatchObject({ isFinal: true, resultVersion: 1, whyNot: '这个结果已经复核过了' });
    await running.app.get(FinaliseRound, { strict: false }).run({ roundId: stage.roundId });
    expect((await stage.record(0)).entries.items).toHaveLength(1);
  });

  it('is right after the round became final: its door becomes final with the corrected grade, once', async () => {
    const looked = await stage.looked();
    await stage.noticeOver();
    const upheld = await stage.decide(looked, 'upheld');
    expect(upheld.steps.map(({ kind }) => kind)).toEqual(['filed', 'assigned', 'looked', 'upheld', 'final']);
    expect(await stage.record()).toMatchObject({ balance: 10, entries: { items: [{ points: 10 }] } });
  });

  it('may be helped by the secretary when everything was final: the record takes the old line back and says why', async () => {
    await stage.noticeOver();
    expect((await stage.record()).entries.items).toMatchObject([{ points: 0 }]);
    await refused(stage.file(), 'OBJECTION_TOO_LATE');
    const filed = await stage.file(0, {}, { who: stage.secretary });
    expect(filed).toMatchObject({ onBehalf: true, mayAssign: true, inspectors: [{ memberId: stage.other.memberId }] });
    await stage.decide(await stage.look(await stage.assign(filed)), 'upheld');
    const { balance, entries } = await stage.record();
    expect([balance, entries.items.length]).toEqual([10, 3]);
    const newest = entries.items.find(({ points }) => points === 10)!;
    const lines = await Promise.all(entries.items.map(({ entryId }) => running.api.call(recordRoutes.entry, { params: { entryId } }, { token: stage.homes[0]!.token })));
    expect(lines.map(({ reversedBy }) => reversedBy?.reason ?? '')).toContain('异议成立:复核看到院子是干净的');
    expect(newest.detail).toContain('更正');
  });

  it('may take it back and file it again, but not twice for one result', async () => {
    const withdrawn = await stage.withdraw(await stage.file());
    expect(withdrawn).toMatchObject({ state: 'withdrawn', mayWithdraw: false });
    const again = await stage.file(0, { words: '再想想,还是不对' });
    await refused(stage.file(), 'OBJECTION_ALREADY_OPEN');
    await stage.decide(await stage.look(await stage.assign(again), 'worst'), 'declined');
    await refused(stage.file(), 'OBJECTION_ALREADY_DECIDED');
    await refused(stage.withdraw(again), 'OBJECTION_STEP_GONE');
  });

  it('whose objection is taken back after the notice period becomes final at once', async () => {
    const filed = await stage.file();
    await stage.noticeOver();
    expect((await stage.withdraw(filed)).steps.map(({ kind }) => kind)).toEqual(['filed', 'withdrawn', 'final']);
    expect((await stage.record(0)).entries.items).toHaveLength(1);
    expect(await told(stage.secretary)).toContain('异议撤回了');
  });

  it('sends the same objection twice from a weak network, and it is one', async () => {
    const [home] = stage.homes;
    const photoIds = [await aPhoto(running, home!)];
    const first = await stage.file(0, { photoIds }, { key: 'objection-of-door-1' });
    expect(await stage.file(0, { photoIds }, { key: 'objection-of-door-1' })).toEqual(first);
    expect((await list(stage.secretary)).items).toHaveLength(1);
  });

  it('files with two people of the household at once: one comes through', async () => {
    const son = await aVillager(running, { villageId: stage.villageId, groupNo: 1, doorNo: '1', presence: 'away' });
    const both = await Promise.allSettled([stage.file(), stage.file(0, {}, { who: son })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'OBJECTION_ALREADY_OPEN' } });
    expect((await stage.review(0, son)).objections).toHaveLength(1);
  });

  it('is decided by one of two who decide at once', async () => {
    const cadre = await anOfficer(running, 'cadre', stage.villageId);
    const looked = await stage.looked();
    const both = await Promise.allSettled([stage.decide(looked, 'upheld'), stage.decide(looked, 'declined', cadre)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'OBJECTION_STEP_GONE' } });
    const { objections: [one], resultVersion } = await stage.review();
    expect(resultVersion).toBe(one!.state === 'upheld' ? 2 : 1);
  });

  it('files at the very moment the notice period ends: either the door waits, or it is final and the objection refused', async () => {
    const { noticeEndsAt } = (await running.api.call(hygieneRoutes.results, { params: { roundId: stage.roundId } }));
    running.clock.set(Date.parse(noticeEndsAt!) - 1);
    const job = running.app.get(FinaliseRound, { strict: false }).run({ roundId: stage.roundId });
    const [filed] = await Promise.allSettled([stage.file(), job]);
    const { isFinal, objections } = await stage.review();
    const entries = (await stage.record(0)).entries.items;
    if (filed.status === 'fulfilled') expect([isFinal, objections.length, entries.length]).toEqual([false, 1, 0]);
    else expect([filed.reason.code, isFinal, objections.length, entries.length]).toEqual(['OBJECTION_TOO_LATE', true, 0, 1]);
    expect((await stage.record(2)).entries.items).toHaveLength(1);
  });

  it('waits too long: the town lists it, and the county; others do not', async () => {
    const filed = await stage.file();
    const [officer, county] = [await aTownOfficer(running), await aCountyOfficer(running)];
    const late = async (who: Person, regionCode = TOWN) => (await running.api.call(objectionRoutes.late, { params: { regionCode } }, { token: who.token })).items.map(({ objectionId }) => objectionId);
    expect(await late(officer)).not.toContain(filed.objectionId);
    running.clock.advance(6 * DAY);
    expect(await late(officer)).toContain(filed.objectionId);
    expect(await late(county, '421102')).toContain(filed.objectionId);
    expect((await list(officer)).items).toMatchObject([{ isLate: true, ageDays: 6 }]);
    await refused(late(officer, '421102'), 'FORBIDDEN');
    await refused(late(officer, '4211'), 'NOT_FOUND');
    await refused(late(stage.secretary), 'FORBIDDEN');
  });

  describe('is refused', () => {
    it('after the notice period, with words that say so', async () => {
      running.clock.advance(7 * DAY);
      await refused(stage.file(), 'OBJECTION_TOO_LATE');
      expect(await stage.review()).toMatchObject({ mayObject: false, whyNot: '公示期已经过了' });
    });

    it('about a result that has changed, an item that is not on the sheet, a door that was not scored, a photo of somebody else', async () => {
      await refused(stage.file(0, { resultVersion: 2 }), 'OBJECTION_RESULT_CHANGED');
      await refused(stage.file(0, { itemIds: ['nothing'] }), 'OBJECTION_ITEM_UNKNOWN');
      await refused(stage.file(0, { photoIds: [await aPhoto(running, stage.homes[1]!)] }), 'PHOTO_NOT_YOURS');
      await refused(stage.file(0, { words: ' ' }), 'INPUT_INVALID');
      const skipped = await HygieneStage.in(running, villages[turn++ % villages.length]!);
      const { roundId } = await running.api.call(hygieneRoutes.openRound, { params: { villageId: skipped.villageId }, body: { title: '又一轮' } }, { token: skipped.secretary.token });
      skipped.roundId = roundId;
      await refused(skipped.file(), 'NOT_FOUND');
      for (const at of [1, 2]) await skipped.score(at, 'best');
      await running.api.call(hygieneRoutes.score, { params: skipped.door(0), body: { outcome: 'skipped', reason: 'away' } }, { token: skipped.inspector.token });
      await running.api.call(hygieneRoutes.publish, { params: { roundId } }, { token: skipped.secretary.token });
      await refused(skipped.file(), 'OBJECTION_NOT_SCORED');
    });

    it('to neighbours, to villagers elsewhere and to inspectors who were not asked, as if there were none', async () => {
      const filed = await stage.file();
      const elsewhere = await aVillager(running, { villageId: villages[(turn + 5) % villages.length]!, groupNo: 1, doorNo: '1' });
      for (const who of [stage.homes[1]!, elsewhere, stage.inspector]) {
        await refused(read(filed, who), 'NOT_FOUND');
        await refused(stage.review(0, who), 'NOT_FOUND');
        await refused(stage.file(0, {}, { who }), 'NOT_FOUND');
        await refused(stage.withdraw(filed, who), 'NOT_FOUND');
      }
      const officer = await aTownOfficer(running);
      await refused(stage.file(1, {}, { who: officer }), 'FORBIDDEN');
      await refused(stage.withdraw(filed, stage.secretary), 'FORBIDDEN');
      await refused(stage.assign(filed, stage.other, officer), 'FORBIDDEN');
      expect((await read(filed, officer)).words).toBe('那天下雨,院子我扫过了');
    });

    it('as a second look by declared kin, who are not even offered', async () => {
      const cousin = await anInspector(running, stage.villageId);
      const body = { householdId: stage.homes[0]!.householdId, relation: '堂兄' };
      await running.api.call(hygienePlanRoutes.declareKin, { params: { villageId: stage.villageId }, body }, { token: cousin.token });
      const filed = await stage.file();
      expect((await read(filed, stage.secretary)).inspectors.map(({ memberId }) => memberId)).toEqual([stage.other.memberId]);
      await refused(stage.assign(filed, cousin), 'SECOND_LOOK_TOO_CLOSE');
    });

    it('as a second look by whoever scored it, lives there, or is no inspector here', async () => {
      const filed = await stage.file();
      await refused(stage.assign(filed, stage.inspector), 'SECOND_LOOK_SAME_PERSON');
      const atHome = await anInspector(running, stage.villageId, { groupNo: 1, doorNo: '1' });
      await refused(stage.assign(filed, atHome), 'SECOND_LOOK_TOO_CLOSE');
      await refused(stage.assign(filed, stage.secretary), 'SECOND_LOOK_NOT_INSPECTOR');
      expect((await read(filed, stage.secretary)).inspectors).toEqual([{ memberId: stage.other.memberId, name: expect.any(String) }]);
      const assigned = await stage.assign(filed);
      await refused(stage.look(assigned, 'best', stage.inspector), 'NOT_FOUND');
      await refused(stage.decide(assigned, 'upheld'), 'OBJECTION_STEP_GONE');
      const body = { scores: scoresOf('best').slice(1), version: assigned.version };
      await refused(running.api.call(objectionRoutes.look, { params: { objectionId: filed.objectionId }, body }, { token: stage.other.token }), 'SHEET_INCOMPLETE');
      await stage.look(assigned);
      await refused(stage.look(assigned), 'OBJECTION_STEP_GONE');
    });

    it('by somebody who decides about their own home or their own sheet', async () => {
      const looked = await stage.looked();
      const cadreAtHome = await aVillager(running, { villageId: stage.villageId, groupNo: 1, doorNo: '1' });
      for (const { memberId } of [cadreAtHome, stage.inspector]) {
        await running.app.get(Appointments, { strict: false }).grant({ memberId, role: 'cadre', regionCode: stage.villageId, groupNo: null });
      }
      await refused(stage.decide(looked, 'upheld', cadreAtHome), 'DECISION_TOO_CLOSE');
      await refused(stage.decide(looked, 'upheld', stage.inspector), 'DECISION_TOO_CLOSE');
      expect((await read(looked, cadreAtHome)).mayDecide).toBe(false);
    });
  });

  it('says nothing to others before its words and photos are checked', async () => {
    const filed = await stage.assign(await stage.file(0, { words: `${DEMO_REVIEW_WORD},院子扫过了` }));
    expect((await read(filed, stage.other)).words).toBe('');
    expect((await read(filed, stage.homes[0]!)).words).toContain('院子扫过了');
    expect((await read(filed, stage.secretary)).words).toContain('院子扫过了');
  });
});
