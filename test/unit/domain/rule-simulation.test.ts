import fc from 'fast-check';
import { capSpan } from '../../../shared/domain/cap-spans';
import { CAPS, type RecordRule } from '../../../shared/domain/record-rules';
import { PaidActs, deedKind, gainOf, replay, simulate, type PastAct } from '../../../shared/domain/rule-simulation';
import { leftWords } from '../../../shared/domain/rule-words';

const at = (time: string): number => Date.parse(`${time}+08:00`);
const MONDAY = at('2026-10-12T09:00:00');
const DAY = 86_400_000;
const act = (change: Partial<PastAct> = {}): PastAct => ({ act: 'report-confirmed', kind: null, householdId: 'h1', memberId: 'm1', at: MONDAY, points: 2, zeroReason: null, runIn: false, ...change });
const rule = (change: Partial<RecordRule> = {}): RecordRule => ({ act: 'report-confirmed', version: 1, from: '2020-01-01', phase: 'manage', points: 2, caps: {}, words: '', ...change });
const always = (change: Partial<RecordRule> = {}) => () => rule(change);
const grades = { cleanest: 10, clean: 6, 'fairly-clean': 2, 'not-clean': 0 };
const pointsOf = (acts: PastAct[], change: Partial<RecordRule>): number[] => replay(acts, always(change)).map(({ points }) => points);

describe('the span of a cap', () => {
  it('is a day, a week from Monday or a quarter, in China', () => {
    const sunday = at('2026-10-04T23:59:59');
    expect(capSpan('household-day', sunday)).toEqual([at('2026-10-04T00:00:00'), at('2026-10-05T00:00:00')]);
    expect(capSpan('person-week', sunday)).toEqual([at('2026-09-28T00:00:00'), at('2026-10-05T00:00:00')]);
    expect(capSpan('household-quarter', sunday)).toEqual([at('2026-10-01T00:00:00'), at('2027-01-01T00:00:00')]);
  });
});

