import { day, isoDay } from '../../core/time';

const DAY_MS = 86_400_000;
const WORDS = ['今天', '明天', '后天'];

/** Hours at which people are about. */
export const HOURS = [{ value: '07', words: '7 点' }, { value: '09', words: '9 点' }, { value: '14', words: '14 点' }, { value: '16', words: '16 点' }] as const;

/** Today and six more. */
export const startDays = (now: number): { value: string; words: string }[] =>
  Array.from({ length: 7 }, (_, at) => ({ value: isoDay(now + at * DAY_MS), words: WORDS[at] ?? day(now + at * DAY_MS) }));

/** In China's time, as the wire has it. */
export const startOf = (isoDate: string, hour: string): string => `${isoDate}T${hour}:00:00+08:00`;
