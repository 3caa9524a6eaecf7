import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { objectionRoutes } from '../../shared/contract/hygiene-review';
import { hygieneTableRoutes } from '../../shared/contract/hygiene-tables';
import { householdChangeRoutes } from '../../shared/contract/household-change';
import { recordRoutes } from '../../shared/contract/record';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { best, ratings } from '../support/hygiene';
import { aSecretary, aVillager, anInspector, theVillages, YANGJIAWAN, type Person, type Villager } from '../support/people';

const DAY_MS = 86_400_000;

describe.each(databases)('a household that was scored and then merged into another (并户), on $name', (on) => {
  let running: RunningApp;
  let secretary: Person;
  let [old, young, neighbour]: Villager[] = [];
  let roundId: string;
  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-23T00:00:00Z' });
    await theVillages(running);
    secretary = await aSecretary(running);
    const [inspector, round] = [await anInspector(running), ratings(running)];
    [old, young, neighbour] = [await aVillager(running, { doorNo: '1' }), await aVillager(running, { doorNo: '2' }), await aVillager(running, { doorNo: '3' })];
    ({ roundId } = await round.open(secretary, YANGJIAWAN));
    for (const { householdId } of [old, young, neighbour]) await round.score(inspector, roundId, householdId, best());
    await round.publish(secretary, roundId);
    const body = { fromHouseholdId: old.householdId, toHouseholdId: young.householdId, reason: '老人搬来同住' };
    await running.api.call(householdChangeRoutes.merge, { params: { villageId: YANGJIAWAN }, body }, { token: secretary.token });
  });
  afterAll(() => running?.close());

  const as = ({ token }: Person) => ({ token });
  const oldDoor = () => ({ params: { roundId, householdId: old!.householdId } });

  it('the family that goes on reads the sheet of the old door, and may object to it; neighbours do not', async () => {
    for (const who of [old!, young!]) {
      expect(await ratings(running).sheet(who, roundId, old!.householdId)).toMatchObject({ householdId: old!.householdId, grade: 'cleanest' });
      expect(await running.api.call(objectionRoutes.door, oldDoor(), as(who))).toMatchObject({ mayObject: true });
    }
    await expect(ratings(running).sheet(neighbour!, roundId, old!.householdId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(running.api.call(objectionRoutes.door, oldDoor(), as(neighbour!))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('its line through the rounds is read by the family that goes on, and not by neighbours', async () => {
    const lineFor = (who: Person) => running.api.call(hygieneTableRoutes.history, { params: { householdId: old!.householdId } }, as(who));
    for (const who of [old!, young!]) expect((await lineFor(who)).items).toMatchObject([{ roundId, grade: 'cleanest' }]);
    await expect(lineFor(neighbour!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('its grade becomes a line of the household that goes on, and leads to the sheet of the old door', async () => {
    running.clock.advance(8 * DAY_MS);
    await running.settleChecks();
    const { entries } = await running.api.call(recordRoutes.household, { params: { householdId: young!.householdId } }, as(young!));
    const grades = entries.items.filter(({ act }) => act === 'grade-final');
    const sources = await Promise.all(grades.map(async ({ entryId }) => (await running.api.call(recordRoutes.entry, { params: { entryId } }, as(young!))).source));
    expect(sources.map(({ householdId }) => householdId).sort()).toEqual([old!.householdId, young!.householdId].sort());
    expect(await running.app.get(RecordBooks, { strict: false }).differences(YANGJIAWAN)).toEqual([]);
  });
});
