import type { DayKind, SpecialDay } from './state-holidays';

/** China keeps UTC+8 all year, with no summer time since 1991, so a day is always 24 hours. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MONDAY = 0;
const FRIDAY = 4;

/** Minutes since midnight; `to` is no longer open. */
export interface OpenInterval {
  from: number;
  to: number;
}

/** Seven lists, Monday first, each in order and without overlaps. */
export type OpeningHours = readonly (readonly OpenInterval[])[];

/** When a county's villages work. */
export interface WorkCalendar {
  hours: OpeningHours;
  /** Days that are not what their weekday says, by the number of the day. */
  days: ReadonlyMap<number, DayKind>;
}

/** Urgent kinds run by night and on festivals too. */
export type Timetable = WorkCalendar | 'round-the-clock';

const morning = { from: 8 * 60, to: 12 * 60 };
const afternoon = { from: 14 * 60, to: 18 * 60 };
/** Eight hours from Monday to Friday: a limit of 480 minutes is one workday. */
export const usualHours: OpeningHours = Array.from({ length: 7 }, (_, weekday) => (weekday <= FRIDAY ? [morning, afternoon] : []));

export const hasOpenHours = (hours: OpeningHours): boolean => hours.some((intervals) => intervals.length > 0);

export const dayNumberOf = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
export const dayOf = (dayNumber: number): string => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
/** The number of the day it is in China. */
export const chinaDay = (at: number): number => Math.floor((at + CHINA_OFFSET_MS) / DAY_MS);
/** 2026-11-25. */
export const chinaDate = (at: number): string => dayOf(chinaDay(at));
export const chinaYear = (at: number): number => new Date(at + CHINA_OFFSET_MS).getUTCFullYear();
/** 1 to 12. */
export const chinaMonth = (at: number): number => new Date(at + CHINA_OFFSET_MS).getUTCMonth() + 1;
/** 0 is Monday; the first of January 1970 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 3) % 7) + 7) % 7;

export function workCalendar(hours: OpeningHours, days: readonly SpecialDay[]): WorkCalendar {
  if (!hasOpenHours(hours)) throw new RangeError('A calendar that is never open');
  return { hours, days: new Map(days.map(({ day, kind }) => [dayNumberOf(day), kind])) };
}

/** A weekend that is worked has the hours of an ordinary workday, whatever the weekend's own are. */
function hoursWorked(hours: OpeningHours, weekday: number): readonly OpenInterval[] {
  const own = hours[weekday] ?? [];
  return weekday <= FRIDAY && own.length > 0 ? own : (hours.slice(MONDAY).find((intervals) => intervals.length > 0) ?? []);
}

/** When this day is open. */
export function openOn({ hours, days }: WorkCalendar, dayNumber: number): readonly OpenInterval[] {
  const kind = days.get(dayNumber);
  if (kind === 'off') return [];
  const weekday = weekdayOf(dayNumber);
  return kind === 'work' ? hoursWorked(hours, weekday) : (hours[weekday] ?? []);
}

interface Span {
  from: number;
  to: number;
}

/** The open spans of one day as instants. */
function spansOn(calendar: WorkCalendar, dayNumber: number): Span[] {
  const midnight = dayNumber * DAY_MS - CHINA_OFFSET_MS;
  return openOn(calendar, dayNumber).map(({ from, to }) => ({ from: midnight + from * MINUTE_MS, to: midnight + to * MINUTE_MS }));
}

/** Working milliseconds from `a` to `b`; 0 when `b` is not later. */
export function workingTimeBetween(timetable: Timetable, a: number, b: number): number {
  if (b <= a) return 0;
  if (timetable === 'round-the-clock') return b - a;
  let worked = 0;
  for (let day = chinaDay(a); day <= chinaDay(b); day += 1) {
    for (const { from, to } of spansOn(timetable, day)) worked += Math.max(0, Math.min(to, b) - Math.max(from, a));
  }
  return worked;
}

/** The first instant by which `ms` of working time have passed since `from`. */
export function addWorkingTime(timetable: Timetable, from: number, ms: number): number {
  if (ms <= 0) return from;
  if (timetable === 'round-the-clock') return from + ms;
  let left = ms;
  for (let day = chinaDay(from); ; day += 1) {
    for (const span of spansOn(timetable, day)) {
      const begin = Math.max(span.from, from);
      if (span.to - begin >= left) return begin + left;
      left -= Math.max(0, span.to - begin);
    }
  }
}
