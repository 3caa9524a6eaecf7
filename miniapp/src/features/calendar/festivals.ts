import type { CalendarDay } from '../../../../shared/contract/clock';
import { dayNumberOf } from '../../../../shared/domain/work-calendar';

/** Days in a row of one name and kind. */
export interface Festival extends Pick<CalendarDay, 'kind' | 'name' | 'source'> {
  first: string;
  last: string;
  count: number;
}

const goesOn = (festival: Festival | undefined, { day, kind, name, source }: CalendarDay): festival is Festival =>
  festival !== undefined && festival.kind === kind && festival.name === name && festival.source === source && dayNumberOf(festival.last) + 1 === dayNumberOf(day);

/** The days of a year, as people speak of them: 春节 2 月 15 日至 23 日. */
export function festivalsOf(days: readonly CalendarDay[]): Festival[] {
  const festivals: Festival[] = [];
  for (const day of days) {
    const before = festivals.at(-1);
    if (goesOn(before, day)) festivals[festivals.length - 1] = { ...before, last: day.day, count: before.count + 1 };
    else festivals.push({ first: day.day, last: day.day, count: 1, kind: day.kind, name: day.name, source: day.source });
  }
  return festivals;
}

const dateWords = (day: string): string => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`;

/** 5 月 1 日至 5 月 5 日,共 5 天 */
export const spanWords = ({ first, last, count }: Festival): string =>
  count === 1 ? dateWords(first) : `${dateWords(first)}至 ${dateWords(last)},共 ${count} 天`;
