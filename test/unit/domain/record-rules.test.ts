import fc from 'fast-check';
import { startOfChinaDay, startOfChinaWeek } from '../../../shared/domain/quarters';
import { PAIR_WATCH, pairsWorthALook, type Closing } from '../../../shared/domain/record-pairs';
import { ACTS, CAPS, ZERO_REASONS, capsOf, earns, recordRules, ruleAt, ruleFor, zeroWords } from '../../../shared/domain/record-rules';
import { reportConfirmed } from '../../../server/src/features/record/participation';
import { keyOf, lineOf, reversalOf } from '../../../server/src/features/record/record-entries';

const at = (time: string): number => Date.parse(`${time}+08:00`);

describe('rules of the record', () => {
  it('hold from the first moment of their day in China', () => {
    expect(ruleAt('report-confirmed', at('2026-10-31T23:59:59')).version).toBe(1);
    expect(ruleAt('report-confirmed', at('2026-11-01T00:00:00')).version).toBe(2);
    expect(() => ruleAt('report-confirmed', at('2019-12-31T00:00:00'))).toThrow(RangeError);
  });

  it('are listed in the order in which they come into force', () => {
    for (const { act } of recordRules) {
      const versions = recordRules.filter((rule) => rule.act === act);
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, place) => place + 1));
      expect(versions.map(({ from }) => from)).toEqual(versions.map(({ from }) => from).sort());
    }
  });

  it('say every cap they have in their own words', () => {
    for (const rule of recordRules) for (const cap of CAPS) if (rule.caps[cap]) expect(rule.words).toContain(`${rule.caps[cap]} 次`);
  });

  it('have a sentence for every reason to give nothing', () => {
    const rule = ruleFor('report-confirmed');
    for (const reason of ZERO_REASONS) expect(zeroWords(reason, rule)).toMatch(/不(另|给代报人家)?加分$/);
    expect(zeroWords('household-day', rule)).toBe('今天已记满 3 次,这次不加分');
    expect(zeroWords('own-duty', rule)).toBe('这是您负责的地段,不加分');
  });

  it('tell a villager how often it was enough, for whom and over what', () => {
    const caps = { 'household-day': 1, 'household-week': 2, 'household-quarter': 3, 'person-day': 4, 'person-week': 5, 'person-quarter': 6 };
    expect(CAPS.map((cap) => zeroWords(cap, { ...ruleFor('report-confirmed'), caps }))).toEqual([
      '今天已记满 1 次,这次不加分', '您家这一周已记满 2 次,这次不加分', '您家这一季度已记满 3 次,这次不加分',
      '您今天已记满 4 次,这次不加分', '您这一周已记满 5 次,这次不加分', '您这一季度已记满 6 次,这次不加分',
    ]);
  });

  it('are found by their number, and cap only what they name', () => {
    expect([ruleFor('report-confirmed', 1).from, ruleFor('report-confirmed').version]).toEqual(['2020-01-01', 2]);
    expect(capsOf(ruleFor('report-confirmed', 1))).toHaveLength(0);
    expect(capsOf(ruleFor('report-confirmed', 2))).toStrictEqual([['household-day', 3], ['household-week', 10], ['person-week', 8]]);
  });

  it('let nobody stand higher for points that were spent, lapsed or moved', () => {
    expect(ACTS.filter(earns)).toEqual(['report-confirmed', 'fix-accepted', 'grade-final', 'deed-confirmed']);
  });
});

