import fc from 'fast-check';
import { ANNOUNCED_YEARS, LEAST_DAYS_OFF, stateDays, type SpecialDay } from '../../../shared/domain/state-holidays';
import {
  addWorkingTime, chinaDay, chinaMonth, chinaYear, dayNumberOf, dayOf, usualHours, weekdayOf, workCalendar, workingTimeBetween, type OpenInterval,
  type OpeningHours,
} from '../../../shared/domain/work-calendar';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const china = (words: string): number => Date.parse(`${words.replace(' ', 'T')}:00+08:00`);
const words = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');

const usual = workCalendar(usualHours, stateDays);
const after = (from: string, hours: number): string => words(addWorkingTime(usual, china(from), hours * HOUR));

/** Slow and obviously right: looks at every minute by itself, in words of dates and weekdays. */
function isOpenAt(minute: number, hours: OpeningHours, days: readonly SpecialDay[]): boolean {
  const local = new Date(minute + 8 * HOUR);
  const day = local.toISOString().slice(0, 10);
  const weekday = (local.getUTCDay() + 6) % 7;
  const kind = days.findLast((special) => special.day === day)?.kind;
  if (kind === 'off') return false;
  const own = hours[weekday] ?? [];
  const worked = weekday < 5 && own.length > 0 ? own : hours.find((list) => list.length > 0)!;
  const of = local.getUTCHours() * 60 + local.getUTCMinutes();
  return (kind === 'work' ? worked : own).some(({ from, to }) => from <= of && of < to);
}

function minutesOpen(a: number, b: number, hours: OpeningHours, days: readonly SpecialDay[]): number {
  let open = 0;
  for (let at = a; at < b; at += MINUTE) open += Number(isOpenAt(at, hours, days));
  return open;
}

function minuteReached(from: number, minutes: number, hours: OpeningHours, days: readonly SpecialDay[]): number {
  let at = from;
  for (let left = minutes; left > 0; at += MINUTE) left -= Number(isOpenAt(at, hours, days));
  return at;
}

/** Odd hours: touching, up to midnight, closed days, a Sunday that is open. */
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 })
  .map((cuts) => cuts.sort((x, y) => x - y))
  .map((cuts): OpenInterval[] => cuts.flatMap((from, at) => (at % 2 === 0 && cuts[at + 1] !== undefined ? [{ from, to: cuts[at + 1]! }] : [])));
const openingHours = fc.tuple(fc.array(intervals, { minLength: 6, maxLength: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1380 }))
  .map(([rest, at, from]): OpeningHours => rest.toSpliced(at, 0, [{ from, to: from + 60 }]));
const FIRST = dayNumberOf('2026-09-15');
const specialDays = fc.array(
  fc.record({ day: fc.integer({ min: FIRST, max: FIRST + 20 }).map(dayOf), kind: fc.constantFrom('off' as const, 'work' as const), name: fc.constant('') }),
  { maxLength: 12 },
);
const minute = fc.integer({ min: 0, max: 14 * 1440 }).map((n) => FIRST * 24 * HOUR - 8 * HOUR + n * MINUTE);