describe('a replay', () => {
  it('fills caps in the order the acts were written, and begins anew with the next day, week and quarter', () => {
    const spread = [0, 1, 2].map((hour) => act({ at: MONDAY + hour * 3_600_000 }));
    expect(pointsOf([...spread, act({ at: MONDAY + DAY })], { caps: { 'household-day': 2 } })).toEqual([2, 2, 0, 2]);
    expect(pointsOf([act(), act({ at: MONDAY + 6 * DAY }), act({ at: MONDAY + 7 * DAY })], { caps: { 'household-week': 1 } })).toEqual([2, 0, 2]);
    expect(pointsOf([act(), act({ at: MONDAY + 60 * DAY }), act({ at: MONDAY + 90 * DAY })], { caps: { 'household-quarter': 1 } })).toEqual([2, 0, 2]);
    expect(replay([act(), act()], always({ caps: { 'household-day': 1 } }))[1]).toEqual({ points: 0, zeroReason: 'household-day' });
  });

  it('counts households and people apart, and kinds of deeds and acts each by themselves', () => {
    expect(pointsOf([act(), act({ memberId: 'm2' }), act({ memberId: 'm2' })], { caps: { 'person-day': 1 } })).toEqual([2, 2, 0]);
    expect(pointsOf([act(), act({ householdId: 'h2', memberId: 'm2' })], { caps: { 'household-day': 1 } })).toEqual([2, 2]);
    expect(pointsOf([act({ memberId: null }), act({ memberId: null })], { caps: { 'person-day': 1 } })).toEqual([2, 2]);
    const deeds = ['k1', 'k2', 'k1'].map((kind) => act({ act: 'deed-confirmed', kind }));
    expect(pointsOf(deeds, { caps: { 'household-day': 1 } })).toEqual([2, 2, 0]);
    expect(pointsOf([act(), act({ act: 'fix-accepted' }), act()], { caps: { 'household-day': 1 } })).toEqual([2, 2, 0]);
    const ratings = ['cleanest', 'clean'].map((kind) => act({ act: 'grade-final', kind }));
    expect(pointsOf(ratings, { act: 'grade-final', points: grades, caps: { 'household-day': 1 } })).toEqual([10, 0]);
    expect([deedKind({ act: 'deed-confirmed', kind: 'k1' }), deedKind({ act: 'deed-confirmed', kind: null }), deedKind({ act: 'grade-final', kind: 'clean' })]).toEqual(['k1', '', '']);
  });

  it('leaves alone what is not the rule\'s, and asks anew what is', () => {
    for (const zeroReason of ['own-work', 'own-duty', 'on-behalf', 'no-household'] as const) expect(replay([act({ zeroReason, points: 0 })], always())).toEqual([{ points: 0, zeroReason }]);
    for (const zeroReason of [...CAPS, 'rule-off'] as const) expect(replay([act({ zeroReason, points: 0 })], always())).toEqual([{ points: 2, zeroReason: null }]);
    expect(replay([act()], always({ off: true }))).toEqual([{ points: 0, zeroReason: 'rule-off' }]);
    expect(replay([act({ act: 'grade-final', kind: null, points: 6 })], always({ points: grades }))).toEqual([{ points: 6, zeroReason: null }]);
    expect(replay([act({ act: 'grade-final', kind: null, points: 6, zeroReason: 'household-day' })], always({ points: grades }))).toEqual([{ points: 0, zeroReason: null }]);
    expect(replay([act({ act: 'grade-final', kind: 'clean', points: 0 })], always({ points: grades }))).toEqual([{ points: 6, zeroReason: null }]);
    // What brings nothing by itself fills no cap.
    expect(replay([act(), act()], always({ points: 0, caps: { 'household-day': 1 } }))).toEqual([{ points: 0, zeroReason: null }, { points: 0, zeroReason: null }]);
  });

  it('calls nothing capped that would have brought nothing anyway', () => {
    const ratings = ['clean', 'not-clean', 'cleanest'].map((kind) => act({ act: 'grade-final', kind }));
    expect(replay(ratings, always({ act: 'grade-final', points: grades, caps: { 'household-week': 1 } })).map(({ zeroReason }) => zeroReason)).toEqual([null, null, 'household-week']);
  });

  it('of the rule in force says exactly what was written, whatever was done', () => {
    const some = fc.record({ act: fc.constantFrom('report-confirmed' as const, 'fix-accepted' as const), householdId: fc.constantFrom('h1', 'h2', null), memberId: fc.constantFrom('m1', 'm2', null), at: fc.integer({ min: 0, max: 30 * 24 }), own: fc.boolean() });
    const caps = fc.record({ 'household-day': fc.integer({ min: 1, max: 2 }), 'household-week': fc.integer({ min: 2, max: 4 }), 'person-week': fc.integer({ min: 1, max: 3 }), 'household-quarter': fc.integer({ min: 3, max: 8 }) }, { requiredKeys: [] });
    fc.assert(fc.property(fc.array(some, { maxLength: 60 }), caps, (list, given) => {
      const ruleOf = always({ caps: given });
      const written: PastAct[] = [];
      for (const one of list) {
        const asked = act({ ...one, at: MONDAY + one.at * 3_600_000, points: 0, zeroReason: one.householdId === null ? 'no-household' : one.own ? 'own-work' : null });
        // Written one after another, by a model as plain as can be.
        const paid = written.filter((other) => other.points > 0 && other.act === asked.act);
        const full = CAPS.find((cap) => {
          const [from, to] = capSpan(cap, asked.at);
          const holder = cap.startsWith('household') ? 'householdId' as const : 'memberId' as const;
          return given[cap as keyof typeof given] !== undefined && asked[holder] !== null && paid.filter((other) => other[holder] === asked[holder] && other.at >= from && other.at < to).length >= given[cap as keyof typeof given]!;
        });
        written.push({ ...asked, zeroReason: asked.zeroReason ?? full ?? null, points: asked.zeroReason ?? full ? 0 : 2 });
      }
      expect(replay(written, ruleOf)).toEqual(written.map(({ points, zeroReason }) => ({ points, zeroReason })));
      const same = simulate(written, ruleOf, ruleOf);
      expect([same.before, same.after, same.cappedBefore]).toEqual([written.reduce((sum, { points }) => sum + points, 0), same.before, same.cappedAfter]);
    }), { numRuns: 300 });
  });
});

