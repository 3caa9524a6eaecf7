import type { Grade } from './grades';
import type { Act, Cap, Phase } from './record-rules';

/** Acts whose rules a county and its villages may publish; what moves points without an act stays as it is in the whole country. */
export const RULED_ACTS = ['report-confirmed', 'fix-accepted', 'grade-final', 'deed-confirmed'] as const satisfies readonly Act[];
export type RuledAct = (typeof RULED_ACTS)[number];

/** Who may confirm a deed (确认人). */
export const CONFIRMERS = ['secretary', 'cadre', 'group-leader', 'party-contact'] as const;
export type Confirmer = (typeof CONFIRMERS)[number];

/** `set`: as written here; `off`: brings nothing; `follow`: as the level above has it, the village's the county's, the county's the country's. */
export const RULE_MODES = ['set', 'off', 'follow'] as const;
export type RuleMode = (typeof RULE_MODES)[number];

/** What a village may do with the caps of the county: nothing, only fewer times, anything. */
export const CAP_FREEDOMS = ['fixed', 'tighter', 'free'] as const;
export type CapFreedom = (typeof CAP_FREEDOMS)[number];

/** What villages may change of a county's rule (可调范围). */
export interface RuleBounds {
  points: { min: number; max: number };
  caps: CapFreedom;
  mayTurnOff: boolean;
}

export type Points = number | Readonly<Record<Grade, number>>;
export type Caps = Readonly<Partial<Record<Cap, number>>>;
export type RuleLevel = 'county' | 'village';

/** What is written down of a rule. */
export interface RuleTerms {
  act: RuledAct;
  /** Of deeds: which kind; else empty. */
  kind: string;
  /** Of a kind of deeds, as villagers say it: 义务劳动. */
  name: string;
  mode: RuleMode;
  phase: Phase;
  points: Points;
  caps: Caps;
  confirmers: readonly Confirmer[];
  /** Of a county's rule; null: villages take it as it is. */
  bounds: RuleBounds | null;
}

/** One published version of a county's or village's rule. */
export interface RuleVersion extends RuleTerms {
  id: string;
  level: RuleLevel;
  version: number;
  /** First day, in China, of the acts it holds for. */
  from: string;
  /** Taken back before it took effect. */
  withdrawn: boolean;
}

export const numbersOf = (points: Points): number[] => (typeof points === 'number' ? [points] : Object.values(points));
