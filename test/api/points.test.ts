import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { ExpiryNotices } from '../../server/src/features/points/expiry-notices.jobs';
import { PointsExpiry } from '../../server/src/features/points/points-expiry.service';
import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { Sessions } from '../../server/src/features/member/sessions.service';
import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { noticeRoutes } from '../../shared/contract/notice';
import { pointsRoutes } from '../../shared/contract/points';
import { recordRoutes } from '../../shared/contract/record';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aSecretary, aVillager, NEXT_VILLAGE, theVillages, YANGJIAWAN, type Person, type Villager } from '../support/people';

jest.setTimeout(60_000);
const day = (date: string): number => Date.parse(`${date}T08:00:00+08:00`);
const START = day('2026-11-23');

describe.each(databases)('points that lapse on $name', (on) => {
  let running: RunningApp;
  let secretary: Person;
  let neighbour: Person;
  let doors = 100;
  let sources = 0;
  beforeAll(async () => {
    running = await startApp(on, { now: START });
    await theVillages(running);
    secretary = await aSecretary(running);
    neighbour = await aSecretary(running, NEXT_VILLAGE);
  });
  afterAll(() => running?.close());

  const the = <T>(type: new (...parts: never[]) => T): T => running.app.get(type, { strict: false });
  const newcomer = (villageId = YANGJIAWAN): Promise<Villager> => aVillager(running, { villageId, doorNo: String((doors += 1)) });
  const earn = ({ householdId }: Villager, at: number, villageId = YANGJIAWAN) =>
    the(RecordService).write(reportConfirmed({ villageId, reportId: `report-${(sources += 1)}`, what: '垃圾满了', at }, { memberId: null, householdId, groupNo: 3 }));
  const spend = ({ householdId }: Villager, points: number, sourceId = `order-${(sources += 1)}`, villageId = YANGJIAWAN) => the(RecordService).spend({
    villageId, householdId, groupNo: 3, memberId: null, points, act: 'points-redeemed', sourceKind: 'redemption', sourceId, title: '换了洗衣粉', detail: '', at: running.clock.now(),
  });
  const read = async (who: Villager) => running.api.call(recordRoutes.household, { params: { householdId: who.householdId } }, await today(who));
  /** Sessions end sooner than points. */
  const today = async ({ memberId }: Person) => ({ token: (await the(Sessions).open(memberId)).token });
  const drain = () => running.app.get(JobRunner, { strict: false }).drain();
  const publish = async (body: { kind: 'never' | 'months' | 'year-end'; months?: number; from: string }, who = secretary, villageId = YANGJIAWAN) =>
    running.api.call(pointsRoutes.publishExpiry, { params: { villageId }, body }, await today(who));
  const nights = async (until: string) => {
    running.clock.set(day(until));
    await drain();
  };

  it('never do so before the village has said it, fifteen days ahead, for everybody to read', async () => {
    const villager = await newcomer();
    await earn(villager, START);
    expect((await read(villager)).expiry).toBeNull();
    expect(await running.api.call(pointsRoutes.expiry, { params: { villageId: YANGJIAWAN } })).toMatchObject({ current: null, coming: [], words: '积分一直有效,不清零', mayPublish: false, earliest: '2026-12-08' });
    await expect(running.api.call(pointsRoutes.publishExpiry, { params: { villageId: YANGJIAWAN }, body: { kind: 'months', months: 1, from: '2026-12-07' } }, { token: secretary.token })).rejects.toMatchObject({ code: 'EXPIRY_TOO_SOON' });
    await expect(running.api.call(pointsRoutes.publishExpiry, { params: { villageId: YANGJIAWAN }, body: { kind: 'months', from: '2026-12-08' } }, { token: secretary.token })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(running.api.call(pointsRoutes.publishExpiry, { params: { villageId: YANGJIAWAN }, body: { kind: 'year-end', from: '2026-12-08' } }, { token: neighbour.token })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const page = await publish({ kind: 'months', months: 1, from: '2026-12-08' });
    expect(page).toMatchObject({ current: null, coming: [{ version: 1, kind: 'months', months: 1, from: '2026-12-08' }], mayPublish: true });
    expect((await read(villager)).expiry).toBeNull();
  });

  it('are announced to every resident once, at home and away, with the day; nobody next door hears of it', async () => {
    const [home, away] = [await newcomer(), await aVillager(running, { doorNo: '99', presence: 'away' })];
    const foreign = await newcomer(NEXT_VILLAGE);
    const told = async (who: Person) => (await running.api.call(noticeRoutes.list, {}, await today(who))).items.filter(({ title }) => title === '积分到期办法有变化');
    await drain();
    const [rule] = (await running.api.call(pointsRoutes.expiry, { params: { villageId: YANGJIAWAN } })).coming;
    await Promise.all([1, 2].map(() => the(ExpiryNotices).announce({ ruleId: rule!.ruleId })));
    for (const one of [home, away]) {
      expect(await told(one)).toEqual([expect.objectContaining({ body: expect.stringMatching(/^杨家湾村从12月8日起:得到后满 1 个月/), page: { name: 'resident/rules', params: { villageId: YANGJIAWAN } } })]);
    }
    expect(await told(foreign)).toEqual([]);
  });

  it('go on the first of a month, oldest first, after a warning, and each household reads why', async () => {
    const [early, spender, late] = [await newcomer(), await newcomer(), await newcomer()];
    // What was earned before the rule counts as earned on its first day, 8 December: it goes on 1 February.
    for (const one of [early, spender]) for (let times = 0; times < 3; times++) await earn(one, START + times);
    await nights('2026-12-20');
    await earn(spender, day('2027-01-05'));
    await earn(late, day('2027-01-05'));
    expect((await read(early)).expiry).toEqual({ words: expect.stringContaining('满 1 个月'), next: { at: '2027-01-31T16:00:00.000Z', points: 6 } });
    await spend(spender, 3);
    await nights('2027-01-20');
    const { items } = await running.api.call(noticeRoutes.list, {}, await today(early));
    expect(items.filter(({ title }) => title === '积分快到期了')).toEqual([expect.objectContaining({ body: expect.stringContaining('6 分到2027 年 2 月 1 日') })]);
    expect((await read(early)).balance).toBe(6);
    await nights('2027-02-02');
    expect([(await read(early)).balance, (await read(spender)).balance, (await read(late)).balance]).toEqual([0, 2, 2]);
    const [line] = (await read(early)).entries.items;
    expect(line).toMatchObject({ act: 'points-expired', points: -6, title: '积分到期', detail: '2027 年 2 月 1 日起不再有效,先得的先到期', at: '2027-01-31T16:00:00.000Z' });
    // Again, as after a crash or from two servers: nothing more.
    await Promise.all([1, 2, 3].map(() => the(PointsExpiry).lapse(YANGJIAWAN, Date.parse('2027-01-31T16:00:00Z'))));
    expect((await read(spender)).entries.items.filter(({ act }) => act === 'points-expired')).toMatchObject([{ points: -3 }]);
    expect(await the(RecordBooks).differences(YANGJIAWAN)).toEqual([]);
  });

  it('never make a balance negative, whoever spends at the same moment', async () => {
    const at = day('2027-03-01') - 8 * 3_600_000;
    running.clock.set(day('2027-03-01'));
    const households = [await newcomer(), await newcomer(), await newcomer(), await newcomer()];
    for (const one of households) for (let times = 0; times < 3; times++) await earn(one, day('2027-01-10') + times);
    for (const one of households) await earn(one, day('2027-02-10'));
    const spent = await Promise.all(households.flatMap((one) => [
      the(PointsExpiry).lapse(YANGJIAWAN, at),
      ...[4, 3, 3].map((points) => spend(one, points).then(() => points, () => 0)),
    ]));
    expect(spent.some((points) => points === 3 || points === 4)).toBe(true);
    await the(PointsExpiry).lapse(YANGJIAWAN, at);
    for (const one of households) {
      const { balance, entries } = await read(one);
      expect(balance).toBeGreaterThanOrEqual(0);
      expect(balance).toBe(entries.items.reduce((sum, { points }) => sum + points, 0));
      // What was spent first took the old points; two of February are left at most.
      expect(balance).toBeLessThanOrEqual(2);
    }
    expect(await the(RecordBooks).differences(YANGJIAWAN)).toEqual([]);
  });

  it('count what was taken back as never having been', async () => {
    running.clock.set(day('2027-03-10'));
    const villager = await newcomer();
    await earn(villager, day('2027-03-02'));
    await spend(villager, 2, 'order-back');
    await the(RecordService).reverseSource('redemption', 'order-back', '没有货了', null);
    expect((await read(villager)).expiry!.next).toEqual({ at: '2027-04-30T16:00:00.000Z', points: 2 });
  });

  it('stop when the village says so in time, and two publishing at once give one version each', async () => {
    running.clock.set(day('2027-03-10'));
    const both = await Promise.allSettled([publish({ kind: 'never', from: '2027-04-01' }), publish({ kind: 'year-end', from: '2027-05-01' })]);
    const done = both.filter(({ status }) => status === 'fulfilled').length;
    const page = await running.api.call(pointsRoutes.expiry, { params: { villageId: YANGJIAWAN } });
    expect(page.coming).toHaveLength(done);
    expect(new Set(page.coming.map(({ version }) => version)).size).toBe(done);
    await publish({ kind: 'never', from: '2027-04-01' });
    running.clock.set(day('2027-04-02'));
    expect(await running.api.call(pointsRoutes.expiry, { params: { villageId: YANGJIAWAN } })).toMatchObject({ current: { kind: 'never' }, words: '积分一直有效,不清零' });
    const villager = await newcomer();
    await earn(villager, day('2026-12-01'));
    await the(PointsExpiry).lapse(YANGJIAWAN, day('2027-05-01') - 8 * 3_600_000 - 1);
    expect((await read(villager)).balance).toBe(2);
  });
});
