import type { ClockView } from '../../../../shared/contract/clock';
import { dueOf, nextRing, spentBy, standsStill, type ClockRun } from '../../../../shared/domain/running-clock';
import type { Timetable } from '../../../../shared/domain/work-calendar';
import type { RunningClock } from './clock.entity';
import type { CountyTimes } from './work-calendars.service';

const MINUTE_MS = 60_000;

type Rules = Pick<RunningClock, 'roundTheClock'>;

export const timetableOf = ({ roundTheClock }: Rules, { calendar }: CountyTimes): Timetable => (roundTheClock ? 'round-the-clock' : calendar);

/** The columns that follow from the others. */
export function settled(row: ClockRun & Rules & Pick<RunningClock, 'rung'>, times: CountyTimes): Pick<RunningClock, 'state' | 'dueAt' | 'nextRingAt'> {
  const timetable = timetableOf(row, times);
  return {
    state: standsStill(row) ? 'paused' : 'running',
    dueAt: dueOf(timetable, row) ?? null,
    nextRingAt: nextRing(timetable, row, times.climb, row.rung)?.at ?? null,
  };
}

/** The pauses with the open one ended. */
export const resumedAt = ({ pauses }: Pick<RunningClock, 'pauses'>, now: number): RunningClock['pauses'] =>
  pauses.map(([from, to]) => [from, to ?? now]);

/** When it is due; for one that stands still, if it went on now. */
export const expectedDue = (row: RunningClock, times: CountyTimes, now: number): number =>
  row.dueAt ?? dueOf(timetableOf(row, times), { ...row, pauses: resumedAt(row, now) }) ?? now;

export function toClockView(row: RunningClock, times: CountyTimes, now: number): ClockView {
  const at = row.endedAt ?? now;
  return {
    clock: row.clock,
    dueAt: row.dueAt === null ? null : new Date(row.dueAt).toISOString(),
    state: row.state,
    isLate: row.state !== 'cancelled' && row.dueAt !== null && at > row.dueAt,
    spentMinutes: Math.floor(spentBy(timetableOf(row, times), row, at) / MINUTE_MS),
    limitMinutes: row.limitMinutes,
    roundTheClock: row.roundTheClock,
    ring: row.rung,
  };
}
