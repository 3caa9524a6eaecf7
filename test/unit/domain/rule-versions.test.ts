import fc from 'fast-check';
import { ruleProblems } from '../../../shared/domain/rule-checks';
import type { RuleTerms, RuleVersion } from '../../../shared/domain/rule-terms';
import { NATIONAL_BOUNDS, OWN_DEED_BOUNDS, earliestDay, frameAt, latestDay, problemsWithin, ruleInForce, toRule, versionAt, type Frame } from '../../../shared/domain/rule-versions';
import { boundsWords, capsWords, pointsWords, ruleWords } from '../../../shared/domain/rule-words';

const at = (time: string): number => Date.parse(`${time}+08:00`);
const midnight = (day: string): number => at(`${day}T00:00:00`);
const terms: RuleTerms = {
  act: 'report-confirmed', kind: '', name: '', mode: 'set', phase: 'manage', points: 2, caps: { 'household-day': 3, 'person-week': 8 }, confirmers: [], bounds: null,
};
const deed: RuleTerms = { ...terms, act: 'deed-confirmed', kind: 'k1', name: '义务劳动', phase: 'build', caps: { 'household-week': 2 }, confirmers: ['secretary', 'group-leader'] };
const version = (change: Partial<RuleVersion>): RuleVersion => ({ ...terms, id: 'r1', level: 'county', version: 1, from: '2026-12-01', withdrawn: false, ...change });
const KEY = { act: 'report-confirmed', kind: '' } as const;
const grades = { cleanest: 10, clean: 6, 'fairly-clean': 2, 'not-clean': 0 };

describe('the time between publication and effect', () => {
  it('ends at the first midnight after seven full days', () => {
    expect(earliestDay(midnight('2026-11-24') - 1)).toBe('2026-12-01');
    expect(earliestDay(midnight('2026-11-24'))).toBe('2026-12-01');
    expect(earliestDay(midnight('2026-11-24') + 1)).toBe('2026-12-02');
    expect(latestDay(at('2026-11-24T23:59:59'))).toBe('2027-11-25');
  });
});

describe('which version is in force', () => {
  it('begins at midnight in China and never counts what was withdrawn', () => {
    const one = version({});
    expect(versionAt([one], 'county', KEY, midnight('2026-12-01') - 1)).toBeUndefined();
    expect(versionAt([one], 'county', KEY, midnight('2026-12-01'))).toBe(one);
    expect(versionAt([one], 'village', KEY, midnight('2026-12-01'))).toBeUndefined();
    expect(versionAt([one], 'county', { ...KEY, kind: 'k1' }, midnight('2026-12-01'))).toBeUndefined();
    expect(versionAt([one], 'county', { act: 'fix-accepted', kind: '' }, midnight('2026-12-01'))).toBeUndefined();
    expect(versionAt([version({ withdrawn: true })], 'county', KEY, midnight('2026-12-02'))).toBeUndefined();
  });

  it('is the one that began last, of two of one day the later; a correction from the past leaves what came after it', () => {
    const [wrong, next, right] = [version({ id: 'wrong' }), version({ id: 'next', version: 2, from: '2026-12-20' }), version({ id: 'right', version: 3 })];
    const of = (day: string, ...all: RuleVersion[]) => versionAt(all, 'county', KEY, midnight(day))?.id;
    expect([of('2026-12-05', wrong, next), of('2026-12-19', right, wrong, next), of('2026-12-20', right, next, wrong), of('2026-12-05', right, wrong)]).toEqual(['wrong', 'right', 'next', 'right']);
  });

  it('is the village\'s own, else the county\'s, else the country\'s', () => {
    const county = version({ id: 'county', points: 3, bounds: { points: { min: 1, max: 4 }, caps: 'free', mayTurnOff: true } });
    const village = version({ id: 'village', level: 'village', from: '2026-12-05', points: 4 });
    const of = (day: string, ...all: RuleVersion[]) => {
      const found = ruleInForce(all, KEY, midnight(day));
      return [found.level, found.rule.id, found.rule.points, found.version?.id, found.passedOver?.id];
    };
    expect(of('2026-11-30', county, village)).toEqual(['national', undefined, 2, undefined, undefined]);
    expect(of('2026-12-04', county, village)).toEqual(['county', 'county', 3, 'county', undefined]);
    expect(of('2026-12-05', county, village)).toEqual(['village', 'village', 4, 'village', undefined]);
    expect(of('2026-12-05', county, { ...village, mode: 'follow' })).toEqual(['county', 'county', 3, 'county', undefined]);
    expect(of('2026-12-05', { ...county, mode: 'follow' }, { ...village, mode: 'follow' })).toEqual(['national', undefined, 2, undefined, undefined]);
    expect(of('2026-12-05', county, { ...village, points: 5 })).toEqual(['county', 'county', 3, 'county', 'village']);
    expect(of('2026-12-05', { ...county, bounds: null }, village)).toEqual(['county', 'county', 3, 'county', 'village']);
    expect(of('2026-12-05', { ...county, mode: 'off' }, village)).toEqual(['county', 'county', 3, 'county', 'village']);
    expect(ruleInForce([{ ...county, mode: 'off' }], KEY, midnight('2026-12-05')).rule.off).toBe(true);
    expect(ruleInForce([], { act: 'deed-confirmed', kind: 'k1' }, midnight('2026-12-05')).rule).toMatchObject({ points: 0, version: 1 });
  });

  it('is, for any history, one that has begun and stands', () => {
    const any = fc.record({ level: fc.constantFrom('county' as const, 'village' as const), day: fc.integer({ min: 1, max: 28 }), version: fc.integer({ min: 1, max: 9 }), points: fc.nat(9), withdrawn: fc.boolean() });
    fc.assert(fc.property(fc.array(any), fc.integer({ min: 1, max: 28 }), (list, today) => {
      const day = (nth: number) => `2026-12-${String(nth).padStart(2, '0')}`;
      const bounds = { points: { min: 2, max: 6 }, caps: 'free' as const, mayTurnOff: false };
      const all = list.map((one, nth) => version({ ...one, id: `r${nth}`, from: day(one.day), bounds: one.level === 'county' ? bounds : null }));
      const { rule, version: found, level } = ruleInForce(all, KEY, midnight(day(today)));
      if (!found) return level === 'national' && rule.id === undefined;
      return !found.withdrawn && found.from <= day(today) && all.every((one) => one.level !== found.level || one.withdrawn || one.from > day(today) || one.from <= found.from);
    }));
  });
});