describe('the working time of a county', () => {
  it('between two instants is what counting every minute gives', () => {
    fc.assert(
      fc.property(openingHours, specialDays, minute, fc.integer({ min: -500, max: 8_000 }), (hours, days, from, length) => {
        const to = from + length * MINUTE;
        expect(workingTimeBetween(workCalendar(hours, days), from, to)).toBe(minutesOpen(from, to, hours, days) * MINUTE);
      }),
      { numRuns: 60 },
    );
  });

  it('added to an instant ends in the very minute that counting reaches', () => {
    fc.assert(
      fc.property(openingHours, specialDays, minute, fc.integer({ min: 0, max: 300 }), (hours, days, from, minutes) => {
        expect(addWorkingTime(workCalendar(hours, days), from, minutes * MINUTE)).toBe(minuteReached(from, minutes, hours, days));
      }),
      { numRuns: 60 },
    );
  });

  it('comes back as much as was added, to the millisecond, and never earlier than it could', () => {
    const ms = fc.integer({ min: 1, max: 40 * HOUR });
    fc.assert(
      fc.property(openingHours, specialDays, minute, fc.integer({ min: 0, max: MINUTE }), ms, (hours, days, at, odd, length) => {
        const [calendar, from] = [workCalendar(hours, days), at + odd];
        const end = addWorkingTime(calendar, from, length);
        expect(workingTimeBetween(calendar, from, end)).toBe(length);
        expect(workingTimeBetween(calendar, from, end - 1)).toBe(length - 1);
      }),
    );
  });

  it('adds up when it is taken in pieces', () => {
    fc.assert(
      fc.property(openingHours, specialDays, minute, minute, minute, (hours, days, ...instants) => {
        const calendar = workCalendar(hours, days);
        const [a, b, c] = instants.sort((x, y) => x - y) as [number, number, number];
        expect(workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c)).toBe(workingTimeBetween(calendar, a, c));
      }),
    );
  });

  it('begins on the next workday when it is called upon in the evening, on Saturday or in the lunch break', () => {
    expect(after('2026-11-20 17:00', 2)).toBe('2026-11-23 09:00');
    expect(after('2026-11-20 23:00', 1)).toBe('2026-11-23 09:00');
    expect(after('2026-11-21 10:00', 1)).toBe('2026-11-23 09:00');
    expect(after('2026-11-23 13:00', 1)).toBe('2026-11-23 15:00');
    expect(after('2026-11-23 17:00', 1)).toBe('2026-11-23 18:00');
  });

  it('stands still over the Spring Festival and runs on the Saturdays worked for it', () => {
    expect(after('2026-02-13 17:00', 2)).toBe('2026-02-14 09:00');
    expect(after('2026-02-14 17:00', 2)).toBe('2026-02-24 09:00');
    expect(after('2026-09-19 10:00', 8)).toBe('2026-09-20 18:00');
    expect(after('2026-09-30 17:00', 2)).toBe('2026-10-08 09:00');
    expect(workingTimeBetween(usual, china('2026-10-09 18:00'), china('2026-10-12 08:00'))).toBe(8 * HOUR);
  });

  it('is the whole day for what runs round the clock', () => {
    const from = china('2026-10-01 03:00');
    expect(addWorkingTime('round-the-clock', from, 2 * HOUR)).toBe(from + 2 * HOUR);
    expect(workingTimeBetween('round-the-clock', from, from + HOUR)).toBe(HOUR);
    expect(workingTimeBetween('round-the-clock', from, from - HOUR)).toBe(0);
  });

  it('crosses ten years in the blink of an eye', () => {
    const begun = performance.now();
    for (let n = 0; n < 20; n += 1) workingTimeBetween(usual, china('2026-01-01 00:00'), china('2036-01-01 00:00'));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('does not exist where nobody ever works', () => {
    expect(() => workCalendar(Array.from({ length: 7 }, () => []), [])).toThrow('never open');
  });
});

describe('the calendar of China', () => {
  it('has midnight and New Year in China, not in Greenwich', () => {
    expect(dayOf(chinaDay(Date.parse('2026-12-31T16:00:00Z')))).toBe('2027-01-01');
    expect(chinaYear(Date.parse('2026-12-31T16:00:00Z'))).toBe(2027);
    expect(chinaMonth(Date.parse('2026-09-30T15:59:59Z'))).toBe(9);
    expect(weekdayOf(dayNumberOf('2026-11-23'))).toBe(0);
    expect(weekdayOf(dayNumberOf('1969-12-31'))).toBe(2);
  });

  const offIn = (year: number) => stateDays.filter(({ day, kind }) => kind === 'off' && day.startsWith(String(year)));
  const workedIn = (year: number) => stateDays.filter(({ day, kind }) => kind === 'work' && day.startsWith(String(year)));

  it('has the days off and worked of 2025 and 2026 as announced', () => {
    expect(ANNOUNCED_YEARS).toEqual([2025, 2026]);
    expect(offIn(2025)).toHaveLength(28);
    expect(offIn(2026)).toHaveLength(33);
    expect(workedIn(2025).map(({ day }) => day)).toEqual(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']);
    expect(workedIn(2026).map(({ day }) => day)).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
  });

  it('names no day twice, works only weekends instead, and gives at least what the law does', () => {
    expect(new Set(stateDays.map(({ day }) => day)).size).toBe(stateDays.length);
    for (const year of ANNOUNCED_YEARS) {
      for (const { day } of workedIn(year)) expect(weekdayOf(dayNumberOf(day))).toBeGreaterThan(4);
      const weekdaysOff = offIn(year).filter(({ day }) => weekdayOf(dayNumberOf(day)) < 5).length;
      expect(offIn(year).length).toBeGreaterThanOrEqual(LEAST_DAYS_OFF);
      // What is worked on weekends was given as bridges: the rest are the weekdays the law gives.
      expect(weekdaysOff - workedIn(year).length).toBeLessThanOrEqual(LEAST_DAYS_OFF);
    }
  });
});