describe('a simulation', () => {
  it('compares households, the greatest gain first, and leaves the days before the quarter out of the sums but not of the caps', () => {
    const acts = [act({ runIn: true }), act({ at: MONDAY + DAY }), act({ householdId: 'h2', memberId: 'm2' }), act({ householdId: 'h3', memberId: 'm3' }), act({ householdId: null, memberId: 'm4', points: 0, zeroReason: 'no-household' })];
    const after = (_: unknown, __: string, when: number) => rule({ points: 5, caps: when > MONDAY ? { 'household-week': 1 } : {} });
    expect(simulate(acts, always(), after)).toEqual({
      acts: 4, before: 6, after: 10, cappedBefore: 0, cappedAfter: 1,
      households: [{ householdId: 'h2', before: 2, after: 5 }, { householdId: 'h3', before: 2, after: 5 }, { householdId: 'h1', before: 2, after: 0 }],
    });
    expect(simulate([act(), act()], always({ caps: { 'household-day': 1 } }), always())).toMatchObject({ cappedBefore: 1, cappedAfter: 0, before: 2, after: 4, households: [{ before: 2, after: 4 }] });
    expect(simulate([act({ runIn: true })], always(), always())).toMatchObject({ acts: 0, before: 0, households: [] });
    expect(simulate(['h2', 'h3', 'h1'].map((householdId) => act({ householdId })), always(), always()).households.map(({ householdId }) => householdId)).toEqual(['h1', 'h2', 'h3']);
    expect(gainOf({ householdId: 'h', before: 7, after: 4 })).toBe(-3);
  });
});

describe('what is left', () => {
  it('is counted by the span of each cap, and said by the tightest', () => {
    const paid = new PaidActs();
    paid.add(act());
    expect([paid.count('household-day', act()), paid.count('household-day', act({ at: MONDAY + DAY })), paid.count('household-week', act({ at: MONDAY + DAY })), paid.count('person-day', act({ memberId: null }))]).toEqual([1, 0, 1, 0]);
    expect([paid.full(rule({ caps: { 'household-day': 1 } }), act()), paid.full(rule({ caps: { 'household-day': 2 } }), act()), paid.full(rule(), act())]).toEqual(['household-day', null, null]);
    expect(leftWords([])).toBe('不限次数');
    expect(leftWords([{ cap: 'household-day', times: 2 }, { cap: 'person-day', times: 1 }, { cap: 'household-week', times: 4 }])).toBe('今天还能记 1 次,这一周还能记 4 次');
    expect(leftWords([{ cap: 'household-day', times: 0 }])).toBe('今天已记满,明天再来');
    expect(leftWords([{ cap: 'household-day', times: 1 }, { cap: 'household-week', times: 0 }])).toBe('这一周已记满,下周再来');
    expect(leftWords([{ cap: 'household-quarter', times: 0 }])).toBe('这一季度已记满,下季度再来');
    expect(leftWords([{ cap: 'person-week', times: 0 }])).toBe('这一周已记满,换家里别人做还能记');
  });

  it('names the full cap that opens last, and sends nobody to others at home whose household is full', () => {
    expect(leftWords([{ cap: 'household-day', times: 0 }, { cap: 'household-week', times: 0 }])).toBe('这一周已记满,下周再来');
    expect(leftWords([{ cap: 'household-day', times: 0 }, { cap: 'person-week', times: 0 }])).toBe('今天已记满,明天再来');
    expect(leftWords([{ cap: 'person-day', times: 0 }, { cap: 'person-week', times: 0 }])).toBe('这一周已记满,换家里别人做还能记');
    expect(leftWords([{ cap: 'household-week', times: 1 }, { cap: 'person-day', times: 0 }])).toBe('今天已记满,换家里别人做还能记');
  });
});
