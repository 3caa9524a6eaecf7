import { startOfChinaDate } from './quarters';
import { ruleAt, type Cap, type Phase, type RecordRule } from './record-rules';
import { numbersOf, type CapFreedom, type Caps, type Confirmer, type Points, type RuleBounds, type RuleLevel, type RuleTerms, type RuleVersion } from './rule-terms';
import { ruleWords } from './rule-words';
import { addDays, chinaDay } from './weeks';

/** Between publication and effect. */
export const NOTICE_DAYS = 7;
const LATEST_DAYS = 366;
const DAY_MS = 86_400_000;

/** The first midnight in China a change published now may take effect at. */
export const earliestDay = (now: number): string => addDays(chinaDay(now + NOTICE_DAYS * DAY_MS - 1), 1);
export const latestDay = (now: number): string => addDays(chinaDay(now), LATEST_DAYS);

/** What a village may change while the county has said nothing. */
export const NATIONAL_BOUNDS: RuleBounds = { points: { min: 0, max: 20 }, caps: 'tighter', mayTurnOff: false };
/** And of its own kinds of deeds. */
export const OWN_DEED_BOUNDS: RuleBounds = { points: { min: 0, max: 5 }, caps: 'free', mayTurnOff: true };
const NOTHING: RuleBounds | null = null;

type Key = Pick<RuleTerms, 'act' | 'kind'>;

export const isSameRule = (one: Key, other: Key): boolean => one.act === other.act && one.kind === other.kind;

/** The later beginning wins, of two that begin on one day the later version; a correction may begin in the past. */
const later = (one: RuleVersion, other: RuleVersion): number => (one.from === other.from ? one.version - other.version : one.from < other.from ? -1 : 1);

/** Of one level, the version in force at that moment. */
export function versionAt(versions: readonly RuleVersion[], level: RuleLevel, key: Key, at: number): RuleVersion | undefined {
  return versions
    .filter((one) => one.level === level && !one.withdrawn && isSameRule(one, key) && startOfChinaDate(one.from) <= at)
    .sort(later).at(-1);
}

/** Points a national rule and a published one are compared by. */
export interface Frame {
  phase: Phase | null;
  points: Points | null;
  caps: Caps;
  confirmers: readonly Confirmer[] | null;
  /** Null: villages may change nothing. */
  bounds: RuleBounds | null;
  /** The county has turned it off for all. */
  isOff: boolean;
}

/** What the village's rule has to keep within at that moment. */
export function frameAt(versions: readonly RuleVersion[], key: Key, at: number): Frame {
  const county = versionAt(versions, 'county', key, at);
  if (county && county.mode !== 'follow') {
    const { phase, points, caps, confirmers, bounds, mode } = county;
    return { phase, points, caps, confirmers, bounds: bounds ?? NOTHING, isOff: mode === 'off' };
  }
  if (key.act === 'deed-confirmed') return { phase: null, points: null, caps: {}, confirmers: null, ...ownDeeds(versions, at) };
  const { phase, points, caps } = ruleAt(key.act, at);
  return { phase, points, caps, confirmers: null, bounds: NATIONAL_BOUNDS, isOff: false };
}

/** A county's rule for deeds without a kind says what villages may do with kinds of their own, and whether they may have any. */
function ownDeeds(versions: readonly RuleVersion[], at: number): Pick<Frame, 'bounds' | 'isOff'> {
  const county = versionAt(versions, 'county', { act: 'deed-confirmed', kind: '' }, at);
  if (!county || county.mode === 'follow') return { bounds: OWN_DEED_BOUNDS, isOff: false };
  return { bounds: county.bounds, isOff: county.mode === 'off' };
}

export type Standing = 'village' | 'county' | 'national';

export interface InForce {
  rule: RecordRule;
  level: Standing;
  /** The published version it is; absent: the national one. */
  version?: RuleVersion;
  /** The village's own version that does not count any more since the county narrowed the bounds. */
  passedOver?: RuleVersion;
}

/** The law: the village's own rule while it keeps within the county's bounds of that moment, else the county's, else the national one. */
export function ruleInForce(versions: readonly RuleVersion[], key: Key, at: number): InForce {
  const own = versionAt(versions, 'village', key, at);
  if (!own || own.mode === 'follow') return above(versions, key, at);
  if (problemsWithin(own, frameAt(versions, key, at)).length === 0) return { rule: toRule(own), level: 'village', version: own };
  return { ...above(versions, key, at), passedOver: own };
}

function above(versions: readonly RuleVersion[], key: Key, at: number): InForce {
  const county = versionAt(versions, 'county', key, at);
  if (county && county.mode !== 'follow') return { rule: toRule(county), level: 'county', version: county };
  return { rule: ruleAt(key.act, at), level: 'national' };
}

export function toRule(version: RuleVersion): RecordRule {
  const { id, act, kind, phase, points, caps, from, mode } = version;
  return {
    id, act, version: version.version, from, phase, points, caps, words: ruleWords(version),
    ...(kind !== '' && { kind }), ...(mode === 'off' && { off: true }),
  };
}

/** Why the village may not have it so; empty: it may. Each is a sentence that names the bounds. */
export function problemsWithin(own: RuleTerms, { phase, points, caps, confirmers, bounds, isOff }: Frame): string[] {
  if (isOff) return ['县里已停用这一项,本村不能另定'];
  if (bounds === null) return ['县里规定这一项全县一样,本村不能改'];
  if (own.mode === 'off') return bounds.mayTurnOff ? [] : ['县里规定这一项不能停用'];
  const { min, max } = bounds.points;
  const problems: string[] = [];
  if (phase !== null && own.phase !== phase) problems.push('归到五共的哪一类由上级定,本村不能改');
  if (points !== null && typeof own.points !== typeof points) problems.push('分值的写法要和上级一样');
  if (numbersOf(own.points).some((one) => one < min || one > max)) problems.push(`分值只能在 ${min} 到 ${max} 分之间`);
  if (confirmers !== null && !isSameSet(own.confirmers, confirmers)) problems.push('由谁确认由县里定,本村不能改');
  return [...problems, ...capProblems(own.caps, caps, bounds.caps)];
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean => [...one].sort().join() === [...other].sort().join();

function capProblems(own: Caps, frame: Caps, freedom: CapFreedom): string[] {
  if (freedom === 'free') return [];
  const caps = [...new Set([...Object.keys(own), ...Object.keys(frame)])] as Cap[];
  if (freedom === 'fixed') return caps.some((cap) => own[cap] !== frame[cap]) ? ['次数上限由上级定,本村不能改'] : [];
  return caps.some((cap) => frame[cap] !== undefined && (own[cap] ?? Infinity) > frame[cap]) ? ['次数上限只能更少,不能比上级的多'] : [];
}
