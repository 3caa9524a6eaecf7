import type { ClockState } from './running-clock';

const HOUR = 60;

export interface ClockFigures {
  state: ClockState;
  isLate: boolean;
  spentMinutes: number;
  limitMinutes: number;
  roundTheClock: boolean;
}

/** 40 分钟 / 3 小时 / 3 小时 30 分钟 */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  if (hours === 0) return `${Math.max(1, rest)} 分钟`;
  return rest === 0 || hours >= 10 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}

/** How a clock stands, for anybody to read: 还剩 3 小时(工作时间). */
export function clockWords({ state, isLate, spentMinutes, limitMinutes, roundTheClock }: ClockFigures): string {
  const left = limitMinutes - spentMinutes;
  const kind = roundTheClock ? '' : '(工作时间)';
  if (state === 'cancelled') return '不再计时';
  if (state === 'met') return '按时办到';
  if (state === 'missed') return left < 0 ? `晚了 ${minutesWords(-left)}${kind}` : '晚了一点';
  if (state === 'paused') return isLate ? '已超时,暂停计时' : '暂停计时';
  if (isLate) return left < 0 ? `超时 ${minutesWords(-left)}${kind}` : '已到时限';
  return `还剩 ${minutesWords(left)}${kind}`;
}
