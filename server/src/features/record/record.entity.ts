import { Entity, Index } from 'typeorm';
import type { Act, Phase } from '../../../../shared/domain/record-rules';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';
import type { SourceKind } from './participation';

/** One line of the co-governance record (共治档案); never changed, never removed. */
@Entity('record_entry')
@Index(['villageId', 'quarter', 'householdId'])
@Index(['villageId', 'householdId', 'at', 'id'])
@Index(['entryKey'], { unique: true })
export class RecordEntry {
  @Id() id: string;
  @Ref() villageId: string;
  /** act, source and subject: one source gives one entry. */
  @Str(100) entryKey: string;
  @Str(20) phase: Phase;
  @Str(40) act: Act;
  @Int() ruleVersion: number;
  /** Whole points. */
  @Int() points: number;
  @Str(20) sourceKind: SourceKind;
  @Ref() sourceId: string;
  @Ref({ nullable: true }) householdId: string | null;
  @Int({ nullable: true }) groupNo: number | null;
  @Ref({ nullable: true }) memberId: string | null;
  @Str(100) title: string;
  @Str(200) detail: string;
  /** When it happened; decides the quarter. */
  @Time() at: number;
  @Str(6) quarter: string;
  @Time() writtenAt: number;
}
