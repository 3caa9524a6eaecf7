import { Entity, Index } from 'typeorm';
import type { Grade } from '../../../../shared/domain/grades';
import type { CheckState } from '../../../../shared/domain/content-check';
import type { ROUND_STATES, SKIP_REASONS } from '../../../../shared/contract/hygiene';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

export type RoundState = (typeof ROUND_STATES)[number];
export type SkipReason = (typeof SKIP_REASONS)[number];

/** One household hygiene rating round (入户评比). */
@Entity('hygiene_round')
@Index(['villageId', 'openedAt', 'id'])
@Index(['openKey'], { unique: true })
export class HygieneRound {
  @Id() id: string;
  @Ref() villageId: string;
  /** The village while scoring is open, else null: at most one open round a village. */
  @Ref({ nullable: true }) openKey: string | null;
  @Str(40) title: string;
  @Str(10) state: RoundState;
  @Str(6) quarter: string;
  @Int() checklistVersion: number;
  /** Empty: the whole village. */
  @Json() groupNos: number[];
  @Int() noticeDays: number;
  @Ref() openedBy: string;
  @Time() openedAt: number;
  @Time({ nullable: true }) lastSheetAt: number | null;
  @Time({ nullable: true }) publishedAt: number | null;
  @Time({ nullable: true }) noticeEndsAt: number | null;
  @Time({ nullable: true }) finalAt: number | null;
  /** Mean of the graded households in integer hundredths, kept at publication. */
  @Int({ nullable: true }) meanTotal: number | null;
}

export interface StoredScore {
  itemId: string;
  score: number;
  photoIds: string[];
}

/** A household in a round: its place on the list from the start, its scores once an inspector came. */
@Entity('hygiene_sheet')
@Index(['roundId', 'householdId'], { unique: true })
@Index(['villageId', 'householdId', 'roundId'])
export class HygieneSheet {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() roundId: string;
  @Ref() householdId: string;
  @Int() groupNo: number;
  @Str(8) doorNo: string;
  @Str(20) headName: string;
  @Str(10) outcome: 'waiting' | 'scored' | 'skipped';
  @Str(20, { nullable: true }) skipReason: SkipReason | null;
  @Json() scores: StoredScore[];
  /** Integer hundredths. */
  @Int({ nullable: true }) total: number | null;
  @Str(20, { nullable: true }) grade: Grade | null;
  @Ref({ nullable: true }) inspectorId: string | null;
  @Str(200) note: string;
  @Time({ nullable: true }) scoredAt: number | null;
  /** Photos and remark are shown to the household only once they have passed. */
  @Str(10, { default: 'passed' }) checkState: CheckState;
  /** 0 until the first score. */
  @Int() version: number;
}