describe('what a village may change', () => {
  const frame: Frame = { phase: 'manage', points: 2, caps: { 'household-day': 3, 'person-week': 8 }, confirmers: [], bounds: { points: { min: 1, max: 4 }, caps: 'tighter', mayTurnOff: false }, isOff: false };
  const may = (own: Partial<RuleTerms>, bounds: Partial<NonNullable<Frame['bounds']>> = {}, change: Partial<Frame> = {}) =>
    problemsWithin({ ...terms, ...own }, { ...frame, bounds: { ...frame.bounds!, ...bounds }, ...change });

  it('is points between the bounds, both included', () => {
    expect([0, 1, 4, 5].map((points) => may({ points }).length)).toEqual([1, 0, 0, 1]);
    expect(may({ points: 5 })).toEqual(['分值只能在 1 到 4 分之间']);
    expect(may({ points: grades })).toEqual(['分值的写法要和上级一样', '分值只能在 1 到 4 分之间']);
    expect(may({ points: grades }, { points: { min: 0, max: 10 } }, { points: grades })).toEqual([]);
    expect(may({ points: { ...grades, cleanest: 11 } }, { points: { min: 0, max: 10 } }, { points: grades })).toHaveLength(1);
  });

  it('is caps: fewer times, none other or any', () => {
    const caps = frame.caps;
    expect([may({ caps }), may({ caps: { ...caps, 'household-day': 2 } }), may({ caps: { ...caps, 'household-week': 5 } })]).toEqual([[], [], []]);
    for (const more of [{ ...caps, 'household-day': 4 }, { 'household-day': 3 }, {}]) expect(may({ caps: more })).toEqual(['次数上限只能更少,不能比上级的多']);
    expect(may({ caps }, { caps: 'fixed' })).toEqual([]);
    for (const other of [{ ...caps, 'household-day': 2 }, { ...caps, 'household-week': 5 }, {}]) expect(may({ caps: other }, { caps: 'fixed' })).toEqual(['次数上限由上级定,本村不能改']);
    expect(may({ caps: {} }, { caps: 'free' })).toEqual([]);
  });

  it('is never the phase, who confirms, or anything the county keeps', () => {
    expect(may({ phase: 'build' })).toEqual(['归到五共的哪一类由上级定,本村不能改']);
    expect(may({ phase: 'build' }, {}, { phase: null })).toEqual([]);
    expect(may({ confirmers: ['cadre'] })).toEqual(['由谁确认由县里定,本村不能改']);
    for (const confirmers of [['cadre', 'secretary'], ['secretary', 'cadre']] as const) expect(may({ confirmers }, {}, { confirmers: [...confirmers].reverse() })).toEqual([]);
    expect(may({ confirmers: ['cadre'] }, {}, { confirmers: null })).toEqual([]);
    expect(may({}, {}, { bounds: null })).toEqual(['县里规定这一项全县一样,本村不能改']);
    expect(may({}, {}, { isOff: true })).toEqual(['县里已停用这一项,本村不能另定']);
    expect([may({ mode: 'off', points: 99 }), may({ mode: 'off', points: 99 }, { mayTurnOff: true })]).toEqual([['县里规定这一项不能停用'], []]);
  });

  it('is framed by the county, by its word on own kinds, or by the country', () => {
    const day = midnight('2026-12-05');
    const bounds = { points: { min: 0, max: 9 }, caps: 'free' as const, mayTurnOff: false };
    expect(frameAt([], KEY, day)).toMatchObject({ phase: 'manage', points: 2, bounds: NATIONAL_BOUNDS, confirmers: null, isOff: false, caps: { 'household-day': 3 } });
    expect(frameAt([], { act: 'deed-confirmed', kind: 'k1' }, day)).toEqual({ phase: null, points: null, caps: {}, confirmers: null, bounds: OWN_DEED_BOUNDS, isOff: false });
    const words = version({ ...deed, kind: '', name: '', bounds });
    expect(frameAt([words], { act: 'deed-confirmed', kind: 'k1' }, day)).toMatchObject({ bounds, isOff: false });
    expect(frameAt([{ ...words, mode: 'follow' }], { act: 'deed-confirmed', kind: 'k1' }, day).bounds).toBe(OWN_DEED_BOUNDS);
    expect(frameAt([{ ...words, mode: 'off' }], { act: 'deed-confirmed', kind: 'k1' }, day)).toMatchObject({ bounds, isOff: true });
    expect(frameAt([version({ ...deed, bounds })], { act: 'deed-confirmed', kind: 'k1' }, day)).toMatchObject({ phase: 'build', points: 2, bounds, confirmers: deed.confirmers });
    expect(frameAt([version({ mode: 'off' })], KEY, day)).toMatchObject({ isOff: true, bounds: null });
    expect(frameAt([version({ mode: 'follow', points: 9 })], KEY, day)).toMatchObject({ isOff: false, points: 2 });
  });

  it('is no kind of deeds of its own once the county has turned those off, whatever bounds it had', () => {
    const own = version({ ...deed, id: 'own', level: 'village' });
    const frameOff = version({ ...deed, kind: '', name: '', mode: 'off', from: '2026-12-10', bounds: OWN_DEED_BOUNDS });
    const of = (day: string) => ruleInForce([own, frameOff], { act: 'deed-confirmed', kind: 'k1' }, midnight(day));
    expect(of('2026-12-09')).toMatchObject({ level: 'village', rule: { points: 2 } });
    expect(of('2026-12-10')).toMatchObject({ level: 'national', rule: { points: 0 }, passedOver: own });
  });
});

