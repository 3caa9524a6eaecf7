import { addWorkingTime, workingTimeBetween, type Timetable } from './work-calendar';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `missed`: stopped, but too late. `cancelled`: never counts. */
export const CLOCK_STATES = ['running', 'paused', 'met', 'missed', 'cancelled'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** In the order in which they ring: warned at 75 %, soon due, late, and then the town and the county hear of it. */
export const RINGS = ['warn', 'soon', 'late', 'late-town', 'late-county'] as const;
export type Ring = (typeof RINGS)[number];

/** Working minutes after the due time at which the next office is told. */
export interface ClimbAfter {
  town: number;
  county: number;
}

/** One workday later the town, three workdays later the county. */
export const usualClimb: ClimbAfter = { town: 8 * 60, county: 24 * 60 };

const WARN_SHARE = 0.75;
/** An hour before, or when 90 % are spent if that is later: a limit of 30 minutes is not "soon due" at once. */
const SOON_MS = HOUR_MS;
const SOON_SHARE = 0.9;

/** Everything a clock's times follow from. */
export interface ClockRun {
  startedAt: number;
  limitMinutes: number;
  /** When it stood still; the last one may be open. In order. */
  pauses: readonly (readonly [from: number, to: number | null])[];
}

type Span = readonly [from: number, to: number];

/** When it ran; the last span has no end unless it stands still. */
function runningSpans({ startedAt, pauses }: ClockRun): Span[] {
  const spans: Span[] = [];
  let from = startedAt;
  for (const [pausedAt, resumedAt] of pauses) {
    spans.push([from, pausedAt]);
    if (resumedAt === null) return spans;
    from = resumedAt;
  }
  return [...spans, [from, Infinity]];
}

export const standsStill = ({ pauses }: Pick<ClockRun, 'pauses'>): boolean => pauses.at(-1)?.[1] === null;

/** Working milliseconds it has run by `at`. */
export const spentBy = (timetable: Timetable, run: ClockRun, at: number): number =>
  runningSpans(run).reduce((spent, [from, to]) => spent + workingTimeBetween(timetable, from, Math.min(to, at)), 0);

/** The instant at which so much will be spent; undefined while it stands still before that. */
export function whenSpent(timetable: Timetable, run: ClockRun, ms: number): number | undefined {
  let left = ms;
  for (const [from, to] of runningSpans(run)) {
    const reached = to === Infinity ? addWorkingTime(timetable, from, left) : reachedWithin(timetable, [from, to], left);
    if (reached !== undefined) return reached;
    left -= workingTimeBetween(timetable, from, to);
  }
  return undefined;
}

function reachedWithin(timetable: Timetable, [from, to]: Span, ms: number): number | undefined {
  return workingTimeBetween(timetable, from, to) >= ms ? addWorkingTime(timetable, from, ms) : undefined;
}

export const dueOf = (timetable: Timetable, run: ClockRun): number | undefined => whenSpent(timetable, run, run.limitMinutes * MINUTE_MS);

/** Working milliseconds after which a ring is due. */
export function ringAfter(ring: Ring, limitMinutes: number, climb: ClimbAfter): number {
  const limit = limitMinutes * MINUTE_MS;
  const after: Record<Ring, number> = {
    warn: limit * WARN_SHARE,
    soon: Math.max(limit - SOON_MS, limit * SOON_SHARE),
    late: limit,
    'late-town': limit + climb.town * MINUTE_MS,
    'late-county': limit + climb.county * MINUTE_MS,
  };
  return Math.ceil(after[ring]);
}

export interface NextRing {
  ring: Ring;
  at: number;
}

/** The next ring after `rung`, if it is known when. */
export function nextRing(timetable: Timetable, run: ClockRun, climb: ClimbAfter, rung: Ring | null): NextRing | undefined {
  const ring = RINGS[rung === null ? 0 : RINGS.indexOf(rung) + 1];
  const at = ring && whenSpent(timetable, run, ringAfter(ring, run.limitMinutes, climb));
  return ring === undefined || at === undefined ? undefined : { ring, at };
}

/** What rings at `now`: a warning that a later ring has overtaken helps nobody and is left out; no step of being late is. */
export function ringDue(timetable: Timetable, run: ClockRun, climb: ClimbAfter, rung: Ring | null, now: number): Ring | undefined {
  const next = nextRing(timetable, run, climb, rung);
  if (!next || next.at > now) return undefined;
  const isWarning = next.ring === 'warn' || next.ring === 'soon';
  return (isWarning ? ringDue(timetable, run, climb, next.ring, now) : undefined) ?? next.ring;
}
