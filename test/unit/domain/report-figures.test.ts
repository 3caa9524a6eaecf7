import fc from 'fast-check';
import {
  figuresOf, isFairSpan, isLateAt, median, p90, percentOf, spanOf, spanOfDays, type CountedReport, type FigureWindow,
} from '../../../shared/domain/report-figures';
import { REPORT_STATES, isOpen } from '../../../shared/domain/report-states';
import { addDays, chinaDay, weekOf } from '../../../shared/domain/weeks';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const aTime = fc.integer({ min: 0, max: 90 * 86_400_000 });
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const aReport: fc.Arbitrary<CountedReport> = fc.record({
  kind: fc.constantFrom('litter', 'lamp'), state: fc.constantFrom(...REPORT_STATES), submittedAt: aTime.map((back) => NOW - back),
  dueAt: fc.integer({ min: -90, max: 30 }).map((days) => NOW + days * 86_400_000),
  respondedAt: orNull(aTime), fixedAt: orNull(aTime), endedAt: orNull(aTime), closedBy: fc.constantFrom('reporter', 'village', 'nobody', null),
  reopened: fc.integer({ min: 0, max: 3 }), hasRelapsed: fc.boolean(), isWatched: fc.boolean(), isFirstHand: fc.boolean(),
}).map((report) => ({
  ...report, respondedAt: later(report, report.respondedAt), fixedAt: later(report, report.fixedAt), endedAt: later(report, report.endedAt),
}));
const later = ({ submittedAt }: { submittedAt: number }, after: number | null) => (after === null ? null : submittedAt + after);
const reports = fc.array(aReport, { maxLength: 40 });

describe('medians and ninth tenths', () => {
  it.each([[[], null, null], [[7], 7, 7], [[4, 1], 3, 4], [[3, 1, 2], 2, 3], [[1, 2, 3, 4, 5, 6, 7, 8, 9, 100], 6, 9]])('of %p are %p and %p', (values, middle, high) => {
    expect(median(values)).toBe(middle);
    expect(p90(values)).toBe(high);
  });

  it('hold what they promise for any numbers, and leave these as they were', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1 }), (values) => {
      const before = [...values];
      const [middle, high] = [median(values)!, p90(values)!];
      const share = (test: (value: number) => boolean) => values.filter(test).length / values.length;
      expect(share((value) => value <= Math.ceil(middle))).toBeGreaterThanOrEqual(0.5);
      expect(share((value) => value >= Math.floor(middle))).toBeGreaterThanOrEqual(0.5);
      expect(values).toContain(high);
      expect(share((value) => value <= high)).toBeGreaterThanOrEqual(0.9);
      expect(share((value) => value < high)).toBeLessThan(0.9);
      expect(values).toEqual(before);
    }));
  });
});

describe('figures', () => {
  /** Counted again, one report at a time, by the words of the decision. */
  function naive(all: CountedReport[]) {
    const tally = { onTime: [0, 0], reopened: [0, 0], relapsed: [0, 0], confirmed: [0, 0] };
    const add = (name: keyof typeof tally, is: boolean) => { tally[name][1]! += 1; if (is) tally[name][0]! += 1; };
    for (const one of all) {
      add('reopened', one.reopened > 0);
      const done = one.state === 'closed' || one.state === 'fixed';
      const finished = one.fixedAt ?? one.endedAt;
      if (done) add('onTime', finished !== null && finished <= one.dueAt);
      else if (isLateAt(one, NOW)) add('onTime', false);
      if (one.state === 'closed' && one.isFirstHand) add('confirmed', one.closedBy === 'reporter');
      if (one.isWatched && (one.state === 'closed' || one.hasRelapsed)) add('relapsed', one.hasRelapsed);
    }
    return Object.fromEntries(Object.entries(tally).map(([name, [part, of]]) => [name, { part, of }]));
  }

  it('are those of a naive count', () => {
    fc.assert(fc.property(reports, (all) => {
      const { onTime, reopened, relapsed, confirmed, ...rest } = figuresOf(all, NOW);
      expect({ onTime, reopened, relapsed, confirmed }).toEqual(naive(all));
      expect(rest).toMatchObject({
        total: all.length, open: all.filter(({ state }) => isOpen(state)).length, closed: all.filter(({ state }) => state === 'closed').length,
        late: all.filter((one) => isLateAt(one, NOW)).length,
      });
    }), { numRuns: 300 });
  });

  it('do not care for the order, and no share is more than the whole', () => {
    fc.assert(fc.property(reports, (all) => {
      const figures = figuresOf(all, NOW);
      expect(figuresOf([...all].reverse(), NOW)).toEqual(figures);
      for (const share of [figures.onTime, figures.reopened, figures.relapsed, figures.confirmed]) {
        expect(share.part).toBeLessThanOrEqual(share.of);
        expect(percentOf(share)).toBe(share.of === 0 ? null : Math.round((100 * share.part) / share.of));
      }
    }));
  });

  it('times are those between two moments of the same report', () => {
    fc.assert(fc.property(reports, (all) => {
      const spent = all.filter(({ respondedAt }) => respondedAt !== null).map((one) => one.respondedAt! - one.submittedAt);
      expect(figuresOf(all, NOW).respond).toEqual({ count: spent.length, medianMs: median(spent), p90Ms: p90(spent) });
    }));
  });

  it('what is put off, or waits for its confirmation, is late for nobody', () => {
    const late = REPORT_STATES.filter((state) => isLateAt({ state, dueAt: NOW - 1 }, NOW));
    expect(late).toEqual(['submitted', 'accepted', 'assigned', 'partly-fixed', 'forwarded']);
    expect(isLateAt({ state: 'submitted', dueAt: NOW }, NOW)).toBe(false);
  });
});

describe('windows', () => {
  it.each<[FigureWindow, string]>([['week', '2026-11-23'], ['month', '2026-11-01'], ['quarter', '2026-10-01'], ['year', '2026-01-01']])('this %s began on %s', (window, day) => {
    expect(spanOf(window, NOW)).toEqual({ from: Date.parse(`${day}T00:00:00+08:00`), until: NOW + 1 });
  });

  it('begin at midnight in China in the period of the moment, whatever the moment', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom<FigureWindow>('week', 'month', 'quarter', 'year'), (now, window) => {
      const { from } = spanOf(window, now);
      const [first, today] = [chinaDay(from), chinaDay(now)];
      const month = (day: string) => Number(day.slice(5, 7));
      const same = { week: weekOf(first) === weekOf(today), year: first.slice(0, 4) === today.slice(0, 4), month: first.slice(0, 7) === today.slice(0, 7), quarter: Math.ceil(month(first) / 3) === Math.ceil(month(today) / 3) };
      expect(same[window]).toBe(true);
      expect(from).toBeLessThanOrEqual(now);
      expect(new Date(from + 8 * 3_600_000).toISOString()).toMatch(/T00:00:00.000Z$/);
    }));
  });

  it('of days hold both days and at most 400 of them', () => {
    expect(spanOfDays('2026-11-01', '2026-11-01')).toEqual({ from: Date.parse('2026-11-01T00:00:00+08:00'), until: Date.parse('2026-11-02T00:00:00+08:00') });
    expect(isFairSpan('2026-01-01', addDays('2026-01-01', 399))).toBe(true);
    expect(isFairSpan('2026-01-01', addDays('2026-01-01', 400))).toBe(false);
    expect(isFairSpan('2026-01-02', '2026-01-01')).toBe(false);
  });
});
