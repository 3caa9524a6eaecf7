import { capSpan } from './cap-spans';
import type { Grade } from './grades';
import { CAPS, capsOf, pointsOf, type Act, type Cap, type RecordRule, type ZeroReason } from './record-rules';

/** An act of the past that stands, in what a rule needs to know of it. */
export interface PastAct {
  act: Act;
  /** Which kind of deed; of a rating the grade. */
  kind: string | null;
  householdId: string | null;
  memberId: string | null;
  /** Epoch milliseconds. */
  at: number;
  /** As written. */
  points: number;
  zeroReason: ZeroReason | null;
  /** Before the quarter: fills caps of the week that reaches into it, and counts for nothing else. */
  runIn: boolean;
}

export interface Replayed {
  points: number;
  zeroReason: ZeroReason | null;
}

/** The rule of an act at a moment; `kind`: of a deed, else empty. */
export type RuleOf = (act: Act, kind: string, at: number) => RecordRule;

/** Caps, and what turned off means, are the rule's to say anew; who acted for whom is not. */
const hangsOnRule = (reason: ZeroReason | null): boolean => reason === null || reason === 'rule-off' || (CAPS as readonly string[]).includes(reason);
export const deedKind = ({ act, kind }: Pick<PastAct, 'act' | 'kind'>): string => (act === 'deed-confirmed' ? (kind ?? '') : '');

function given({ act, kind, points, zeroReason }: PastAct, rule: RecordRule): number {
  if (typeof rule.points === 'number') return rule.points;
  // Lines from before grades were kept with them: what they brought is all that is known.
  if (act !== 'grade-final' || kind === null) return zeroReason === null ? points : 0;
  return pointsOf(rule, kind as Grade);
}

/** How often acts have brought points, by holder and span. */
export class PaidActs {
  private readonly times = new Map<string, number>();

  add(act: PastAct): void {
    for (const cap of CAPS) {
      const key = this.keyOf(cap, act);
      if (key !== null) this.times.set(key, this.count(cap, act) + 1);
    }
  }

  /** In the span of the act, by its household or person. */
  count(cap: Cap, act: Pick<PastAct, 'act' | 'kind' | 'householdId' | 'memberId' | 'at'>): number {
    const key = this.keyOf(cap, act);
    return key === null ? 0 : (this.times.get(key) ?? 0);
  }

  /** The first cap that is full. */
  full(rule: RecordRule, act: PastAct): Cap | null {
    return capsOf(rule).find(([cap, times]) => this.count(cap, act) >= times)?.[0] ?? null;
  }

  private keyOf(cap: Cap, act: Pick<PastAct, 'act' | 'kind' | 'householdId' | 'memberId' | 'at'>): string | null {
    const holder = cap.startsWith('household') ? act.householdId : act.memberId;
    return holder === null ? null : [cap, holder, act.act, deedKind(act), capSpan(cap, act.at)[0]].join(' ');
  }
}

/** What each act would have brought under these rules; the acts in the order they were written, for that is how caps filled. */
export function replay(acts: readonly PastAct[], ruleOf: RuleOf): Replayed[] {
  const paid = new PaidActs();
  return acts.map((act) => {
    const result = replayOne(act, ruleOf(act.act, deedKind(act), act.at), paid);
    if (result.points > 0) paid.add(act);
    return result;
  });
}

function replayOne(act: PastAct, rule: RecordRule, paid: PaidActs): Replayed {
  if (!hangsOnRule(act.zeroReason)) return { points: 0, zeroReason: act.zeroReason };
  if (rule.off) return { points: 0, zeroReason: 'rule-off' };
  const points = given(act, rule);
  const full = points > 0 ? paid.full(rule, act) : null;
  return full === null ? { points, zeroReason: null } : { points: 0, zeroReason: full };
}

export interface HouseholdChange {
  householdId: string;
  before: number;
  after: number;
}

export interface Simulation {
  acts: number;
  before: number;
  after: number;
  /** Acts that brought nothing because a cap was full. */
  cappedBefore: number;
  cappedAfter: number;
  /** Households that took part, the greatest gain first, then the greatest loss last. */
  households: HouseholdChange[];
}

const isCapped = ({ zeroReason }: Replayed): boolean => zeroReason !== null && (CAPS as readonly string[]).includes(zeroReason);

/** A quarter under the rules it had and under others. */
export function simulate(acts: readonly PastAct[], before: RuleOf, after: RuleOf): Simulation {
  const [was, would] = [replay(acts, before), replay(acts, after)];
  const lines = acts.map(({ householdId, runIn }, at) => ({ householdId, runIn, was: was[at]!, would: would[at]! })).filter(({ runIn }) => !runIn);
  const households = new Map<string, HouseholdChange>();
  for (const line of lines) {
    if (line.householdId === null) continue;
    const sum = households.get(line.householdId) ?? { householdId: line.householdId, before: 0, after: 0 };
    households.set(line.householdId, { ...sum, before: sum.before + line.was.points, after: sum.after + line.would.points });
  }
  const sum = (pick: (line: (typeof lines)[number]) => number): number => lines.reduce((all, line) => all + pick(line), 0);
  return {
    acts: lines.length, before: sum((line) => line.was.points), after: sum((line) => line.would.points),
    cappedBefore: sum((line) => Number(isCapped(line.was))), cappedAfter: sum((line) => Number(isCapped(line.would))),
    households: [...households.values()].sort((one, other) => gainOf(other) - gainOf(one) || (one.householdId < other.householdId ? -1 : 1)),
  };
}

export const gainOf = ({ before, after }: HouseholdChange): number => after - before;
