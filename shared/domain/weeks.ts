/** Days (`2026-11-23`) and ISO weeks (`2026W48`, Monday first) in Asia/Shanghai; China keeps UTC+8 all year. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const isoOf = (utcMs: number): string => new Date(utcMs).toISOString().slice(0, 10);
const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
/** 0 = Monday. */
const weekdayOf = (day: string): number => (new Date(utcOf(day)).getUTCDay() + 6) % 7;

export const chinaDay = (epochMs: number): string => isoOf(epochMs + CHINA_OFFSET_MS);
/** 2026-12-08 → 12月8日 */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
export const addDays = (day: string, days: number): string => isoOf(utcOf(day) + days * DAY_MS);
/** A day of the calendar, not only of the right shape. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utcOf(text)) && isoOf(utcOf(text)) === text;

/** The week a day lies in; it belongs to the year that holds its Thursday. */
export function weekOf(day: string): string {
  const thursday = addDays(day, 3 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const number = 1 + Math.floor((utcOf(thursday) - utcOf(`${year}-01-01`)) / (7 * DAY_MS));
  return `${year}W${String(number).padStart(2, '0')}`;
}

/** Its seven days, Monday first. */
export function daysOfWeek(week: string): string[] {
  const [year = '', number = ''] = week.split('W');
  const first = `${year}-01-04`;
  const monday = addDays(first, 7 * (Number(number) - 1) - weekdayOf(first));
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

/** A week that its year has: some years have 53. */
export function isWeek(text: string): boolean {
  return /^\d{4}W\d{2}$/.test(text) && weekOf(daysOfWeek(text)[0]!) === text;
}

export const weeksAfter = (week: string, count: number): string => weekOf(addDays(daysOfWeek(week)[0]!, 7 * count));
