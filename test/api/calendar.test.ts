import { calendarRoutes, type WeekHours } from '../../shared/contract/clock';
import { AuditEntry } from '../../server/src/core/access/audit.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { readTable } from '../../server/src/core/spreadsheet/read-table';
import { writeXlsx } from '../../server/src/core/spreadsheet/write-table';
import { ClockModule } from '../../server/src/features/clock/clock.module';
import { Clocks } from '../../server/src/features/clock/clocks.service';
import { MemberModule } from '../../server/src/features/member/member.module';
import { RegionModule } from '../../server/src/features/region/region.module';
import { LEAST_DAYS_OFF } from '../../shared/domain/state-holidays';
import { dayNumberOf, dayOf, usualHours } from '../../shared/domain/work-calendar';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { COUNTY, FAR_AWAY, TOWN, YANGJIAWAN, aCountyOfficer, anOfficer, aSecretary, aTownOfficer, theVillages, type Person } from '../support/people';

jest.setTimeout(60_000);

const china = (words: string): number => Date.parse(`${words.replace(' ', 'T')}:00+08:00`);
const words = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const HEADER = '日期,休/班,名称';
const csv = (...lines: string[]) => ({ bytes: Buffer.from(`\uFEFF${[HEADER, ...lines].join('\n')}\n`), name: '节假日.csv', type: 'text/csv' });
/** As many days off as the law gives, from New Year on. */
const aYearOff = (year: number) => Array.from({ length: LEAST_DAYS_OFF }, (_, at) => `${dayOf(dayNumberOf(`${year}-01-01`) + at)},休,元旦`);

