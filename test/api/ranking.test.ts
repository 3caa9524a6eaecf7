import fc from 'fast-check';
import { openDataSource } from '../../server/src/core/database/data-source';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { entities } from '../../server/src/entities';
import { placeSql, RankIndex } from '../../server/src/features/ranking/rank-index.service';
import { RankingCount } from '../../server/src/features/ranking/ranking-count.service';
import { Rankings } from '../../server/src/features/ranking/rankings.service';
import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { recordRoutes } from '../../shared/contract/record';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aHousehold, aVillager, FAR_AWAY, NEXT_VILLAGE, OTHER_TOWN, theVillages, YANGJIAWAN, type Villager } from '../support/people';

jest.setTimeout(60_000);
const MONDAY = Date.parse('2026-11-23T08:00:00+08:00');
const QUARTER = '2026Q4';
const VILLAGES = [YANGJIAWAN, NEXT_VILLAGE, OTHER_TOWN, FAR_AWAY];

describe.each(databases)('places among villages and households on $name', (on) => {
  let running: RunningApp;
  let villager: Villager;
  const doors: { villageId: string; householdId: string }[] = [];
  let reports = 0;
  beforeAll(async () => {
    running = await startApp(on, { now: MONDAY });
    await theVillages(running);
    villager = await aVillager(running, { doorNo: '1' });
    for (const villageId of VILLAGES) {
      for (const doorNo of ['1', '2', '3']) doors.push({ villageId, householdId: (await aHousehold(running, { villageId, doorNo })).id });
    }
  });
  afterAll(() => running?.close());

  const the = <T>(type: new (...parts: never[]) => T): T => running.app.get(type, { strict: false });
  const nextMinute = async () => {
    running.clock.advance(61_000);
    await running.app.get(JobRunner, { strict: false }).drain();
  };
  const earn = async ({ villageId, householdId }: (typeof doors)[number]): Promise<string> => {
    const reportId = `report-${(reports += 1)}`;
    const at = MONDAY;
    await the(RecordService).write(reportConfirmed({ villageId, reportId, what: '垃圾满了', at }, { memberId: null, householdId, groupNo: 3 }));
    return reportId;
  };
  const read = () => running.api.call(recordRoutes.household, { params: { householdId: villager.householdId } }, { token: villager.token });
  const five = async (villageId = YANGJIAWAN) => (await running.api.call(recordRoutes.fiveCos, { params: { villageId } })).ranks;

  it('are not there before anything stands, and follow the record within a minute', async () => {
    expect(await five()).toBeNull();
    expect((await read()).standing).toMatchObject({ group: null, village: null, country: null });
    const [first, second, , elsewhere] = doors;
    await earn(first!);
    await earn(first!);
    await earn(second!);
    await earn(elsewhere!);
    await earn(elsewhere!);
    expect((await read()).standing).toMatchObject({ group: { rank: 1, of: 2 }, village: { rank: 1, of: 2 }, country: null });
    await nextMinute();
    expect((await read()).standing.country).toEqual({ rank: 1, of: 3 });
    expect(await five()).toEqual({ quarter: QUARTER, share: 6_666, perHousehold: 200, town: { rank: 1, of: 2 }, county: { rank: 1, of: 2 }, country: { rank: 1, of: 2 } });
    expect(await five(NEXT_VILLAGE)).toMatchObject({ share: 3_333, perHousehold: 133, town: { rank: 2, of: 2 } });
    const taken = await earn({ villageId: OTHER_TOWN, householdId: doors[6]!.householdId });
    await nextMinute();
    expect(await five(OTHER_TOWN)).toMatchObject({ town: { rank: 1, of: 1 }, county: { rank: 3, of: 3 }, country: { rank: 3, of: 3 } });
    await the(RecordService).reverseSource('report', taken, '查为不实', null);
    await nextMinute();
    expect(await five(OTHER_TOWN)).toBeNull();
    expect(await five()).toMatchObject({ country: { rank: 1, of: 2 } });
  });

  it('are what a plain sort says after any changes, also when the power goes off between the tree and the figures', async () => {
    const index = the(RankIndex);
    const apply = index.apply.bind(index);
    const step = fc.record({ door: fc.nat({ max: doors.length - 1 }), takeBack: fc.boolean(), crash: fc.boolean(), twice: fc.boolean() });
    const given: { door: number; reportId: string }[] = [];
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      for (const { door, takeBack, crash, twice } of steps) {
        const back = takeBack ? given.findIndex((one) => one.door === door) : -1;
        if (back >= 0) await the(RecordService).reverseSource('report', given.splice(back, 1)[0]!.reportId, '查为不实', null);
        else given.push({ door, reportId: await earn(doors[door]!) });
        if (crash) {
          index.apply = async (scope, ...rest) => (scope === 'households' ? apply(scope, ...rest) : Promise.reject(new Error('the power went off')));
          await expect(the(RankingCount).recount(doors[door]!.villageId, QUARTER)).rejects.toThrow('the power went off');
          index.apply = apply;
        }
        await Promise.all(Array.from({ length: twice ? 3 : 1 }, () => the(RankingCount).recount(doors[door]!.villageId, QUARTER)));
      }
      await expectPlainSort();
    }), { numRuns: 8 });
  });

  it('are read along the key however many there are: neither database walks the whole tree', async () => {
    // On a connection of its own: libsql leaves a plan's statement open, and its connection in the past.
    const { drop, ...where } = await on.open();
    const dataSource = await openDataSource({ ...where, entities }, 'reader');
    const parameters = [0, 1, 2].flatMap((level) => ['villages', QUARTER, level, 1, 60]);
    const plan = await dataSource.query<{ detail?: string }[]>(`${on.name === 'SQLite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'} ${placeSql(3)}`, parameters);
    await dataSource.destroy();
    await drop();
    const ranges = plan.filter(({ detail }) => detail?.endsWith('(scope=? AND quarter=? AND level=? AND bucket>? AND bucket<?)'));
    if (on.name === 'SQLite') expect(ranges).toHaveLength(3);
    // Of scope, quarter, level and bucket: 10 and 6 characters with their lengths, two integers.
    else expect(plan).toMatchObject([{ type: 'range', key: 'PRIMARY', key_len: '76' }]);
  });

  /** From the record's own figures, without any of the ranking's tables. */
  async function expectPlainSort(): Promise<void> {
    const uow = the(UnitOfWork);
    const rows = await uow.query<{ villageId: string; householdId: string; points: number }>(
      'SELECT village_id AS villageId, household_id AS householdId, points FROM record_quarter WHERE quarter = ? AND acts > 0', [QUARTER]);
    const ofVillage = (villageId: string) => rows.filter((row) => row.villageId === villageId);
    const measure = (villageId: string) => Math.floor((ofVillage(villageId).length * 10_000) / 3) * 1e6 + Math.floor(ofVillage(villageId).reduce((sum, row) => sum + Number(row.points) * 100, 0) / 3);
    const ranked = VILLAGES.filter((villageId) => ofVillage(villageId).length > 0);
    for (const villageId of ranked) {
      const rank = 1 + ranked.filter((other) => measure(other) > measure(villageId)).length;
      expect((await the(Rankings).ofVillage(villageId, QUARTER))!.country).toEqual({ rank, of: ranked.length });
    }
    for (const row of rows) {
      const rank = 1 + rows.filter((other) => Number(other.points) > Number(row.points)).length;
      expect(await the(Rankings).ofHousehold(row.villageId, QUARTER, row.householdId)).toEqual({ rank, of: rows.length });
    }
  }
});
