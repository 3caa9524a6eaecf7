import type { ReportState } from './report-states';
import { isOpen } from './report-states';
import { startOfChinaDate, startOfChinaWeek } from './quarters';
import { addDays, chinaDay } from './weeks';

/** What is counted about reports. Pure, so that the same numbers come out wherever they are asked for. */
export const FIGURE_WINDOWS = ['week', 'month', 'quarter', 'year'] as const;
export type FigureWindow = (typeof FIGURE_WINDOWS)[number];
export const figureWindowNames: Record<FigureWindow, string> = { week: '本周', month: '本月', quarter: '本季', year: '今年' };
export const MAX_WINDOW_DAYS = 400;

/** Epoch milliseconds; `until` exclusive. */
export interface Span {
  from: number;
  until: number;
}

/** What a figure needs to know of a report. */
export interface CountedReport {
  kind: string;
  state: ReportState;
  submittedAt: number;
  dueAt: number;
  respondedAt: number | null;
  fixedAt: number | null;
  endedAt: number | null;
  closedBy: 'reporter' | 'village' | 'nobody' | null;
  /** Sent by the person who saw it, who can say whether it is fixed: not typed in for somebody, nor by another system. */
  isFirstHand: boolean;
  reopened: number;
  /** Cleaned, then dirty again (前清后起): found so on a recheck, or reported anew. */
  hasRelapsed: boolean;
  /** Of a kind whose place is looked at again after closing. */
  isWatched: boolean;
}

export interface Share {
  part: number;
  of: number;
}

/** Milliseconds by the wall clock; null when there is nothing to measure. */
export interface Times {
  count: number;
  medianMs: number | null;
  p90Ms: number | null;
}

export interface Figures {
  total: number;
  open: number;
  /** Open and past its time, while the village or the town owes an act. */
  late: number;
  closed: number;
  /** To the first act of a person of the village or town. */
  respond: Times;
  /** To the after photo. */
  fix: Times;
  /** To the confirmation. */
  close: Times;
  /** Fixed in time, of those fixed and those that are late already: leaving it open does not help. */
  onTime: Share;
  /** Came back at least once, of all. */
  reopened: Share;
  /** Of those that were closed and whose kind is looked at again. */
  relapsed: Share;
  /** By the person who reported it, of those closed. */
  confirmed: Share;
}

const OWED: readonly ReportState[] = ['submitted', 'accepted', 'assigned', 'partly-fixed', 'forwarded'];
export const isLateAt = ({ state, dueAt }: Pick<CountedReport, 'state' | 'dueAt'>, now: number): boolean => OWED.includes(state) && dueAt < now;

/** The mean of the two in the middle when there are two. */
export function median(values: readonly number[]): number | null {
  const sorted = inOrder(values);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

/** Nearest rank: nine in ten took no longer. */
export const p90 = (values: readonly number[]): number | null => inOrder(values)[Math.ceil(values.length * 0.9) - 1] ?? null;

const inOrder = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();
const timesOf = (values: readonly number[]): Times => ({ count: values.length, medianMs: median(values), p90Ms: p90(values) });
const count = <T>(items: readonly T[], test: (item: T) => boolean): number => items.reduce((sum, item) => sum + Number(test(item)), 0);
const shareOf = <T>(items: readonly T[], test: (item: T) => boolean): Share => ({ part: count(items, test), of: items.length });

const isFixed = ({ state }: CountedReport): boolean => state === 'fixed' || state === 'closed';
const isClosed = ({ state }: CountedReport): boolean => state === 'closed';
/** Closed once, even if it had to be opened again. */
const wasClosed = (report: CountedReport): boolean => isClosed(report) || report.hasRelapsed;
const fixedInTime = ({ fixedAt, endedAt, dueAt }: CountedReport): boolean => (fixedAt ?? endedAt ?? Infinity) <= dueAt;

function spent(reports: readonly CountedReport[], until: (report: CountedReport) => number | null): Times {
  return timesOf(reports.flatMap((report) => {
    const at = until(report);
    return at === null ? [] : [Math.max(0, at - report.submittedAt)];
  }));
}

export function figuresOf(reports: readonly CountedReport[], now: number): Figures {
  const [closed, fixed, late] = [reports.filter(isClosed), reports.filter(isFixed), reports.filter((one) => isLateAt(one, now))];
  return {
    total: reports.length,
    open: count(reports, ({ state }) => isOpen(state)),
    late: late.length,
    closed: closed.length,
    respond: spent(reports, ({ respondedAt }) => respondedAt),
    fix: spent(fixed, ({ fixedAt }) => fixedAt),
    close: spent(closed, ({ endedAt }) => endedAt),
    onTime: { part: count(fixed, fixedInTime), of: fixed.length + late.length },
    reopened: shareOf(reports, ({ reopened }) => reopened > 0),
    relapsed: shareOf(reports.filter((one) => one.isWatched && wasClosed(one)), ({ hasRelapsed }) => hasRelapsed),
    confirmed: shareOf(closed.filter((one) => one.isFirstHand), ({ closedBy }) => closedBy === 'reporter'),
  };
}

/** 85 %; nothing when there is nothing to share. */
export const percentOf = ({ part, of }: Share): number | null => (of === 0 ? null : Math.round((part / of) * 100));

/** From the beginning of this week, month, quarter or year in China until now. */
export function spanOf(window: FigureWindow, now: number): Span {
  return { from: window === 'week' ? startOfChinaWeek(now) : startOfChinaDate(firstDay(window, chinaDay(now))), until: now + 1 };
}

function firstDay(window: Exclude<FigureWindow, 'week'>, today: string): string {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  const first = { year: 1, quarter: month - ((month - 1) % 3), month }[window];
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

/** Both days included, by China's midnight. */
export const spanOfDays = (from: string, to: string): Span => ({ from: startOfChinaDate(from), until: startOfChinaDate(addDays(to, 1)) });

export const isFairSpan = (from: string, to: string): boolean => from <= to && to <= addDays(from, MAX_WINDOW_DAYS - 1);
