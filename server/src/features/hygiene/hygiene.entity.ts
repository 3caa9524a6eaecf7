import { Entity, Index } from 'typeorm';
import type { Grade } from '../../../../shared/domain/grades';
import type { SkipReason } from '../../../../shared/domain/door-visits';
import type { ROUND_LEVELS, ROUND_SCOPES, ROUND_STATES } from '../../../../shared/contract/hygiene';
import { Bool, Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

export type RoundState = (typeof ROUND_STATES)[number];
export type RoundLevel = (typeof ROUND_LEVELS)[number];
export type RoundScope = (typeof ROUND_SCOPES)[number];

/** One household hygiene rating round (入户评比). */
@Entity('hygiene_round')
@Index(['villageId', 'openedAt', 'id'])
@Index(['openKey'], { unique: true })
export class HygieneRound {
  @Id() id: string;
  @Ref() villageId: string;
  @Str(8, { default: 'village' }) level: RoundLevel;
  /** Village and level while scoring is open, else null: at most one open round of each level a village. */
  @Ref({ nullable: true }) openKey: string | null;
  @Str(40) title: string;
  @Str(10) state: RoundState;
  @Str(6) quarter: string;
  @Int() checklistVersion: number;
  /** The checklist in force when the round started; null: the one in code, by `checklistVersion`. */
  @Ref({ nullable: true }) checklistId: string | null;
  @Str(10, { default: 'village' }) scope: RoundScope;
  /** Empty: the whole village. */
  @Json() groupNos: number[];
  /** Draws the sample; shown once the round has started, its hash before. */
  @Str(64, { nullable: true }) sampleSeed: string | null;
  @Int({ nullable: true }) sampleSize: number | null;
  /** False: nobody who is scored, nor their group leader, hears of it before it starts. */
  @Bool({ default: true }) announced: boolean;
  /** When a planned round starts by itself; null where it was opened at once. */
  @Time({ nullable: true }) startsAt: number | null;
  /** How many sheets by different inspectors a household needs. */
  @Int({ default: 1 }) sheetsPerHousehold: number;
  /** 0 while planned: as the checklist says when it starts. */
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

/** A household in a round: its place on the list from the start, its result once enough sheets are there. */
@Entity('hygiene_door')
@Index(['roundId', 'householdId'], { unique: true })
@Index(['villageId', 'householdId', 'roundId'])
export class HygieneDoor {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() roundId: string;
  @Ref() householdId: string;
  @Int() groupNo: number;
  @Str(8) doorNo: string;
  @Str(20) headName: string;
  @Bool() partyMember: boolean;
  @Str(10) outcome: 'waiting' | 'scored' | 'skipped';
  @Str(20, { nullable: true }) skipReason: SkipReason | null;
  /** Median of the sheets, integer hundredths. */
  @Int({ nullable: true }) total: number | null;
  /** Highest sheet minus lowest, integer hundredths. */
  @Int({ nullable: true }) spread: number | null;
  @Int() sheets: number;
  /** Times an inspector came and could not score. */
  @Int() visits: number;
  @Str(20, { nullable: true }) grade: Grade | null;
  /** Of the result: 0 until it is published, 1 at publication, one more with each correction. */
  @Int() version: number;
  /** Turn of the newest record entry; 0 until the round is final. */
  @Int() recordTurn: number;
  /** An objection is open: the grade does not become final with the others. */
  @Bool({ default: false }) held: boolean;
}

export interface StoredScore {
  itemId: string;
  score: number;
  /** Of a deduct item: how many were counted. */
  incidents?: number | undefined;
  photoIds: string[];
}

/** A result put right after its publication, with what it was before. */
@Entity('hygiene_door_version')
@Index(['doorId', 'version'], { unique: true })
export class HygieneDoorVersion {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() doorId: string;
  @Int() version: number;
  @Int() total: number;
  @Str(20) grade: Grade;
  /** Null where only the total was corrected. */
  @Json({ nullable: true }) scores: StoredScore[] | null;
  @Int({ nullable: true }) previousTotal: number | null;
  @Str(20, { nullable: true }) previousGrade: Grade | null;
  @Str(200) reason: string;
  @Ref() actorId: string;
  @Time() at: number;
}
