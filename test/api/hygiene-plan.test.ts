import { createHash } from 'node:crypto';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { hygienePlanRoutes } from '../../shared/contract/hygiene-plan';
import { noticeRoutes } from '../../shared/contract/notice';
import { workbenchRoutes } from '../../shared/contract/workbench';
import { drawSample } from '../../shared/domain/sample-draw';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { best, ratings, type Ratings } from '../support/hygiene';
import { aCountyOfficer, aGroupLeader, anOfficer, aSecretary, aTownOfficer, aVillager, anInspector, theVillages, type Person, type Villager } from '../support/people';

const villages = Array.from({ length: 20 }, (_, at) => `4211022002${60 + at}`);
const [HOUR, DAY] = [3_600_000, 86_400_000];
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

describe.each(databases)('a planned round on $name', (on) => {
  let running: RunningApp;
  let round: Ratings;
  let villageId: string;
  let secretary: Person;
  let inspector: Person;
  let homes: Villager[];
  let used = 0;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-02T02:00:00Z' });
    round = ratings(running);
    await theVillages(running, villages);
  });
  afterAll(() => running?.close());

  /** Each test in a village of its own. */
  beforeEach(async () => {
    villageId = villages[used++]!;
    [secretary, inspector] = [await aSecretary(running, villageId), await anInspector(running, villageId)];
    homes = [await aVillager(running, { villageId, groupNo: 1, doorNo: '1' }), await aVillager(running, { villageId, groupNo: 2, doorNo: '1' })];
  });

  const later = (ms: number): string => new Date(running.clock.now() + ms).toISOString();
  const kinOf = (who: Person, body: { householdId: string; inspectorId?: string; relation?: string }) =>
    running.api.call(hygienePlanRoutes.declareKin, { params: { villageId }, body }, { token: who.token });

  describe('announced', () => {
    it('is seen by everybody beforehand and starts by itself, once', async () => {
      const { roundId, state } = await round.open(secretary, villageId, { startsAt: later(DAY) });
      expect(state).toBe('planned');
      expect((await round.rounds(homes[0]!, villageId)).items).toMatchObject([{ roundId, state: 'planned', households: 0 }]);
      await expect(round.score(inspector, roundId, homes[0]!.householdId, best())).rejects.toMatchObject({ code: 'ROUND_NOT_SCORING' });
      await round.drain();
      expect((await round.work(inspector, roundId)).state).toBe('planned');
      running.clock.advance(DAY);
      await round.drain();
      await round.drain();
      expect(await round.work(inspector, roundId)).toMatchObject({ state: 'scoring', households: 2 });
      await expect(running.api.call(hygienePlanRoutes.cancel, { params: { roundId } }, { token: secretary.token })).rejects.toMatchObject({ code: 'ROUND_NOT_PLANNED' });
    });

    it('waits for the round before it to be published', async () => {
      const { roundId: planned } = await round.open(secretary, villageId, { startsAt: later(HOUR) });
      const { roundId: first } = await round.open(secretary, villageId);
      running.clock.advance(2 * HOUR);
      await round.drain();
      expect((await round.work(inspector, planned)).state).toBe('planned');
      for (const home of homes) await round.score(inspector, first, home.householdId, best());
      await round.publish(secretary, first);
      await round.drain();
      expect((await round.work(inspector, planned)).state).toBe('scoring');
    });

    it('can be called off, and is refused for a moment that is past or too far', async () => {
      const { roundId } = await round.open(secretary, villageId, { startsAt: later(DAY) });
      await running.api.call(hygienePlanRoutes.cancel, { params: { roundId } }, { token: secretary.token });
      expect((await round.rounds(secretary, villageId)).items).toEqual([]);
      running.clock.advance(DAY);
      await round.drain();
      await expect(round.work(secretary, roundId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      for (const startsAt of [later(-HOUR), later(91 * DAY)]) await expect(round.open(secretary, villageId, { startsAt })).rejects.toMatchObject({ code: 'ROUND_START_WRONG' });
    });
  });

  describe('unannounced', () => {
    const secretFor = async (who: Person, roundId: string) => {
      expect((await round.rounds(who, villageId)).items).toEqual([]);
      for (const read of [round.work, round.results]) await expect(read(who, roundId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      for (const route of [hygienePlanRoutes.teams, hygienePlanRoutes.draw, hygienePlanRoutes.cancel]) {
        await expect(running.api.call(route, { params: { roundId } }, { token: who.token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      await expect(round.publish(who, roundId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    };

    it('does not exist before it starts for residents, their group leader, another cadre or an inspector who is not on it', async () => {
      const leader = await aGroupLeader(running, villageId, 1);
      const cadre = await anOfficer(running, 'cadre', villageId);
      const chosen = await anInspector(running, villageId);
      const { roundId } = await round.open(secretary, villageId, { startsAt: later(DAY), announced: false, teams: [{ inspectorIds: [chosen.memberId] }] });
      for (const who of [homes[0]!, leader, cadre, inspector]) await secretFor(who, roundId);
      for (const who of [leader, cadre]) {
        const desk = await running.api.call(workbenchRoutes.read, {}, { token: who.token });
        expect(JSON.stringify(desk)).not.toContain(roundId);
      }
      for (const who of [secretary, chosen, await aTownOfficer(running)]) {
        expect((await round.rounds(who, villageId)).items.map((card) => card.roundId)).toEqual([roundId]);
        expect(await round.work(who, roundId)).toMatchObject({ state: 'planned', items: [] });
      }
      running.clock.advance(DAY);
      await round.drain();
      expect((await round.rounds(homes[0]!, villageId)).items).toMatchObject([{ roundId, state: 'scoring' }]);
    });

    it('of the town is hidden from the village, its secretary too, and is the town\'s to publish', async () => {
      const [officer, county] = [await aTownOfficer(running), await aCountyOfficer(running)];
      const own = await round.open(secretary, villageId);
      const inspect = (startsAt: string | null) =>
        running.api.call(hygieneRoutes.inspect, { params: { villageId }, body: { title: '乡镇抽查', groupNos: [1], startsAt } }, { token: officer.token });
      const { roundId, level } = await inspect(later(DAY));
      expect(level).toBe('town');
      expect((await round.rounds(secretary, villageId)).items.map((card) => card.roundId)).toEqual([own.roundId]);
      await expect(round.work(secretary, roundId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await round.work(county, roundId)).mayPlan).toBe(true);
      running.clock.advance(DAY);
      await round.drain();
      await round.score(inspector, roundId, homes[0]!.householdId, best());
      await expect(round.publish(secretary, roundId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await round.publish(officer, roundId)).toMatchObject({ state: 'notice', scored: 1 });
    });
  });

  describe('asks its inspectors to take part', () => {
    const asked = async (who: Person) => (await running.api.call(noticeRoutes.list, {}, { token: who.token })).items.filter(({ title }) => title === '请您参加入户评比');
    const give = (who: Person, roundId: string, ...inspectors: Person[]) =>
      running.api.call(hygienePlanRoutes.assign, { params: { roundId }, body: { teams: inspectors.map(({ memberId }) => ({ inspectorIds: [memberId] })) } }, { token: who.token });

    it('whoever is named, once, also of a pair, with when and where; nobody else', async () => {
      const [second, third] = [await anInspector(running, villageId), await anInspector(running, villageId)];
      const { roundId } = await round.open(secretary, villageId, { teams: [{ inspectorIds: [inspector.memberId, second.memberId] }] });
      for (const who of [inspector, second]) {
        expect(await asked(who)).toMatchObject([{ body: expect.stringMatching(/的入户评比“十一月入户评比”,现在就可以打分。$/), page: { name: 'staff/round', params: { roundId } } }]);
      }
      for (const who of [third, secretary, homes[0]!]) expect(await asked(who)).toEqual([]);
      await give(secretary, roundId, inspector, third);
      await give(secretary, roundId, third, inspector);
      for (const who of [inspector, second, third]) expect(await asked(who)).toHaveLength(1);
    });

    it('of one that is not announced beforehand, and asked to keep it to themselves; not again when it starts', async () => {
      const chosen = await anInspector(running, villageId);
      const startsAt = later(DAY);
      const { roundId } = await round.open(secretary, villageId, { startsAt, announced: false, teams: [{ inspectorIds: [chosen.memberId] }] });
      const when = /\d+月\d+日 \d\d:00 开始。开始以前请不要告诉别人。$/;
      expect(await asked(chosen)).toMatchObject([{ body: expect.stringMatching(when), page: { params: { roundId } } }]);
      const cadre = await anOfficer(running, 'cadre', villageId);
      for (const who of [inspector, secretary, cadre, homes[0]!]) expect(JSON.stringify(await running.api.call(noticeRoutes.list, {}, { token: who.token }))).not.toContain(roundId);
      running.clock.advance(DAY);
      await round.drain();
      expect(await asked(chosen)).toHaveLength(1);
      expect(await asked(inspector)).toEqual([]);
    });

    it('all of them where nobody is named, once it has begun', async () => {
      const second = await anInspector(running, villageId);
      const { roundId } = await round.open(secretary, villageId, { startsAt: later(DAY), announced: false });
      await round.drain();
      expect(await asked(second)).toEqual([]);
      running.clock.advance(DAY);
      await round.drain();
      for (const who of [inspector, second]) expect(await asked(who)).toMatchObject([{ body: expect.stringMatching(/,现在就可以打分。$/), page: { params: { roundId } } }]);
      for (const who of [secretary, homes[0]!]) expect(await asked(who)).toEqual([]);
    });

    it('and tells whoever was named when the plan is given up; nobody else', async () => {
      const [chosen, other] = [await anInspector(running, villageId), inspector];
      const { roundId } = await round.open(secretary, villageId, { startsAt: later(DAY), announced: false, teams: [{ inspectorIds: [chosen.memberId] }] });
      await running.api.call(hygienePlanRoutes.cancel, { params: { roundId } }, { token: secretary.token });
      const calledOff = async (who: Person) => (await running.api.call(noticeRoutes.list, {}, { token: who.token })).items.filter(({ title }) => title === '评比取消了');
      expect(await calledOff(chosen)).toMatchObject([{ body: expect.stringMatching(/的入户评比“十一月入户评比”取消了,不用去了。$/) }]);
      for (const who of [other, homes[0]!]) expect(await calledOff(who)).toEqual([]);
    });

    it('not for a round that could not be opened', async () => {
      const other = await anInspector(running, villageId);
      await round.open(secretary, villageId, { teams: [{ inspectorIds: [other.memberId] }] });
      await expect(round.open(secretary, villageId, { teams: [{ inspectorIds: [inspector.memberId] }] })).rejects.toMatchObject({ code: 'ROUND_ALREADY_OPEN' });
      expect(await asked(inspector)).toEqual([]);
    });
  });

  describe('over a sample', () => {
    it('publishes the hash of its seed before and the seed after, and anybody draws the same households', async () => {
      for (const doorNo of ['2', '3', '4', '5', '6', '7', '8']) await aVillager(running, { villageId, groupNo: 1, doorNo });
      const { roundId } = await round.open(secretary, villageId, { startsAt: later(DAY), sampleSize: 4 });
      const [before] = (await round.rounds(homes[0]!, villageId)).items;
      expect(before).toMatchObject({ scope: 'sample', sampleSeed: null, sampleSeedHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
      await expect(running.api.call(hygienePlanRoutes.draw, { params: { roundId } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      running.clock.advance(DAY);
      await round.drain();
      const draw = await running.api.call(hygienePlanRoutes.draw, { params: { roundId } });
      expect(createHash('sha256').update(draw.seed).digest('hex')).toBe(before!.sampleSeedHash);
      expect([draw.pool.length, draw.drawn.length]).toEqual([9, 4]);
      expect(draw.drawn).toEqual(drawSample(sha256, draw.seed, draw.pool, draw.size));
      expect((await round.work(inspector, roundId)).items.map(({ householdId }) => householdId).sort()).toEqual(draw.drawn);
    });
  });

  describe('given to inspectors and pairs', () => {
    it('is scored by whoever was given the door; a pair has one sheet', async () => {
      const [second, third] = [await anInspector(running, villageId), await anInspector(running, villageId)];
      const teams = [{ inspectorIds: [inspector.memberId, second.memberId], groupNos: [1] }, { inspectorIds: [third.memberId], householdIds: [homes[1]!.householdId] }];
      const { roundId } = await round.open(secretary, villageId, { teams });
      const mine = async (who: Person) => (await round.work(who, roundId)).items.map((item) => item.mine);
      expect([await mine(inspector), await mine(third)]).toEqual([[true, false], [false, true]]);
      await expect(round.score(third, roundId, homes[0]!.householdId, best())).rejects.toMatchObject({ code: 'SHEET_OF_ANOTHER_TEAM', status: 403 });
      const { version } = await round.score(inspector, roundId, homes[0]!.householdId, best());
      await expect(round.score(second, roundId, homes[0]!.householdId, { ...best(), note: '我这里不一样' })).rejects.toMatchObject({ code: 'SHEET_CHANGED' });
      expect(await round.score(second, roundId, homes[0]!.householdId, { ...best(), note: '再看一遍', version })).toMatchObject({ version: 2, result: { sheets: 1 } });
      const changed = await running.api.call(hygienePlanRoutes.assign, { params: { roundId }, body: { teams: [{ inspectorIds: [third.memberId] }] } }, { token: secretary.token });
      expect(changed).toMatchObject({ teams: [{ inspectors: [{ memberId: third.memberId }] }], inspectors: expect.arrayContaining([expect.objectContaining({ memberId: second.memberId })]) });
      expect(await mine(third)).toEqual([true, true]);
    });

    it('takes nobody who is no inspector there', async () => {
      await expect(round.open(secretary, villageId, { teams: [{ inspectorIds: [homes[0]!.memberId] }] })).rejects.toMatchObject({ code: 'TEAM_WITHOUT_INSPECTOR' });
      expect((await round.rounds(secretary, villageId)).items).toEqual([]);
    });
  });

  describe('kept away from kin', () => {
    it('refuses the door an inspector has declared, or staff have recorded, also to the partner; a mistake is taken back and stays on the list', async () => {
      const second = await anInspector(running, villageId);
      const { roundId } = await round.open(secretary, villageId, { teams: [{ inspectorIds: [inspector.memberId, second.memberId] }] });
      const { kinId } = await kinOf(inspector, { householdId: homes[0]!.householdId, relation: '舅舅' });
      expect(await kinOf(inspector, { householdId: homes[0]!.householdId })).toMatchObject({ kinId });
      await kinOf(secretary, { householdId: homes[1]!.householdId, inspectorId: second.memberId });
      for (const [who, home] of [[inspector, homes[0]!], [second, homes[0]!], [inspector, homes[1]!]] as const) {
        await expect(round.score(who, roundId, home.householdId, best())).rejects.toMatchObject({ code: 'SHEET_OF_KIN', status: 403 });
      }
      expect((await round.work(inspector, roundId)).items[0]).toMatchObject({ status: 'kin' });
      const list = (who: Person) => running.api.call(hygienePlanRoutes.kin, { params: { villageId } }, { token: who.token });
      expect([(await list(inspector)).items.length, (await list(secretary)).items.length]).toEqual([1, 2]);
      await running.api.call(hygienePlanRoutes.withdrawKin, { params: { villageId, kinId }, body: { reason: '同名,不是亲戚' } }, { token: secretary.token });
      expect((await list(inspector)).items).toMatchObject([{ kinId, withdrawnReason: '同名,不是亲戚', byStaff: false }]);
      expect(await round.score(inspector, roundId, homes[0]!.householdId, best())).toMatchObject({ outcome: 'scored' });
    });

    it('refuses a declaration for somebody else by an inspector, and of what is not there', async () => {
      const second = await anInspector(running, villageId);
      await expect(kinOf(inspector, { householdId: homes[0]!.householdId, inspectorId: second.memberId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(kinOf(inspector, { householdId: 'nothing' })).rejects.toMatchObject({ code: 'KIN_UNKNOWN' });
    });
  });
});
