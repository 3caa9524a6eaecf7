import { dutyRoutes } from '../../shared/contract/duty';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { workbenchRoutes, type WorkItem, type Workbench } from '../../shared/contract/workbench';
import type { DeskSection } from '../../shared/domain/desk-sections';
import { databases } from '../support/databases';
import { NEXT_VILLAGE, YANGJIAWAN, aCleaner, aSecretary, aVillager, type Person } from '../support/people';
import { startWithCast, type ReportCast } from '../support/report-cast';
import { aReport } from '../support/reports';

jest.setTimeout(60_000);

describe.each(databases)('the desk on $name', (on) => {
  let cast: ReportCast;

  beforeEach(async () => {
    cast = await startWithCast(on);
  });
  afterEach(() => cast?.close());

  const deskOf = (who: Person): Promise<Workbench> => cast.api.call(workbenchRoutes.read, {}, { token: who.token });
  const dayOf = (who: Person) => cast.api.call(workbenchRoutes.day, {}, { token: who.token });
  const inPart = ({ items }: Workbench, section: DeskSection): WorkItem[] => items.filter(({ sections }) => sections.includes(section));
  const ids = (items: readonly WorkItem[]): string[] => items.map(({ id }) => id);
  const countOf = ({ sections }: Workbench, section: DeskSection): number | undefined => sections.find((one) => one.section === section)?.count;

  it('has the parts a person\'s office needs, and no others', async () => {
    const parts = async (who: Person) => (await deskOf(who)).sections.map(({ section }) => section);
    expect(await parts(cast.secretary)).toEqual(['waiting', 'late', 'today', 'silent', 'recheck', 'forwarded']);
    expect(await parts(cast.townOfficer)).toEqual(['waiting', 'late', 'today', 'recheck', 'forwarded']);
    expect(await parts(cast.cleaner)).toEqual(['waiting']);
  });

  it('says of each report what it waits for, and moves it on as it is moved', async () => {
    const reportId = await cast.report();
    const fresh = inPart(await deskOf(cast.secretary), 'waiting');
    expect(fresh).toMatchObject([{ id: reportId, verb: '派单', mayAssign: true }]);

    await cast.act(cast.secretary, 'assign', reportId, { workerId: cast.cleaner.memberId });
    expect(ids(inPart(await deskOf(cast.secretary), 'waiting'))).toEqual([]);
    expect(inPart(await deskOf(cast.cleaner), 'waiting')).toMatchObject([{ id: reportId, verb: '拍照办结', mayAssign: false }]);

    await cast.act(cast.cleaner, 'fix', reportId, {}, 'a photo');
    expect(inPart(await deskOf(cast.secretary), 'silent')).toEqual([]);
    await cast.daysLater(3);
    const silent = inPart(await deskOf(cast.secretary), 'silent');
    expect(silent).toMatchObject([{ id: reportId, verb: '去看看', mayAssign: false }]);
    await cast.act(cast.secretary, 'close', reportId, { note: '村里去看过,已经干净了' });
    expect(countOf(await deskOf(cast.secretary), 'silent')).toBe(0);
  });

  it('shows what is late to village, town and county, once, with its own verb where it can be moved', async () => {
    const reportId = await cast.report();
    await cast.daysLater(20);
    for (const officer of [cast.secretary, cast.townOfficer, cast.countyOfficer]) {
      const desk = await deskOf(officer);
      expect(ids(inPart(desk, 'late'))).toEqual([reportId]);
      expect(ids(desk.items).filter((id) => id === reportId)).toHaveLength(1);
      expect(countOf(desk, 'late')).toBe(desk.late);
    }
    const [item] = (await deskOf(cast.secretary)).items;
    expect(item).toMatchObject({ verb: '派单', sections: ['late', 'waiting'] });
    expect((await deskOf(cast.townOfficer)).items[0]).toMatchObject({ verb: '看看', mayAssign: false });
  });

  it('names as due today what is due before midnight, and nothing that is late', async () => {
    const reportId = await cast.report();
    const due = Date.parse((await cast.read(reportId)).dueAt);
    cast.clock.set(due - 60_000);
    expect(ids(inPart(await deskOf(await aSecretary(cast)), 'today'))).toEqual([reportId]);
    cast.clock.set(due + 60_000);
    const desk = await deskOf(await aSecretary(cast));
    expect([ids(inPart(desk, 'today')), ids(inPart(desk, 'late'))]).toEqual([[], [reportId]]);
  });

  it('what was forwarded waits for the town; the village sees where it is', async () => {
    const reportId = await cast.report();
    await cast.act(cast.secretary, 'forward', reportId, { to: '县住建局', note: '需要专业队伍和设备' });
    expect(inPart(await deskOf(cast.townOfficer), 'waiting')).toMatchObject([{ id: reportId, verb: '办理', sections: ['forwarded', 'waiting'] }]);
    expect(inPart(await deskOf(cast.secretary), 'forwarded')).toMatchObject([{ id: reportId, verb: '看看' }]);
    expect(countOf(await deskOf(cast.secretary), 'waiting')).toBe(0);
    await cast.act(cast.townOfficer, 'settle', reportId, { note: '已派专业队伍处理完毕' }, 'a photo');
    expect(countOf(await deskOf(cast.townOfficer), 'forwarded')).toBe(0);
  });

  it('counts more than it lists, and lists the most urgent', async () => {
    const reporters = [cast.villager, cast.neighbour];
    const sent: string[] = [];
    for (let at = 0; at < 33; at += 1) {
      sent.push((await aReport(cast, reporters[at % 2]!, YANGJIAWAN)).reportId);
      cast.clock.advance(60_000);
    }
    const desk = await deskOf(cast.secretary);
    expect(countOf(desk, 'waiting')).toBe(33);
    expect(new Set(ids(inPart(desk, 'waiting')))).toEqual(new Set(sent.slice(0, 30)));
  });

  it('a worker\'s day has all that is in hand with where it is, in both systems, and nothing of anybody else\'s', async () => {
    const there = { lat: 30.5, lng: 114.9, system: 'gcj02' as const };
    const { reportId } = await aReport(cast, cast.villager, YANGJIAWAN, { point: there });
    await cast.act(cast.secretary, 'assign', reportId, { workerId: cast.cleaner.memberId });
    const foreign = await aReport(cast, await aVillager(cast, { villageId: NEXT_VILLAGE }), NEXT_VILLAGE);
    const elsewhere = await aCleaner(cast, NEXT_VILLAGE);
    await cast.act(await aSecretary(cast, NEXT_VILLAGE), 'assign', foreign.reportId, { workerId: elsewhere.memberId });

    const day = await dayOf(cast.cleaner);
    expect(day.items.map(({ report }) => report.reportId)).toEqual([reportId]);
    expect(day.count).toBe(1);
    const [{ mapPoint, report }] = day.items as [typeof day.items[number]];
    expect(mapPoint!.lat).toBeCloseTo(there.lat, 4);
    expect(mapPoint!.lng).toBeCloseTo(there.lng, 4);
    expect(Math.abs(report.place.point!.lat - there.lat)).toBeGreaterThan(0.0005);

    await cast.act(cast.cleaner, 'partlyFix', reportId, { note: '还差一半' }, 'a photo');
    expect((await dayOf(cast.cleaner)).items).toHaveLength(1);
    await cast.act(cast.cleaner, 'fix', reportId, {}, 'a photo');
    expect(await dayOf(cast.cleaner)).toMatchObject({ count: 0, doneToday: 1, items: [] });
  });

  it('whoever the table names for the place comes first among the workers, though busier', async () => {
    const [busy, idle] = [cast.cleaner, await aCleaner(cast)];
    await cast.assigned();
    const reportId = await cast.report();
    const workers = async (query: { reportId?: string }) =>
      (await cast.api.call(reportStaffRoutes.workers, { params: { villageId: YANGJIAWAN }, query }, { token: cast.secretary.token })).items;
    expect((await workers({ reportId }))[0]).toMatchObject({ memberId: idle.memberId, isResponsible: false });

    const line = { groupNo: 3, memberId: busy.memberId };
    await cast.api.call(dutyRoutes.addLine, { params: { villageId: YANGJIAWAN }, body: line }, { token: cast.secretary.token });
    expect((await workers({ reportId }))[0]).toMatchObject({ memberId: busy.memberId, isResponsible: true });
    expect((await workers({})).some(({ isResponsible }) => isResponsible)).toBe(false);
  });
});