describe.each(databases)('a county officer keeps the calendar on $name', (on) => {
  let running: RunningApp;
  let officer: Person;
  beforeEach(async () => {
    running = await startApp(on, { features: [RegionModule, MemberModule, ClockModule], now: china('2026-09-23 09:00') });
    await theVillages(running);
    officer = await aCountyOfficer(running);
  });
  afterEach(() => running?.close());

  /** Signed in afresh: no session lives so long. */
  const later = async (when: string) => {
    running.clock.set(china(when));
    officer = await aCountyOfficer(running);
  };
  const county = { countyCode: COUNTY };
  const read = (year = 2026, who = officer, countyCode = COUNTY) => running.api.call(calendarRoutes.read, { params: { countyCode }, query: { year } }, { token: who.token });
  const save = (change: object, version: number, who = officer) => {
    const body = { hours: usualHours as WeekHours, townAfterMinutes: 480, countyAfterMinutes: 1_440, ...change, version };
    return running.api.call(calendarRoutes.saveHours, { params: county, query: { year: 2026 }, body }, { token: who.token });
  };
  const importDays = (file: { bytes: Buffer; name: string; type: string }, year = 2027, who = officer) =>
    running.api.call(calendarRoutes.importDays, { params: county, query: { year } }, { token: who.token, file });
  const clocks = () => running.app.get(Clocks, { strict: false });
  const aClock = (more = {}) => clocks().start({ subject: 'lamp:1', villageId: YANGJIAWAN, clock: 'mend', minutes: 480, roundTheClock: false, ruleKey: 'lamp', ...more });
  const dueNow = async () => {
    await running.app.get(JobRunner, { strict: false }).drain();
    const [view] = (await clocks().of(['lamp:1'])).get('lamp:1')!;
    return words(Date.parse(view!.dueAt!));
  };

  it('and finds in it what the State Council announced, and the usual hours', async () => {
    const calendar = await read();
    expect(calendar).toMatchObject({ countyName: '黄州区', year: 2026, version: 0, missingYears: [], townAfterMinutes: 480, countyAfterMinutes: 1_440 });
    expect(calendar.hours[0]).toEqual([{ from: 480, to: 720 }, { from: 840, to: 1_080 }]);
    expect(calendar.hours[6]).toEqual([]);
    expect(calendar.days).toHaveLength(39);
    expect(calendar.days).toContainEqual({ day: '2026-10-10', kind: 'work', name: '国庆节调休上班', source: 'state' });
    expect((await read(2025)).days).toHaveLength(33);
    expect((await read(2028)).days).toEqual([]);
  });

  it('and is warned from October on that next year is missing, and earlier when something is due in it', async () => {
    await later('2026-09-30 23:59');
    expect((await read()).missingYears).toEqual([]);
    await aClock({ minutes: 70 * 480 });
    expect((await read()).missingYears).toEqual([2027]);
    await clocks().cancel('lamp:1');
    expect((await read()).missingYears).toEqual([]);
    await later('2026-10-01 00:00');
    expect((await read()).missingYears).toEqual([2027]);
    await importDays(csv('2027-01-01,休,元旦'));
    expect((await read()).missingYears).toEqual([2027]);
    await importDays(csv(...aYearOff(2027)));
    expect((await read()).missingYears).toEqual([]);
    await later('2028-01-01 00:00');
    expect((await read()).missingYears).toEqual([2028]);
  });

  it('and imports days from a table, in whatever way dates are written; running clocks follow', async () => {
    await later('2026-12-31 14:00');
    expect(words(await aClock())).toBe('2027-01-01 12:00');
    const done = await importDays(csv('2027/1/1,休,元旦', '1月2日,放假,元旦', '2027年1月3日,班,元旦调休上班', '1-4,休,'));
    expect(done).toMatchObject({ added: 4, changed: 0, removed: 0, calendar: { year: 2027, version: 1 } });
    expect(done.calendar.days.map(({ day, kind, source }) => [day, kind, source])).toEqual([
      ['2027-01-01', 'off', 'county'], ['2027-01-02', 'off', 'county'], ['2027-01-03', 'work', 'county'], ['2027-01-04', 'off', 'county'],
    ]);
    expect(await dueNow()).toBe('2027-01-03 12:00');
    expect(await importDays(csv('2027-01-01,休,新年', '2027-01-03,照常,'))).toMatchObject({ added: 0, changed: 1, removed: 1 });
    expect(await dueNow()).toBe('2027-01-05 12:00');
  });

  it('and their own day goes before the announced one, in their county only', async () => {
    await importDays(csv('2026-09-25,班,抢收'), 2026);
    expect((await read()).days).toContainEqual({ day: '2026-09-25', kind: 'work', name: '抢收', source: 'county' });
    expect(words(await aClock({ at: china('2026-09-24 14:00') }))).toBe('2026-09-25 12:00');
    expect(words(await aClock({ subject: 'lamp:2', villageId: FAR_AWAY, at: china('2026-09-24 14:00') }))).toBe('2026-09-28 12:00');
    expect(await importDays(csv('2026-09-25,照常,'), 2026)).toMatchObject({ removed: 1, calendar: { version: 2 } });
    expect(await dueNow()).toBe('2026-09-28 12:00');
  });

  it('and a table with a bad line is refused as a whole, with the line', async () => {
    const bad = csv('2027-01-01,休,元旦', '2027-02-30,休,', '2026-12-31,休,', '2027-01-05,假,', '2027-01-01,班,', `2027-01-06,休,${'长'.repeat(21)}`);
    await expect(importDays(bad)).rejects.toMatchObject({ code: 'CALENDAR_ROWS_WRONG', status: 422, details: [3, 4, 5, 6, 7].map((line) => ({ path: `第 ${line} 行` })) });
    expect(await read(2027)).toMatchObject({ days: [], version: 0 });
    await expect(importDays({ ...csv(), bytes: Buffer.from('日期,名称\n') })).rejects.toMatchObject({ code: 'TABLE_UNREADABLE' });
  });

  it('and takes the year home as a table that can be filled in and brought back', async () => {
    const table = async (year: number) => {
      const { body, headers } = await running.api.send(calendarRoutes.daysTable, { params: county, query: { year } });
      expect(decodeURIComponent(headers.get('content-disposition')!)).toContain(`黄州区${year}年节假日.xlsx`);
      return Buffer.from(body as Uint8Array);
    };
    expect((await readTable(await table(2027))).map(({ cells }) => cells)).toEqual([HEADER.split(','), ['2027-01-01', '休', '元旦']]);
    const bytes = await table(2026);
    expect(await readTable(bytes)).toHaveLength(40);
    expect(await importDays({ bytes, name: '节假日.xlsx', type: '' }, 2026)).toMatchObject({ added: 39, changed: 0 });
    expect((await importDays({ bytes, name: '节假日.xlsx', type: '' }, 2026)).added).toBe(0);
    const filled = await writeXlsx([{ name: '表', columns: HEADER.split(',').map((title) => ({ title })), rows: [['2026-12-31', '休', '=1+1']] }]);
    await importDays({ bytes: filled, name: '节假日.xlsx', type: '' }, 2026);
    expect((await read()).days.at(-1)).toMatchObject({ day: '2026-12-31', name: '=1+1' });
    expect((await readTable(await table(2026))).at(-1)!.cells[2]).toBe('=1+1');
  });

  it('and sets the hours; running clocks follow, urgent ones as they were', async () => {
    expect(words(await aClock())).toBe('2026-09-24 09:00');
    const hours = usualHours.map((intervals, weekday) => (weekday < 5 ? [{ from: 510, to: 720 }, { from: 870, to: 1_050 }] : [...intervals]));
    expect(await save({ hours, townAfterMinutes: 240 }, 0)).toMatchObject({ version: 1, hours, townAfterMinutes: 240 });
    expect(await dueNow()).toBe('2026-09-24 10:30');
    await running.app.get(Clocks, { strict: false }).cancel('lamp:1');
    expect(words(await aClock({ roundTheClock: true }))).toBe('2026-09-23 17:00');
  });

  it('and of two who change the hours at once, one is told', async () => {
    const colleague = await anOfficer(running, 'operator', COUNTY);
    for (const version of [0, 1]) {
      const attempts = await Promise.allSettled([save({ townAfterMinutes: 60 }, version), save({ townAfterMinutes: 90 }, version, colleague)]);
      expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CHANGED_MEANWHILE' } });
      expect((await read()).version).toBe(version + 1);
    }
  });

  it('and cannot close the county for ever, turn hours around or climb backwards', async () => {
    await expect(save({ hours: Array.from({ length: 7 }, () => []) }, 0)).rejects.toMatchObject({ code: 'CALENDAR_NEVER_OPEN', status: 422 });
    await expect(save({ countyAfterMinutes: 60 }, 0)).rejects.toMatchObject({ code: 'CALENDAR_CLIMB_BACKWARDS', status: 422 });
    const wrong = [[{ from: 600, to: 500 }], [{ from: 800, to: 900 }, { from: 600, to: 700 }], [{ from: 0, to: 1_441 }], [{ from: 480, to: 720 }, { from: 700, to: 800 }]];
    for (const monday of wrong) {
      await expect(save({ hours: usualHours.map((day, at) => (at === 0 ? monday : [...day])) }, 0)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
    expect((await read()).version).toBe(0);
  });

  it('but nobody else, in no other county, and every change is in the audit log', async () => {
    const strangers = [await aSecretary(running), await aTownOfficer(running), await aCountyOfficer(running, FAR_AWAY.slice(0, 6)), await anOfficer(running, 'operator', TOWN)];
    for (const stranger of strangers) {
      await expect(read(2026, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(save({}, 0, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(importDays(csv('2027-01-01,休,元旦'), 2027, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    for (const code of ['999999', TOWN, 'abc']) await expect(read(2026, officer, code)).rejects.toMatchObject({ status: code === '999999' ? 403 : 404 });
    await expect(running.api.call(calendarRoutes.daysTable, { params: { countyCode: '999999' }, query: { year: 2026 } })).rejects.toMatchObject({ status: 404 });
    await save({}, 0);
    await importDays(csv('2027-01-01,休,元旦'));
    const noted = await running.app.get(UnitOfWork, { strict: false }).repo(AuditEntry).findBy({ subject: `county:${COUNTY}` });
    expect(noted.map(({ action, memberId, role }) => [action, memberId, role])).toEqual(
      ['calendar.hours', 'calendar.days'].map((action) => [action, officer.memberId, 'county-officer']));
  });
});
