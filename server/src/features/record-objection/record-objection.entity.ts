import { Entity, Index } from 'typeorm';
import type { CheckState } from '../../../../shared/domain/content-check';
import type { LINE_OBJECTION_STATES } from '../../../../shared/contract/record-objection';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** A household's objection (异议) to a line of its record. */
@Entity('record_objection')
@Index(['villageId', 'filedAt', 'id'])
@Index(['villageId', 'state', 'dueAt'])
@Index(['entryId'])
@Index(['openKey'], { unique: true })
export class RecordObjection {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() entryId: string;
  @Ref() householdId: string;
  @Str(40) householdLabel: string;
  @Str(100) title: string;
  @Int() points: number;
  @Ref() authorId: string;
  /** Who of the household asked, where the author wrote it down for them. */
  @Str(20, { nullable: true }) askedBy: string | null;
  @Str(300) words: string;
  @Json() photoIds: string[];
  @Str(10) checkState: CheckState;
  @Str(10) state: (typeof LINE_OBJECTION_STATES)[number];
  /** The line while it is open: one at a time. */
  @Ref({ nullable: true }) openKey: string | null;
  @Time() filedAt: number;
  @Time() dueAt: number;
  @Time({ nullable: true }) decidedAt: number | null;
  @Ref({ nullable: true }) decidedBy: string | null;
  @Str(200) reason: string;
}
