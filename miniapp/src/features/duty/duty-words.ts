import type { DutyPerson } from '../../../../shared/contract/duty';

/** 限 24 小时, or what the kind says. */
export const limitWords = (minutes: number | null): string => (minutes === null ? '按类型的时限' : `限 ${hoursOf(minutes)} 小时`);
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 0.6) / 100);

export const personWords = ({ name, away }: DutyPerson): string => (away === '' ? name : `${name}(${away})`);

/** 11 月 24 日 */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`;

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