describe('what is wrong with a rule by itself', () => {
  const paths = (change: Partial<RuleTerms>, base = terms) => ruleProblems({ ...base, ...change }).map(({ path }) => path);
  it('is found field by field, at the exact edge', () => {
    expect([paths({}), paths({}, deed)]).toEqual([[], []]);
    expect([0, 100, 101, -1, 1.5].map((points) => paths({ points }))).toEqual([[], [], ['points'], ['points'], ['points']]);
    expect([paths({ points: grades }), paths({ act: 'grade-final', caps: {}, points: grades }), paths({ act: 'grade-final', caps: {} })]).toEqual([['points'], [], ['points']]);
    expect(ruleProblems({ ...terms, points: grades })[0]!.message).toBe('这一项只有一个分值');
    expect(ruleProblems({ ...terms, act: 'grade-final' })[0]!.message).toBe('请给每个等次写分值');
    expect(paths({ act: 'grade-final', caps: {}, points: { ...grades, clean: 10 } })).toEqual([]);
    expect(paths({ act: 'grade-final', caps: {}, points: { ...grades, clean: 11 } })).toEqual(['points']);
    expect([1, 999, 0, 1000, 1.5].map((times) => paths({ caps: { 'household-day': times } }))).toEqual([[], [], ['caps.household-day'], ['caps.household-day'], ['caps.household-day']]);
    expect([paths({ caps: { 'household-day': 5, 'household-week': 5 } }), paths({ caps: { 'household-day': 6, 'household-week': 5 } })]).toEqual([[], ['caps.household-day']]);
    expect([paths({ caps: { 'person-day': 6, 'person-quarter': 5 } }), paths({ caps: { 'person-day': 6, 'household-week': 5 } })]).toEqual([['caps.person-day'], []]);
    expect(paths({ caps: { 'person-week': 6, 'person-quarter': 6, 'household-week': 9, 'household-quarter': 8 } })).toEqual(['caps.household-day']);
  });

  it('knows deeds from everything else', () => {
    expect([paths({ name: '扫雪' }), paths({ kind: 'k1' }), paths({ confirmers: ['cadre'] })]).toEqual([['name'], ['name'], ['confirmers']]);
    expect([paths({ name: '' }, deed), paths({ confirmers: [] }, deed), paths({ caps: { 'person-day': 1 } }, deed)]).toEqual([['name'], ['confirmers'], ['caps.household-day']]);
    for (const span of ['day', 'week', 'quarter'] as const) expect(paths({ caps: { [`household-${span}`]: 1 } }, deed)).toEqual([]);
    expect(paths({ kind: '', name: '', confirmers: [], caps: {} }, deed)).toEqual([]);
    expect([paths({ mode: 'off', points: 999 }), paths({ mode: 'off', name: '' }, deed)]).toEqual([[], ['name']]);
  });

  it('is in bounds that leave out the county\'s own points', () => {
    const bounds = (min: number, max: number) => ({ bounds: { points: { min, max }, caps: 'free' as const, mayTurnOff: true } });
    expect([paths(bounds(2, 2)), paths(bounds(0, 100)), paths(bounds(3, 4)), paths(bounds(0, 1)), paths(bounds(3, 2)), paths(bounds(-1, 4)), paths(bounds(0, 101))])
      .toEqual([[], [], ['bounds.points'], ['bounds.points'], ['bounds.points'], ['bounds.points'], ['bounds.points']]);
    expect(paths({ kind: '', name: '', confirmers: [], caps: {}, points: 9, ...bounds(0, 5) }, deed)).toEqual([]);
    expect(paths({ bounds: { points: { min: 0, max: 5 }, caps: 'other' as never, mayTurnOff: true } })).toEqual(['bounds.caps']);
    expect(paths(bounds(3, 4), deed)).toEqual(['bounds.points']);
  });

  it('is one grade as much as all of them', () => {
    const rating = (points: Partial<typeof grades>, max = 100) =>
      paths({ act: 'grade-final', caps: {}, points: { ...grades, ...points }, bounds: { points: { min: 0, max }, caps: 'free', mayTurnOff: true } });
    expect([rating({ cleanest: 101 }), rating({ 'not-clean': -1 }), rating({}, 9), rating({}, 10)]).toEqual([['points', 'bounds.points'], ['points', 'bounds.points'], ['bounds.points'], []]);
  });

  it('tells the form what may be written', () => {
    const bounds = (min: number, max: number) => ({ bounds: { points: { min, max }, caps: 'free' as const, mayTurnOff: true } });
    const said = (change: Partial<RuleTerms>, base = terms) => ruleProblems({ ...base, ...change }).map(({ message }) => message);
    expect(said({ points: 101 })).toEqual(['分值请写 0 到 100 的整数']);
    expect(said({ caps: { 'household-day': 0 } })).toEqual(['次数请写 1 到 999 的整数,不限就空着']);
    expect(said({ caps: { 'person-day': 6, 'person-week': 5 } })).toEqual(['一个人的上限要一天不多于一周、一周不多于一季度']);
    expect(said({ caps: { 'person-day': 1 } }, deed)).toEqual(['好事要定一家一天、一周或一季度最多几次']);
    expect([said(bounds(3, 2)), said(bounds(3, 4))]).toEqual([['可调分值请写 0 到 100,小的在前'], ['县里自己的分值也要在可调范围内']]);
  });

  it('is nothing at all where nothing is', () => {
    const frame: RuleTerms = { ...deed, kind: '', name: '', confirmers: [], caps: {}, bounds: OWN_DEED_BOUNDS };
    for (const sound of [terms, deed, frame, { ...terms, bounds: NATIONAL_BOUNDS }]) expect(ruleProblems(sound)).toHaveLength(0);
  });
});

