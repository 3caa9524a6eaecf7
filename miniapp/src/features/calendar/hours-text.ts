import { WeekHours } from '../../../../shared/contract/clock';
import type { OpenInterval } from '../../../../shared/domain/work-calendar';

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

const two = (n: number): string => String(n).padStart(2, '0');
const timeText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** 08:00-12:00 14:00-18:00 */
export const hoursText = (intervals: readonly OpenInterval[]): string =>
  intervals.map(({ from, to }) => `${timeText(from)}-${timeText(to)}`).join(' ');

function minutesIn(hour: string, minute: string): number {
  return Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : NaN;
}

/** What was typed, in Chinese or Western signs; undefined when it cannot be read. */
export function readHours(text: string): OpenInterval[] | undefined {
  const parts = text.replaceAll('\uFF1A', ':').replace(/[~～—–至到]/g, '-').replace(/\s*-\s*/g, '-').split(/[\s,;、\uFF0C\uFF1B]+/).filter(Boolean);
  const intervals: OpenInterval[] = [];
  for (const part of parts) {
    const [, fromHour, fromMinute, toHour, toMinute] = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(part) ?? [];
    if (!fromHour || !fromMinute || !toHour || !toMinute) return undefined;
    intervals.push({ from: minutesIn(fromHour, fromMinute), to: minutesIn(toHour, toMinute) });
  }
  return WeekHours.element.safeParse(intervals).success ? intervals : undefined;
}
