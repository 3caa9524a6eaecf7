import fc from 'fast-check';
import { addDays, chinaDay, daysOfWeek, isDay, isWeek, weekOf, weeksAfter } from '../../../shared/domain/weeks';

describe('ISO weeks', () => {
  it.each([
    ['2026-11-23', '2026W48'], ['2026-11-29', '2026W48'], ['2026-11-30', '2026W49'],
    ['2026-12-31', '2026W53'], ['2027-01-03', '2026W53'], ['2027-01-04', '2027W01'], ['2024-12-30', '2025W01'], ['2021-01-03', '2020W53'],
  ])('%s lies in %s', (day, week) => {
    expect(weekOf(day)).toBe(week);
    expect(daysOfWeek(week)).toContain(day);
  });

  it('have seven days that lie in them, and follow one another', () => {
    const aDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
    fc.assert(fc.property(aDay, fc.integer({ min: -60, max: 60 }), (day, count) => {
      const week = weekOf(day);
      expect(daysOfWeek(week).map(weekOf)).toEqual(Array(7).fill(week));
      expect(daysOfWeek(week).indexOf(day)).toBeGreaterThanOrEqual(0);
      expect(daysOfWeek(weeksAfter(week, count))[0]).toBe(addDays(daysOfWeek(week)[0]!, 7 * count));
      expect(isWeek(week)).toBe(true);
    }));
  });

  it.each(['2026W00', '2026W54', '2025W53', '2026-48', 'W48', ''])('"%s" is no week', (text) => expect(isWeek(text)).toBe(false));
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-11-31', ''])('"%s" is no day', (text) => expect(isDay(text)).toBe(false));

  it('turn over at midnight in China', () => {
    expect(chinaDay(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
    expect(chinaDay(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });
});
