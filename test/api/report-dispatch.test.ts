import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { absenceRoutes, dutyRoutes } from '../../shared/contract/duty';
import { facilityRoutes } from '../../shared/contract/facility';
import { reportKindRoutes } from '../../shared/contract/report-kind';
import { reportRoutes } from '../../shared/contract/report';
import { databases } from '../support/databases';
import { aCleaner, COUNTY, YANGJIAWAN, type Person } from '../support/people';
import { startWithCast, type ReportCast } from '../support/report-cast';
import { aPhoto } from '../support/reports';

const params = { villageId: YANGJIAWAN };
/** Monday, 10:00 in China; offices are open from 8 to 12 and from 14 to 18. */
const MONDAY = '2026-11-23T02:00:00Z';
const HOUR = 3_600_000;

describe.each(databases)('a report is given out by the responsibility table on $name', (on) => {
  let cast: ReportCast;
  let deputy: Person;
  beforeAll(async () => {
    cast = await startWithCast(on, MONDAY);
    deputy = await aCleaner(cast, YANGJIAWAN, { groupNo: 6, doorNo: '60' });
  });
  afterAll(() => cast?.close());

  const submit = async (body: object, who = cast.villager) => {
    const photoIds = [await aPhoto(cast, who)];
    const sent = await cast.api.call(reportRoutes.submit, { params, body: { kind: 'litter', photoIds, place: { groupNo: 3 }, ...body } }, { token: who.token });
    return cast.read(sent.reportId, cast.secretary);
  };
  const addLine = (line: object) => cast.api.call(dutyRoutes.addLine, { params, body: { memberId: cast.cleaner.memberId, ...line } as never }, { token: cast.secretary.token });

  it('to nobody where the table says nothing: it waits for the village', async () => {
    expect(await submit({ kind: 'graves' })).toMatchObject({ state: 'submitted', assigneeName: null });
  });

  it('to whoever it names, by itself, with a line on the timeline and a notice', async () => {
    await addLine({ groupNo: 3, kindId: 'litter', deputyId: deputy.memberId });
    const given = await submit({});
    expect(given).toMatchObject({ state: 'assigned', assigneeName: cast.cleaner.name });
    expect(given.steps[0]!.words).toMatch(/按责任表派给/);
    expect(await cast.told(cast.cleaner, given.reportId)).toContain('派单了');
  });

  it('to the deputy while the person is away', async () => {
    const absence = { memberId: cast.cleaner.memberId, fromDay: '2026-11-23', untilDay: '2026-11-23', reason: 'holiday' as const };
    const { absenceId } = await cast.api.call(absenceRoutes.add, { params, body: absence }, { token: cast.secretary.token });
    const given = await submit({});
    expect(given.assigneeName).toBe(deputy.name);
    expect(given.steps[0]!.words).toContain('代班');
    await cast.api.call(absenceRoutes.drop, { params: { ...params, absenceId } }, { token: cast.secretary.token });
  });

  it('to the person of the facility whose plate was scanned; the report knows its place without words', async () => {
    const body = { kind: 'bin' as const, name: '晒谷场垃圾桶', groupNo: 4, dutyMemberId: deputy.memberId };
    const { facilityId } = await cast.api.call(facilityRoutes.create, { params, body: body }, { token: cast.secretary.token });
    const given = await submit({ kind: 'bin-full', facilityId, place: {} });
    expect(given).toMatchObject({ state: 'assigned', assigneeName: deputy.name, facility: { facilityId } });
    expect(given.place).toMatchObject({ groupNo: 4, label: expect.stringContaining('晒谷场') });
    const { items } = await cast.api.call(reportRoutes.list, { params, query: { facilityId } });
    expect(items.map(({ reportId }) => reportId)).toEqual([given.reportId]);
  });

  it('and gives no points for the duty area of the reporter themselves', async () => {
    const own = await submit({}, cast.cleaner);
    await cast.act(cast.secretary, 'assign', own.reportId, { workerId: deputy.memberId });
    await cast.act(deputy, 'fix', own.reportId, {}, 'a photo');
    await cast.act(cast.cleaner, 'confirm', own.reportId);
    expect((await cast.entriesOf(own.reportId)).find(({ act }) => act === 'report-confirmed')).toMatchObject({ points: 0 });
  });
});

describe.each(databases)('the clocks of a report on $name', (on) => {
  let cast: ReportCast;
  beforeEach(async () => { cast = await startWithCast(on, MONDAY); });
  afterEach(() => cast?.close());

  const clockOf = async (reportId: string, clock: string) => (await cast.read(reportId)).clocks.find((one) => one.clock === clock);
  /** Four hours at a time: each of the rings that follow on one another is hours apart. */
  const later = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 4) {
      cast.clock.advance(4 * HOUR);
      await cast.app.get(JobRunner).drain();
    }
  };

  it('accept, answer and solve run from the moment it was sent', async () => {
    const id = await cast.report();
    const { clocks } = await cast.read(id);
    expect(clocks.map(({ clock, state }) => [clock, state])).toEqual(expect.arrayContaining([['accept', 'running'], ['respond', 'running'], ['solve', 'running']]));
    await cast.act(cast.secretary, 'accept', id);
    expect(await clockOf(id, 'accept')).toMatchObject({ state: 'met' });
    expect(await clockOf(id, 'respond')).toMatchObject({ state: 'met' });
  });

  it('solving stands still while it is put off and while it waits for the reporter', async () => {
    const id = await cast.assigned();
    await cast.act(cast.cleaner, 'fix', id, {}, 'a photo');
    expect(await clockOf(id, 'solve')).toMatchObject({ state: 'paused' });
    await later(24);
    const before = (await cast.read(id)).dueAt;
    const back = await cast.act(cast.villager, 'dispute', id, { note: '没清完' });
    expect(Date.parse(back.dueAt)).toBeGreaterThan(Date.parse(before));
    expect(await clockOf(id, 'solve')).toMatchObject({ state: 'running' });
  });

  it('a late one climbs: the village is warned, then the town hears of it, then the county', async () => {
    const id = await cast.report();
    await later(24 * 9);
    const village = await cast.told(cast.secretary, id);
    expect(village).toEqual(expect.arrayContaining(['时间快到了', '超时了']));
    expect(await cast.told(cast.townOfficer, id)).toContain('超时了');
    expect(await cast.told(cast.countyOfficer, id)).toContain('超时了');
    expect((await cast.read(id)).isLate).toBe(true);
  });

  it('a new deadline of the county moves the running clocks', async () => {
    const id = await cast.report();
    const before = (await cast.read(id)).dueAt;
    const county = { countyCode: COUNTY };
    const { items } = await cast.api.call(reportKindRoutes.ofCounty, { params: county }, { token: cast.countyOfficer.token });
    const { version, ...kind } = items.find((one) => one.id === 'bin-full')!;
    const body = { version, kind: { ...kind, minutes: { ...kind.minutes, solve: 4_800 } } };
    await cast.api.call(reportKindRoutes.edit, { params: { ...county, kindId: 'bin-full' }, body }, { token: cast.countyOfficer.token });
    await cast.app.get(JobRunner).drain();
    expect(Date.parse((await cast.read(id)).dueAt)).toBeGreaterThan(Date.parse(before));
  });
});
