import type { Role } from './permissions';

/** What a kind belongs to; building, piling, posting and planting are the four disorders (四乱). */
export const KIND_GROUPS = ['sanitation', 'burning', 'water', 'building', 'piling', 'posting', 'planting', 'appearance', 'repair'] as const;
export type KindGroup = (typeof KIND_GROUPS)[number];
export const FOUR_DISORDERS = ['building', 'piling', 'posting', 'planting'] as const satisfies readonly KindGroup[];

export const kindGroupNames: Record<KindGroup, string> = {
  sanitation: '垃圾粪污', burning: '焚烧', water: '河沟池塘', building: '乱搭乱建', piling: '乱堆乱放', posting: '乱贴乱画', planting: '乱种乱植',
  appearance: '村容镇貌', repair: '公共设施',
};

export const DUTY_ROLES = ['cleaner', 'repairer', 'cadre'] as const satisfies readonly Role[];
export type DutyRole = (typeof DUTY_ROLES)[number];

export const QUESTION_TYPES = ['choice', 'text', 'yes-no'] as const;

/** A question of a kind's own. Keys are stable: answers are kept under them. */
export interface KindQuestion {
  key: string;
  ask: string;
  type: (typeof QUESTION_TYPES)[number];
  /** Of a choice; empty otherwise. */
  options: { key: string; words: string }[];
  required: boolean;
}

/** The clocks of a report; the same words as in `Clocks.start`. */
export const REPORT_CLOCKS = ['accept', 'respond', 'solve'] as const;
export type ReportClock = (typeof REPORT_CLOCKS)[number];
/** Minutes from submission: of opening hours on workdays, or round the clock when the kind is urgent. */
export type KindMinutes = Record<ReportClock, number>;

/** Everything of a kind that a county may change. */
export interface KindDefinition {
  /** What people call it, under its icon. */
  name: string;
  /** From the icon set of the client. */
  icon: string;
  /** One line that says what belongs here. */
  words: string;
  group: KindGroup;
  questions: KindQuestion[];
  minutes: KindMinutes;
  /** Its clocks run round the clock, and its notices do not wait for the morning. */
  urgent: boolean;
  dutyRole: DutyRole;
  /** Days after closing until somebody looks again; null: nobody does. */
  recheckDays: number | null;
  /** For Open311. */
  keywords: string[];
  /** The form's order. */
  position: number;
  /** No longer offered; reports of it go on and keep its name. */
  retired: boolean;
}

export interface ReportKindOf extends KindDefinition {
  id: string;
}
