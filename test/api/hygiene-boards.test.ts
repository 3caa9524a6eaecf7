import { boardRoutes, driftRoutes, improvementRoutes } from '../../shared/contract/hygiene-review';
import { auditRoutes } from '../../shared/contract/member';
import { noticeRoutes } from '../../shared/contract/notice';
import { DRIFT_SMALL_BELOW } from '../../shared/domain/inspector-drift';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { HygieneStage } from '../support/hygiene-stage';
import { COUNTY, TOWN, aCountyOfficer, aTownOfficer, aVillager, anOfficer, theVillages, type Person } from '../support/people';
import { aPhoto } from '../support/reports';

const villages = Array.from({ length: 20 }, (_, at) => `4211022004${10 + at}`);

describe.each(databases)('the boards of a round on $name', (on) => {
  let running: RunningApp;
  let stage: HygieneStage;
  let turn = 0;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-02T02:00:00Z' });
    await theVillages(running, villages);
  });
  afterAll(() => running?.close());
  beforeEach(async () => {
    stage = await HygieneStage.in(running, villages[turn++ % villages.length]!);
  });

  const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code });
  const send = async (at = 0, who: Person = stage.homes[at]!) =>
    running.api.call(improvementRoutes.send, { params: stage.door(at), body: { words: '都收拾好了', photoIds: [await aPhoto(running, who)] } }, { token: who.token });
  const decide = (improvementId: string, body: { outcome: 'accepted' } | { outcome: 'refused'; reason: string }, who = stage.secretary) =>
    running.api.call(improvementRoutes.decide, { params: { improvementId }, body }, { token: who.token });
  const photos = async () => ({ piling: [await aPhoto(running, stage.inspector, 'sheet')], rooms: [await aPhoto(running, stage.inspector, 'sheet')] });

  it('show the red one to everybody with masked names, and nothing of a black one where the village has no rule', async () => {
    await stage.published(await photos());
    const boards = await stage.boards();
    expect(boards).toMatchObject({ mode: 'off', black: [], takenAway: 0, mine: null });
    expect(boards.red).toEqual([{ label: '一组 3 号', headName: expect.stringContaining('*'), total: 100_00 }]);
    expect(JSON.stringify(boards)).not.toContain('一组 1 号');
    expect((await stage.boards(stage.homes[0]!)).mine).toBeNull();
    expect((await stage.review()).mark).toBeNull();
    await refused(send(), 'IMPROVEMENT_NOT_NEEDED');
  });

  it('show door numbers only where the rule says so: no name, no photo', async () => {
    await stage.rule('door');
    await stage.published(await photos());
    expect(await stage.boards()).toMatchObject({ mode: 'door', black: [{ label: '一组 1 号', headName: '', photos: [] }, { label: '一组 2 号', headName: '', photos: [] }] });
  });

  it('show masked names and what lies out of doors where the rule allows photos, never a room', async () => {
    await stage.rule('photo');
    const taken = await photos();
    await stage.published(taken);
    const [one] = (await stage.boards()).black;
    expect(one).toMatchObject({ label: '一组 1 号', headName: expect.stringContaining('*') });
    expect(one!.photos.map(({ photoId }) => photoId)).toEqual(taken.piling);
  });

  it('follow a rule only from the next round on, and the log names who published it', async () => {
    await stage.published();
    await stage.rule('photo');
    expect(await stage.boards()).toMatchObject({ mode: 'off', black: [] });
    const rule = await running.api.call(boardRoutes.rule, { params: { villageId: stage.villageId } });
    expect(rule).toMatchObject({ mode: 'photo', since: expect.any(String), mayChange: false });
    const { items } = await running.api.call(auditRoutes.list, { params: { villageId: stage.villageId } }, { token: stage.secretary.token });
    expect(items.map(({ words }) => words)).toContain('公布黑榜规定:门牌号、隐名和照片');
    const cadre = await anOfficer(running, 'cadre', stage.villageId);
    await refused(running.api.call(boardRoutes.setRule, { params: { villageId: stage.villageId }, body: { mode: 'off' } }, { token: cadre.token }), 'FORBIDDEN');
  });

  it('lose a mark the same day an improvement photo is accepted; the grade stays, and the history keeps it', async () => {
    await stage.rule('door');
    await stage.published();
    expect((await stage.boards(stage.homes[0]!)).mine).toEqual({ householdId: stage.homes[0]!.householdId, mayImprove: true });
    const { improvementId } = await send();
    expect(await stage.review()).toMatchObject({ mark: { takenAwayAt: null }, mayImprove: false, improvements: [{ state: 'waiting' }] });
    expect((await stage.boards()).black.map(({ label }) => label)).toEqual(['一组 1 号', '一组 2 号']);
    expect(await decide(improvementId, { outcome: 'accepted' })).toMatchObject({ state: 'accepted', mayDecide: false });
    const boards = await stage.boards();
    expect([boards.black.map(({ label }) => label), boards.takenAway]).toEqual([['一组 2 号'], 1]);
    expect(await stage.review()).toMatchObject({ result: { grade: 'not-clean', total: 0 }, resultVersion: 1, mark: { takenAwayAt: expect.any(String) }, mayImprove: false });
    await stage.noticeOver();
    expect(await stage.record()).toMatchObject({ balance: 0, grade: { grade: 'not-clean' } });
    const { items } = await running.api.call(noticeRoutes.list, {}, { token: stage.homes[0]!.token });
    expect(items.map(({ title }) => title)).toContain('整改通过,已摘牌');
    await refused(send(), 'IMPROVEMENT_NOT_NEEDED');
  });

  it('keep it when the photo is refused with a reason; another may be sent', async () => {
    await stage.rule('door');
    await stage.published();
    const { improvementId } = await send();
    await refused(send(), 'IMPROVEMENT_WAITING');
    expect(await decide(improvementId, { outcome: 'refused', reason: '照片里柴草还在路边' })).toMatchObject({ state: 'refused', reason: '照片里柴草还在路边' });
    await refused(decide(improvementId, { outcome: 'accepted' }), 'IMPROVEMENT_DECIDED');
    expect((await stage.boards()).black).toHaveLength(2);
    expect((await send()).state).toBe('waiting');
    const list = (state: 'waiting' | 'decided') => running.api.call(improvementRoutes.list, { params: { villageId: stage.villageId }, query: { state } }, { token: stage.secretary.token });
    expect([(await list('waiting')).items.length, (await list('decided')).items.length]).toEqual([1, 1]);
  });

  it('lose it also by an objection that is upheld, and all of it after a quarter', async () => {
    await stage.rule('door');
    await stage.published();
    await stage.decide(await stage.looked(), 'upheld');
    expect((await stage.boards()).black.map(({ label }) => label)).toEqual(['一组 2 号']);
    expect((await stage.boards()).red).toHaveLength(2);
    running.clock.advance(91 * 86_400_000);
    expect(await stage.boards()).toMatchObject({ mode: 'off', black: [] });
  });

  it('are decided once by two at once, and by nobody about their own home', async () => {
    await stage.rule('door');
    await stage.published();
    const { improvementId } = await send();
    const cadre = await anOfficer(running, 'cadre', stage.villageId);
    const both = await Promise.allSettled([decide(improvementId, { outcome: 'accepted' }), decide(improvementId, { outcome: 'refused', reason: '看不清' }, cadre)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const who of [stage.homes[0]!, stage.homes[1]!]) await refused(decide(improvementId, { outcome: 'accepted' }, who), 'FORBIDDEN');
  });

  it('take photos only from the household itself', async () => {
    await stage.rule('door');
    await stage.published();
    await refused(send(0, stage.homes[1]!), 'NOT_FOUND');
    await refused(send(0, await aVillager(running, { groupNo: 1, doorNo: '1' })), 'NOT_FOUND');
    await refused(send(0, stage.secretary), 'FORBIDDEN');
    const none = running.api.call(improvementRoutes.send, { params: stage.door(), body: { photoIds: [] } }, { token: stage.homes[0]!.token });
    await refused(none, 'INPUT_INVALID');
  });

  it('do not exist before the round is published', async () => {
    const { roundId } = await running.api.call(hygieneRoutes.openRound, { params: { villageId: stage.villageId }, body: { title: '没公示' } }, { token: stage.secretary.token });
    stage.roundId = roundId;
    await refused(stage.boards(stage.secretary), 'NOT_FOUND');
    await refused(stage.boards(), 'NOT_FOUND');
  });

  it('stand beside a list for the town of how far inspectors lie from each other, small samples marked', async () => {
    const { roundId } = await running.api.call(hygieneRoutes.openRound, { params: { villageId: stage.villageId }, body: { title: '两人评' } }, { token: stage.secretary.token });
    stage.roundId = roundId;
    await stage.score(0, 'worst');
    await stage.score(1, 'best', {}, stage.other);
    await stage.score(2, 'best', {}, stage.other);
    await running.api.call(hygieneRoutes.publish, { params: { roundId } }, { token: stage.secretary.token });
    const [officer, county] = [await aTownOfficer(running), await aCountyOfficer(running)];
    const ofRound = (who: Person) => running.api.call(driftRoutes.round, { params: { roundId } }, { token: who.token });
    const drift = await ofRound(officer);
    expect(drift.items).toEqual(expect.arrayContaining([
      expect.objectContaining({ memberId: stage.inspector.memberId, sheets: 1, compared: 1, drift: -100_00, isSmall: true, isWorthALook: false }),
      expect.objectContaining({ memberId: stage.other.memberId, sheets: 2, drift: 100_00 }),
    ]));
    expect(DRIFT_SMALL_BELOW).toBeGreaterThan(2);
    const ofRegion = (who: Person, regionCode: string, quarter?: string) => running.api.call(driftRoutes.region, { params: { regionCode }, query: { quarter } }, { token: who.token });
    expect((await ofRegion(officer, TOWN)).items.map(({ memberId }) => memberId)).toContain(stage.other.memberId);
    expect((await ofRegion(county, COUNTY)).items.length).toBeGreaterThan(1);
    expect(await ofRegion(officer, stage.villageId, '2020Q1')).toMatchObject({ items: [], isCapped: false });
    await refused(ofRegion(officer, COUNTY), 'FORBIDDEN');
    await refused(ofRegion(stage.secretary, TOWN), 'FORBIDDEN');
    await refused(ofRound(await aTownOfficer(running, '421102001')), 'NOT_FOUND');
  });
});
