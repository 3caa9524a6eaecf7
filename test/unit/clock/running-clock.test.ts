import fc from 'fast-check';
import {
  RINGS, dueOf, nextRing, ringAfter, ringDue, spentBy, standsStill, usualClimb, whenSpent, type ClockRun, type Ring,
} from '../../../shared/domain/running-clock';
import { clockWords, minutesWords } from '../../../shared/domain/clock-words';
import { stateDays } from '../../../shared/domain/state-holidays';
import { usualHours, workCalendar, workingTimeBetween, type Timetable } from '../../../shared/domain/work-calendar';

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-09-17T00:00:00+08:00');
const calendar = workCalendar(usualHours, stateDays);

/** What a county might come to after a change: open over midnight, a short Sunday, a festival in the middle of the week. */
const odd = workCalendar(
  [[{ from: 0, to: 7 }, { from: 1_000, to: 1_440 }], [], [{ from: 13, to: 14 }], [{ from: 0, to: 1_440 }], [], [], [{ from: 600, to: 601 }]],
  [{ day: '2026-09-24', kind: 'off', name: '' }, { day: '2026-09-22', kind: 'work', name: '' }, { day: '2026-09-19', kind: 'work', name: '' }],
);
/** A clock that is recomputed is the same clock under another of these, so whatever holds for all of them holds after it. */
const timetables = fc.constantFrom<Timetable>(calendar, odd, 'round-the-clock');
/** Pauses of any length, also in closed hours and of no length at all; the last one may be open. */
const runs = fc
  .tuple(fc.integer({ min: 0, max: 5_000 }), fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 7 }), fc.integer({ min: 1, max: 3_000 }))
  .map(([start, steps, limitMinutes]): ClockRun => {
    let at = BEGIN + start * MINUTE;
    const marks = steps.map((step) => (at += step * MINUTE));
    const pauses = marks.flatMap((from, n): [number, number | null][] => (n % 2 === 0 ? [[from, marks[n + 1] ?? null]] : []));
    return { startedAt: BEGIN + start * MINUTE, limitMinutes, pauses };
  });

const pausedAt = ({ pauses }: ClockRun, at: number): boolean => pauses.some(([from, to]) => from <= at && at < (to ?? Infinity));

/** Slow and obviously right: a minute counts when the clock has begun, does not stand still and somebody works. */
function spentSlowly(timetable: Timetable, run: ClockRun, until: number): number {
  let spent = 0;
  for (let at = run.startedAt; at < until; at += MINUTE) if (!pausedAt(run, at)) spent += workingTimeBetween(timetable, at, at + MINUTE);
  return spent;
}

describe('a running clock', () => {
  it('has spent what counting every minute gives, however it was paused', () => {
    fc.assert(
      fc.property(timetables, runs, fc.integer({ min: 0, max: 12_000 }), (timetable, run, minutes) => {
        const at = BEGIN + minutes * MINUTE;
        expect(spentBy(timetable, run, at)).toBe(spentSlowly(timetable, run, at));
      }),
      { numRuns: 80 },
    );
  });

  it('is due in the first instant at which all of it is spent, or never while it stands still before that', () => {
    fc.assert(
      fc.property(timetables, runs, (timetable, run) => {
        const due = dueOf(timetable, run);
        const limit = run.limitMinutes * MINUTE;
        if (due === undefined) {
          expect(standsStill(run)).toBe(true);
          expect(spentBy(timetable, run, BEGIN + 400 * 24 * 60 * MINUTE)).toBeLessThan(limit);
        } else {
          expect(spentBy(timetable, run, due)).toBe(limit);
          expect(spentBy(timetable, run, due - 1)).toBeLessThan(limit);
        }
      }),
    );
  });

  it('rings every step of being late once and in order, wherever the sweeps fall', () => {
    const sweeps = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(timetables, runs, sweeps, (timetable, run, minutes) => {
        const rung: Ring[] = [];
        const latest = BEGIN + Math.max(...minutes) * MINUTE;
        for (const at of minutes.sort((a, b) => a - b).map((n) => BEGIN + n * MINUTE)) {
          for (let ring = ringDue(timetable, run, usualClimb, rung.at(-1) ?? null, at); ring; ring = ringDue(timetable, run, usualClimb, ring, at)) {
            rung.push(ring);
          }
        }
        expect(rung).toEqual(RINGS.filter((ring) => rung.includes(ring)));
        const reached = (ring: Ring) => (whenSpent(timetable, run, ringAfter(ring, run.limitMinutes, usualClimb)) ?? Infinity) <= latest;
        const steps: Ring[] = ['late', 'late-town', 'late-county'];
        expect(rung.filter((ring) => steps.includes(ring))).toEqual(steps.filter(reached));
      }),
    );
  });

  it('does not warn any more when it is late already', () => {
    const run: ClockRun = { startedAt: BEGIN, limitMinutes: 60, pauses: [] };
    const late = dueOf(calendar, run)!;
    expect(ringDue(calendar, run, usualClimb, null, late - 16 * MINUTE)).toBeUndefined();
    expect(ringDue(calendar, run, usualClimb, null, late - 15 * MINUTE)).toBe('warn');
    expect(ringDue(calendar, run, usualClimb, 'warn', late - 6 * MINUTE)).toBe('soon');
    expect(ringDue(calendar, run, usualClimb, null, late)).toBe('late');
    expect(ringDue(calendar, run, usualClimb, 'late', late)).toBeUndefined();
    expect(nextRing(calendar, run, usualClimb, 'late-county')).toBeUndefined();
  });

  it('warns in this order for every limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (limit) => {
        const times = RINGS.map((ring) => ringAfter(ring, limit, usualClimb));
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the words of a clock', () => {
  const figures = { state: 'running', isLate: false, spentMinutes: 300, limitMinutes: 480, roundTheClock: false } as const;

  it('say what is left in working time, and by the wall for what is urgent', () => {
    expect(clockWords(figures)).toBe('还剩 3 小时(工作时间)');
    expect(clockWords({ ...figures, spentMinutes: 435, roundTheClock: true })).toBe('还剩 45 分钟');
  });

  it('say how late it is, and how it ended', () => {
    expect(clockWords({ ...figures, isLate: true, spentMinutes: 570 })).toBe('超时 1 小时 30 分钟(工作时间)');
    expect(clockWords({ ...figures, isLate: true, spentMinutes: 480 })).toBe('已到时限');
    expect(clockWords({ ...figures, state: 'paused' })).toBe('暂停计时');
    expect(clockWords({ ...figures, state: 'paused', isLate: true })).toBe('已超时,暂停计时');
    expect(clockWords({ ...figures, state: 'met' })).toBe('按时办到');
    expect(clockWords({ ...figures, state: 'missed', isLate: true, spentMinutes: 1_440 })).toBe('晚了 16 小时(工作时间)');
    expect(clockWords({ ...figures, state: 'missed', isLate: true, spentMinutes: 480 })).toBe('晚了一点');
    expect(clockWords({ ...figures, state: 'cancelled' })).toBe('不再计时');
    expect(minutesWords(0)).toBe('1 分钟');
  });
});
