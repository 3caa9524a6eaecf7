/** Times in the words people use, always in China's one time zone, whatever the phone is set to. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;
const two = (n: number): string => String(n).padStart(2, '0');

type When = string | number;
const ms = (when: When): number => (typeof when === 'number' ? when : Date.parse(when));
/** A Date whose UTC fields read as Shanghai wall time. */
const shanghai = (when: When): Date => new Date(ms(when) + 8 * HOUR);
const dayNumber = (when: When): number => Math.floor((ms(when) + 8 * HOUR) / DAY);

/** 08:40 */
export function clockTime(when: When): string {
  const at = shanghai(when);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** 11 月 20 日; with the year when it is another one. */
export function day(when: When, now = Date.now()): string {
  const at = shanghai(when);
  const words = `${at.getUTCMonth() + 1} 月 ${at.getUTCDate()} 日`;
  return at.getUTCFullYear() === shanghai(now).getUTCFullYear() ? words : `${at.getUTCFullYear()} 年 ${words}`;
}

const NEAR_DAYS: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天' };

/** 今天 / 昨天 / 明天 / 11 月 20 日 */
export const dayWord = (when: When, now = Date.now()): string => NEAR_DAYS[dayNumber(when) - dayNumber(now)] ?? day(when, now);

/** 今天 08:40 */
export const dayTime = (when: When, now = Date.now()): string => `${dayWord(when, now)} ${clockTime(when)}`;

/** 40 分钟 / 5 小时 / 3 天 */
export function span(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < HOUR) return `${Math.max(1, Math.floor(length / MINUTE))} 分钟`;
  return length < 2 * DAY ? `${Math.floor(length / HOUR)} 小时` : `${Math.floor(length / DAY)} 天`;
}

/** 刚刚 / 2 小时前 / 昨天 19:05 */
export function ago(when: When, now = Date.now()): string {
  const past = now - ms(when);
  if (past < MINUTE) return '刚刚';
  return past < 12 * HOUR ? `${span(past)}前` : dayTime(when, now);
}

/** 还剩 5 小时 / 超时 40 分钟 */
export function timeLeft(due: When, now = Date.now()): string {
  const left = ms(due) - now;
  return left >= 0 ? `还剩 ${span(left)}` : `超时 ${span(-left)}`;
}

export const isLate = (due: When, now = Date.now()): boolean => ms(due) < now;

/** 2026-11-20, the form date pickers speak. */
export const isoDay = (when: When): string => shanghai(when).toISOString().slice(0, 10);