describe('the words of a rule', () => {
  it('say its numbers', () => {
    expect(ruleWords(terms)).toBe('上报的问题修好、经确认,上报人家加 2 分。一家一天最多 3 次,一个人一周最多 8 次;自己负责的地段、自己处理的、替别人代报的不加分');
    expect(ruleWords({ ...terms, act: 'fix-accepted', caps: {}, points: 0 })).toBe('处理后照片得到认可,处理人家不加分');
    expect(ruleWords({ ...terms, act: 'grade-final', caps: {}, points: grades })).toBe('入户评比公示期满:最清洁加 10 分,清洁加 6 分,较清洁加 2 分,不清洁不加分');
    expect(ruleWords(deed)).toBe('义务劳动,经村书记或组长确认,一家加 2 分。一家一周最多 2 次');
    expect(ruleWords({ ...deed, confirmers: ['secretary'] })).toContain('经村书记确认');
    expect(ruleWords({ ...deed, confirmers: ['secretary', 'cadre', 'group-leader'] })).toContain('经村书记、村干部或组长确认');
    expect(ruleWords({ ...deed, mode: 'off' })).toBe('义务劳动:现在停用,记一笔,不加分');
    expect(ruleWords({ ...deed, name: '扫雪,除冰', mode: 'off' })).toBe('扫雪,除冰:现在停用,记一笔,不加分');
    expect(capsWords({ 'household-day': 3, 'household-week': 10, 'person-week': 8 })).toBe('一家一天最多 3 次、一周最多 10 次,一个人一周最多 8 次');
    expect(ruleWords({ ...terms, act: 'grade-final', mode: 'off' })).toBe('入户评比公示期满:现在停用,记一笔,不加分');
    expect(ruleWords({ ...deed, kind: '', name: '', bounds: OWN_DEED_BOUNDS })).toBe('村里自己定的好事:分值可定 0 到 5 分,次数上限本村定,可以停用');
    expect(ruleWords({ ...deed, kind: '', name: '', mode: 'off', bounds: OWN_DEED_BOUNDS })).toBe('村里自己定的好事:现在停用');
    expect([boundsWords(null), boundsWords(NATIONAL_BOUNDS)]).toEqual(['全县一样,本村不能改', '分值可定 0 到 20 分,次数上限只能更少,不能停用']);
    expect(boundsWords({ ...NATIONAL_BOUNDS, caps: 'fixed' })).toContain('次数上限不能改');
  });

  it('never say another number than the rule has', () => {
    const caps = fc.record({ 'household-day': fc.integer({ min: 1, max: 9 }), 'household-week': fc.integer({ min: 10, max: 99 }), 'person-quarter': fc.integer({ min: 100, max: 999 }) }, { requiredKeys: [] });
    fc.assert(fc.property(fc.nat(100), caps, (points, given) => {
      const numbers = (`${pointsWords(points)} ${capsWords(given)}`.match(/\d+/g) ?? []).map(Number);
      expect(numbers).toEqual([...(points > 0 ? [points] : []), ...[given['household-day'], given['household-week'], given['person-quarter']].filter((one) => one !== undefined)]);
    }));
  });

  it('go with the rule the record is written by', () => {
    expect(toRule(version({ ...deed, id: 'd', version: 4 }))).toEqual({ id: 'd', act: 'deed-confirmed', kind: 'k1', version: 4, from: '2026-12-01', phase: 'build', points: 2, caps: deed.caps, words: ruleWords(deed) });
    expect(toRule(version({ mode: 'off' }))).toMatchObject({ off: true });
    expect(toRule(version({}))).not.toHaveProperty('kind');
  });
});
