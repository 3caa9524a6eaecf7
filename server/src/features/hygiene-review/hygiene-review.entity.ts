import { Entity, Index } from 'typeorm';
import type { BlackBoardMode } from '../../../../shared/domain/black-board';
import type { CheckState } from '../../../../shared/domain/content-check';
import type { Grade } from '../../../../shared/domain/grades';
import type { ObjectionState, ObjectionStep } from '../../../../shared/domain/objections';
import type { IMPROVEMENT_STATES } from '../../../../shared/contract/hygiene-review';
import { Bool, Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

export interface LookScore {
  itemId: string;
  score: number;
  /** Of what loses something each time: how many times it was. */
  incidents?: number | undefined;
  photoIds: string[];
}

/** An objection (异议) to one version of a door's result, and the second look (复核) it leads to. */
@Entity('hygiene_objection')
@Index(['claimKey'], { unique: true })
@Index(['villageId', 'filedAt', 'id'])
@Index(['villageId', 'doorId'])
@Index(['inspectorId', 'state'])
export class HygieneObjection {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() roundId: string;
  @Str(40) roundTitle: string;
  @Ref() doorId: string;
  @Ref() householdId: string;
  @Str(40) householdLabel: string;
  /** Door and version of the result, so that one version is objected to once; null when taken back. */
  @Str(60, { nullable: true }) claimKey: string | null;
  @Int() resultVersion: number;
  /** Integer hundredths. */
  @Int() beforeTotal: number;
  @Str(20) beforeGrade: Grade;
  @Json() itemIds: string[];
  @Str(300) words: string;
  @Json() photoIds: string[];
  @Ref() authorId: string;
  /** Staff wrote it down for the household. */
  @Bool() onBehalf: boolean;
  @Str(10) checkState: CheckState;
  @Str(10) state: ObjectionState;
  @Time() filedAt: number;
  @Time() dueAt: number;
  @Ref({ nullable: true }) inspectorId: string | null;
  @Json({ nullable: true }) lookScores: LookScore[] | null;
  @Int({ nullable: true }) lookTotal: number | null;
  @Str(20, { nullable: true }) lookGrade: Grade | null;
  @Str(200) lookNote: string;
  @Str(10) lookCheckState: CheckState;
  @Time({ nullable: true }) lookedAt: number | null;
  @Ref({ nullable: true }) decidedBy: string | null;
  @Time({ nullable: true }) decidedAt: number | null;
  @Str(200) reason: string;
  @Int() version: number;
}

/** What happened to an objection; only added to. */
@Entity('hygiene_objection_step')
@Index(['villageId', 'objectionId', 'at', 'id'])
export class HygieneObjectionStep {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() objectionId: string;
  @Str(10) kind: ObjectionStep;
  @Ref({ nullable: true }) actorId: string | null;
  /** Who was sent for the second look. */
  @Ref({ nullable: true }) inspectorId: string | null;
  @Str(200) note: string;
  @Time() at: number;
}

/** Photos (整改照片) with which a household asks for its mark on the black board to be taken away. */
@Entity('hygiene_improvement')
@Index(['claimKey'], { unique: true })
@Index(['villageId', 'sentAt', 'id'])
@Index(['villageId', 'doorId'])
@Index(['villageId', 'roundId', 'state'])
export class HygieneImprovement {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() roundId: string;
  @Str(40) roundTitle: string;
  @Ref() doorId: string;
  @Ref() householdId: string;
  @Str(40) householdLabel: string;
  /** The door while it waits or has been accepted; null when refused, so that another may be sent. */
  @Ref({ nullable: true }) claimKey: string | null;
  @Ref() authorId: string;
  @Str(200) words: string;
  @Json() photoIds: string[];
  @Str(10) checkState: CheckState;
  @Str(10) state: (typeof IMPROVEMENT_STATES)[number];
  @Time() sentAt: number;
  @Ref({ nullable: true }) decidedBy: string | null;
  @Time({ nullable: true }) decidedAt: number | null;
  @Str(200) reason: string;
}

/** What the village's rules say about its black board from a moment on; only added to. */
@Entity('hygiene_board_rule')
@Index(['villageId', 'at', 'id'])
export class HygieneBoardRule {
  @Id() id: string;
  @Ref() villageId: string;
  @Str(10) mode: BlackBoardMode;
  @Ref() publishedBy: string;
  @Time() at: number;
}
