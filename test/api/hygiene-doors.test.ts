import { recordRoutes } from '../../shared/contract/record';
import { DoorResults } from '../../server/src/features/hygiene/door-results.service';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { best, missing, ratings, skipped, worst, type Ratings } from '../support/hygiene';
import { aSecretary, aVillager, anInspector, theVillages, type Person, type Villager } from '../support/people';

const villages = Array.from({ length: 20 }, (_, at) => `4211022002${40 + at}`);
const [HOUR, DAY] = [3_600_000, 86_400_000];

describe.each(databases)('the doors of a round on $name', (on) => {
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
    homes = [await aVillager(running, { villageId, groupNo: 1, doorNo: '1' }), await aVillager(running, { villageId, groupNo: 1, doorNo: '2' })];
  });

  const results = () => running.app.get(DoorResults, { strict: false });
  const record = (home: Villager) => running.api.call(recordRoutes.household, { params: home }, { token: home.token });
  const correct = (roundId: string, home: Villager, total: number) =>
    results().correct({ roundId, householdId: home.householdId, total, reason: '照片里看得到柴草在屋后', actorId: secretary.memberId });

  async function published(): Promise<string> {
    const { roundId } = await round.open(secretary, villageId);
    await round.score(inspector, roundId, homes[0]!.householdId, missing(2));
    await round.score(inspector, roundId, homes[1]!.householdId, best());
    await round.publish(secretary, roundId);
    return roundId;
  }

  describe('put right after publication', () => {
    it('change only the result while the notice period lasts, and the final entry is the corrected one', async () => {
      const roundId = await published();
      expect(await correct(roundId, homes[0]!, 9000)).toMatchObject({ total: 9000, grade: 'cleanest', version: 2 });
      expect(await round.results(homes[0]!, roundId)).toMatchObject({ meanTotal: 9500, mine: { total: 9000, grade: 'cleanest' } });
      expect((await record(homes[0]!)).entries.items).toEqual([]);
      running.clock.advance(8 * DAY);
      await round.drain();
      expect(await record(homes[0]!)).toMatchObject({ balance: 10, entries: { items: [{ points: 10 }] } });
    });

    it('cascade into the record once the round is final: taken back with the reason, written again, as often as it is put right', async () => {
      const roundId = await published();
      running.clock.advance(8 * DAY);
      await round.drain();
      const before = await record(homes[0]!);
      await correct(roundId, homes[0]!, 9000);
      const after = await record(homes[0]!);
      expect(after).toMatchObject({ balance: 10, quarterPoints: 10 });
      expect(after.entries.items).toHaveLength(before.entries.items.length + 2);
      expect(after.entries.items.map(({ points }) => points).reduce((sum, points) => sum + points, 0)).toBe(10);
      await correct(roundId, homes[0]!, 0);
      expect(await record(homes[0]!)).toMatchObject({ balance: 0, grade: { grade: 'not-clean', total: 0, final: true } });
      const door = await results().of(roundId, homes[0]!.householdId);
      expect((await results().versionsOf(door!)).map(({ version, previousTotal, total }) => [version, previousTotal, total])).toEqual([[2, 8000, 9000], [3, 9000, 0]]);
    });

    it('are refused before publication', async () => {
      const { roundId } = await round.open(secretary, villageId);
      await round.score(inspector, roundId, homes[0]!.householdId, worst());
      await expect(correct(roundId, homes[0]!, 9000)).rejects.toMatchObject({ code: 'ROUND_NOT_PUBLISHED' });
    });
  });

  describe('nobody opens', () => {
    it('are skipped only after a second visit at another time', async () => {
      const { roundId } = await round.open(secretary, villageId);
      const door = homes[0]!.householdId;
      expect((await round.score(inspector, roundId, door, skipped('not-at-home'))).result).toMatchObject({ outcome: 'waiting', visits: 1 });
      running.clock.advance(HOUR);
      expect((await round.score(inspector, roundId, door, skipped('not-at-home'))).result).toMatchObject({ outcome: 'waiting', visits: 2 });
      running.clock.advance(2 * HOUR);
      expect((await round.score(inspector, roundId, door, skipped('not-at-home'))).result).toMatchObject({ outcome: 'skipped', visits: 3 });
      expect(await round.score(inspector, roundId, door, best())).toMatchObject({ outcome: 'scored', result: { outcome: 'scored', sheets: 1 } });
      await expect(round.score(inspector, roundId, door, skipped('away'))).rejects.toMatchObject({ code: 'DOOR_ALREADY_SCORED' });
    });
  });
});
