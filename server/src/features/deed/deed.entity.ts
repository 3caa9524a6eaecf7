import { Entity, Index } from 'typeorm';
import type { DeedState } from '../../../../shared/contract/deed';
import type { CheckState } from '../../../../shared/domain/content-check';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** A good deed (好事) of a household; confirmed, it is the source of one entry of the record. */
@Entity('deed')
@Index(['villageId', 'state', 'at', 'id'])
@Index(['villageId', 'householdId', 'at', 'id'])
@Index(['villageId', 'sentBy', 'at', 'id'])
@Index(['sheetKey'], { unique: true })
export class Deed {
  @Id() id: string;
  @Ref() villageId: string;
  /** Of the rules of the record. */
  @Ref() kind: string;
  /** In China. */
  @Str(10) day: string;
  /** Noon of that day, or when it was sent if that was earlier: decides about rule and caps. */
  @Time() happenedAt: number;
  @Str(100) words: string;
  @Json() photoIds: string[];
  @Str(20) state: DeedState;
  @Ref() householdId: string;
  @Int() groupNo: number;
  /** Who did it, where they have an account and said so themselves. */
  @Ref({ nullable: true }) memberId: string | null;
  @Str(20) personName: string;
  /** Themselves, or who entered it for them. */
  @Ref() sentBy: string;
  @Time() at: number;
  @Str(20) checkState: CheckState;
  @Ref({ nullable: true }) decidedBy: string | null;
  @Time({ nullable: true }) decidedAt: number | null;
  @Str(200) reason: string;
  /** Of a list of who was there: village, kind, day and household, so that two lists of one day enter nobody twice. */
  @Str(100, { nullable: true }) sheetKey: string | null;
}