describe('a week in China', () => {
  it('begins on Monday at midnight there', () => {
    expect(startOfChinaWeek(at('2026-11-23T00:00:00'))).toBe(at('2026-11-23T00:00:00'));
    expect(startOfChinaWeek(at('2026-11-22T23:59:59'))).toBe(at('2026-11-16T00:00:00'));
    expect(startOfChinaWeek(at('1970-01-01T00:00:00'))).toBe(at('1969-12-29T00:00:00'));
  });

  it('holds seven whole days and every moment of them', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (moment) => {
      const monday = startOfChinaWeek(moment);
      expect(startOfChinaDay(monday)).toBe(monday);
      expect(new Date(monday + 8 * 3_600_000).getUTCDay()).toBe(1);
      expect(moment - monday).toBeGreaterThanOrEqual(0);
      expect(moment - monday).toBeLessThan(7 * 86_400_000);
    }));
  });
});

describe('a reversal', () => {
  const fact = { villageId: 'v', reportId: 'r', what: '垃圾', at: at('2026-09-30T12:00:00') };
  const entry = () => lineOf(reportConfirmed(fact, { memberId: 'm', householdId: 'h', groupNo: 3 }), ruleAt('report-confirmed', fact.at), { id: 'e1', now: fact.at });

  it('is the same act the other way round, dated when it is made, in the quarter it puts right', () => {
    const now = at('2026-10-02T08:00:00');
    const back = reversalOf(entry(), { reason: '查为不实', actorId: 's' }, { id: 'e2', now });
    expect(back).toMatchObject({ act: 'report-confirmed', points: -2, at: now, quarter: '2026Q3', reversalOf: 'e1', reason: '查为不实', actorId: 's', entryKey: 'reversal:e1' });
    expect(Object.is(reversalOf({ ...entry(), points: 0 }, { reason: '', actorId: null }, { id: 'e3', now }).points, 0)).toBe(true);
  });

  it('leaves the next closing a key of its own, and tells nobody who the subject was', () => {
    const ref = { act: 'report-confirmed', sourceId: 'r', subjectId: 'member-of-h' } as const;
    expect(keyOf(ref)).toMatch(/^report-confirmed:r:[0-9a-f]{24}$/);
    expect(keyOf({ ...ref, turn: 1 })).toBe(keyOf(ref));
    expect(keyOf({ ...ref, turn: 2 })).toBe(`${keyOf(ref)}:2`);
    expect(keyOf({ ...ref, sourceId: 's' }).split(':')[2]).not.toBe(keyOf(ref).split(':')[2]);
    expect(keyOf({ ...ref, subjectId: 'member-of-g' })).not.toBe(keyOf(ref));
  });
});

describe('pairs worth a look', () => {
  let closings = 0;
  const between = (reporterId: string, workerId: string, count: number): Closing[] =>
    Array.from({ length: count }, () => ({ reporterId, workerId, sourceId: `s${(closings += 1)}`, points: 3, at: closings }));
  const found = (...given: Closing[][]) => pairsWorthALook(given.flat()).map(({ personIds, together, ofAll }) => [...personIds, together, ofAll]);

  it('are two who close with each other, whoever reports', () => {
    expect(found(between('a', 'b', 3), between('b', 'a', 2))).toEqual([['a', 'b', 5, 5]]);
    expect(found(between('a', 'b', PAIR_WATCH.together - 1))).toEqual([]);
  });

  it('are not those who deal with everybody, nor one who works alone', () => {
    expect(found(between('a', 'cleaner', 5), between('b', 'cleaner', 5))).toEqual([]);
    expect(found(between('a', 'a', 9))).toEqual([]);
    expect(found(between('a', 'b', 6), between('a', 'c', 4))).toEqual([['a', 'b', 6, 10]]);
    expect(found(between('a', 'b', 5), between('a', 'c', 4))).toEqual([]);
  });

  it('come with the most first and bring their newest reports', () => {
    const pairs = pairsWorthALook([...between('a', 'b', 5), ...between('c', 'd', 7)]);
    expect(pairs.map(({ together }) => together)).toEqual([7, 5]);
    expect(pairs[0]).toMatchObject({ points: 21, lastAt: closings, sourceIds: [`s${closings}`, ...Array.from({ length: 6 }, (_, back) => `s${closings - 1 - back}`)] });
  });
});
