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

  describe('scored by two', () => {
    let other: Person;
    let roundId: string;
    let door: string;
    beforeEach(async () => {
      other = await anInspector(running, villageId);
      ({ roundId } = await round.open(secretary, villageId, { sheetsPerHousehold: 2 }));
      door = homes[0]!.householdId;
    });

    it('at the same moment both count: the median, and how far they lie apart; published only when every door has two', async () => {
      await Promise.all([round.score(inspector, roundId, door, best()), round.score(other, roundId, door, missing(3))]);
      expect(await round.sheet(secretary, roundId, door)).toMatchObject({ result: { outcome: 'scored', total: 8500, spread: 3000, grade: 'clean', sheets: 2 } });
      await round.score(inspector, roundId, homes[1]!.householdId, best());
      await expect(round.publish(secretary, roundId)).rejects.toMatchObject({ code: 'ROUND_NOT_COMPLETE', details: [{ message: '还有 1 户没打够分' }] });
      await round.score(other, roundId, homes[1]!.householdId, skipped('refused'));
      await round.publish(secretary, roundId);
      const own = await round.sheet(homes[0]!, roundId, door);
      expect([own.total, ...own.others.map(({ total }) => total)].sort()).toEqual([10_000, 7000]);
      expect(own.place).toBeNull();
      expect((await results().ofRound(roundId)).map(({ outcome, sheets }) => [outcome, sheets])).toEqual([['scored', 2], ['skipped', 1]]);
    });

    it('neither knows what the other found before the round is published', async () => {
      await round.score(inspector, roundId, door, best());
      await expect(round.sheet(other, roundId, door)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await round.work(other, roundId)).items[0]).toMatchObject({ status: 'waiting', sheets: 1, total: null });
      await round.score(other, roundId, door, worst());
      expect(await round.sheet(other, roundId, door)).toMatchObject({ total: 0, others: [], result: { total: null, spread: null } });
      expect((await round.work(other, roundId)).items[0]).toMatchObject({ status: 'scored', total: 0 });
    });
  });

  describe('a sheet from the doorstep', () => {
    let roundId: string;
    let door: string;
    beforeEach(async () => {
      ({ roundId } = await round.open(secretary, villageId));
      door = homes[0]!.householdId;
    });

    it('is one sheet: sent twice under its key, from a second phone with the same content, or late after it was changed', async () => {
      const sheet = { ...missing(1), clientKey: 'made-on-the-phone-1' };
      const first = await round.score(inspector, roundId, door, sheet, 'first-sending');
      for (const again of [sheet, { ...missing(1), clientKey: 'second-phone-of-hers' }]) expect((await round.score(inspector, roundId, door, again)).version).toBe(1);
      await round.score(inspector, roundId, door, { ...best(), version: first.version, clientKey: 'made-on-the-phone-2' });
      expect(await round.score(inspector, roundId, door, sheet, 'second-sending')).toMatchObject({ version: 2, total: 10_000 });
      const [same, twin] = await Promise.all(['a', 'b'].map((key) => round.score(inspector, roundId, homes[1]!.householdId, { ...best(), clientKey: 'two-phones-at-once' }, `twin-key-${key}`)));
      expect([same!.version, twin!.version, twin!.result.sheets]).toEqual([1, 1, 1]);
    });

    it('is never overwritten by another version: from a second phone it is refused, both can be read, and mine may become the next version', async () => {
      await round.score(inspector, roundId, door, { ...missing(1), clientKey: 'phone-one-sheet' });
      await expect(round.score(inspector, roundId, door, { ...missing(2), clientKey: 'phone-two-sheet' })).rejects.toMatchObject({ code: 'SHEET_CHANGED' });
      const other = await anInspector(running, villageId);
      await expect(round.score(other, roundId, door, { ...missing(3), clientKey: 'of-a-colleague' })).rejects.toMatchObject({ code: 'SHEET_BY_ANOTHER' });
      const theirs = await round.sheet(other, roundId, door);
      expect(theirs).toMatchObject({ total: 9000, version: 1 });
      expect(await round.score(other, roundId, door, { ...missing(3), version: theirs.version, clientKey: 'mine-after-all' })).toMatchObject({ total: 7000, version: 2, result: { sheets: 1 } });
    });

    it('keeps when and where it was filled in, as the phone says, and shows the place only to those who hold the round', async () => {
      running.clock.advance(8 * HOUR);
      const scoredAt = new Date(running.clock.now() - 5 * HOUR).toISOString();
      const place = { lat: 27.823342, lng: 112.944218, system: 'gcj02' as const };
      const sent = await round.score(inspector, roundId, door, { ...best(), scoredAt, place });
      expect(sent).toMatchObject({ scoredAt, receivedAt: new Date(running.clock.now()).toISOString(), place: null });
      const { place: seen } = await round.sheet(secretary, roundId, door);
      expect([seen!.lat, seen!.lng].map((degrees) => degrees.toFixed(3))).toEqual(['27.827', '112.939']);
      const late = await round.score(inspector, roundId, homes[1]!.householdId, { ...best(), scoredAt: new Date(running.clock.now() + DAY).toISOString() });
      expect(late.scoredAt).toBe(late.receivedAt);
    });

    it('of a visit is one visit under its key', async () => {
      for (const _ of [1, 2]) await round.score(inspector, roundId, door, { ...skipped('not-at-home'), clientKey: 'nobody-there-1' });
      expect(await results().of(roundId, door)).toMatchObject({ outcome: 'waiting', visits: 1 });
    });
  });
});
