import { addDays, chinaDay } from './weeks';
import { startOfChinaDate } from './quarters';

/** When the points shop hands out goods (开门兑换日): every week on a day, or on one date. Exactly one of the two is set. */
export interface ExchangeDay {
  /** 1 = Monday. */
  weekday: number | null;
  /** 2026-12-01 */
  date: string | null;
  /** 08:30 */
  from: string;
  until: string;
}

/** One opening with its instants, epoch milliseconds. */
export interface Opening {
  day: string;
  from: string;
  until: string;
  startsAt: number;
  endsAt: number;
}

const LOOK_AHEAD_DAYS = 62;
const MINUTE_MS = 60_000;
const WEEKDAYS = '一二三四五六日';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const atTime = (day: string, time: string): number => startOfChinaDate(day) + minutesOf(time) * MINUTE_MS;
/** 1 = Monday; day 0 of the epoch was a Thursday. */
export const weekdayOf = (day: string): number => ((Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 3) % 7) + 1;

const openOn = (rule: ExchangeDay, day: string): boolean => (rule.date === null ? rule.weekday === weekdayOf(day) : rule.date === day);

/** Those not over yet, the next one first. */
export function openings(rules: readonly ExchangeDay[], now: number, count: number): Opening[] {
  const today = chinaDay(now);
  const near = Array.from({ length: LOOK_AHEAD_DAYS }, (_, ahead) => addDays(today, ahead));
  const far = rules.flatMap(({ date }) => (date !== null && date > near.at(-1)! ? [date] : []));
  const days = [...near, ...[...new Set(far)].sort()];
  const all = days.flatMap((day) => rules.filter((rule) => openOn(rule, day)).map(({ from, until }) => (
    { day, from, until, startsAt: atTime(day, from), endsAt: atTime(day, until) }
  )));
  return all.filter(({ endsAt }) => endsAt > now).sort((a, b) => a.startsAt - b.startsAt).slice(0, count);
}

export const isOpenAt = (rules: readonly ExchangeDay[], now: number): boolean => openings(rules, now, 1).some(({ startsAt }) => startsAt <= now);

/** The end of the last day of keeping; never before the first whole opening after now is over. Without days of opening only the keeping counts. */
export function fetchBy(rules: readonly ExchangeDay[], now: number, keepDays: number): number {
  const kept = startOfChinaDate(addDays(chinaDay(now), keepDays + 1));
  const next = openings(rules, now, 2).find(({ startsAt }) => startsAt > now);
  return next ? Math.max(kept, startOfChinaDate(addDays(next.day, 1))) : kept;
}

const dateWords = (date: string): string => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`;
const clockWords = (time: string): string => time.replace(/^0/, '');
export const openingWords = ({ day, from, until }: Pick<Opening, 'day' | 'from' | 'until'>): string =>
  `${dateWords(day)}(周${WEEKDAYS[weekdayOf(day) - 1]})${clockWords(from)}–${clockWords(until)}`;

/** 每周三、周五 8:30–11:30;12 月 1 日 14:00–17:00 */
export function exchangeWords(rules: readonly ExchangeDay[]): string {
  const byHours = new Map<string, ExchangeDay[]>();
  for (const rule of rules) {
    const hours = `${clockWords(rule.from)}–${clockWords(rule.until)}`;
    byHours.set(hours, [...(byHours.get(hours) ?? []), rule]);
  }
  return [...byHours].map(([hours, same]) => `${daysOf(same)} ${hours}`).join(';');
}

function daysOf(rules: readonly ExchangeDay[]): string {
  const weekdays = rules.flatMap(({ weekday }) => weekday ?? []).sort((one, other) => one - other);
  const weekly = weekdays.length === 0 ? [] : [`每${weekdays.map((weekday) => `周${WEEKDAYS[weekday - 1]}`).join('、')}`];
  return [...weekly, ...rules.flatMap(({ date }) => (date === null ? [] : [dateWords(date)]))].join('、');
}
