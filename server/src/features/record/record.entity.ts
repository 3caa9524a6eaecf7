import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { Act, Phase, ZeroReason } from '../../../../shared/domain/record-rules';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';
import type { SourceKind } from './participation';

/** One line of the co-governance record (共治档案); never changed, never removed. */
@Entity('record_entry')
@Index(['villageId', 'quarter', 'householdId'])
@Index(['villageId', 'householdId', 'at', 'id'])
@Index(['villageId', 'memberId', 'at'])
@Index(['villageId', 'reversalOf'], { unique: true })
@Index(['sourceId'])
@Index(['entryKey'], { unique: true })
export class RecordEntry {
  @Id() id: string;
  @Ref() villageId: string;
  /** act, source, subject and turn: one closing of a source gives one entry. A reversal's is made of what it takes back. */
  @Str(100) entryKey: string;
  @Str(20) phase: Phase;
  @Str(40) act: Act;
  @Int() ruleVersion: number;
  /** Whole points. */
  @Int() points: number;
  /** Why an act brought no points. */
  @Str(20, { nullable: true }) zeroReason: ZeroReason | null;
  @Str(20) sourceKind: SourceKind;
  @Ref() sourceId: string;
  /** Which closing of the source: 2 after the entries of the first were reversed. */
  @Int({ default: 1 }) turn: number;
  @Ref({ nullable: true }) householdId: string | null;
  @Int({ nullable: true }) groupNo: number | null;
  @Ref({ nullable: true }) memberId: string | null;
  /** Who acted in the person's place. */
  @Ref({ nullable: true }) onBehalfBy: string | null;
  @Str(100) title: string;
  @Str(200) detail: string;
  /** When it happened; a reversal: when it was made. */
  @Time() at: number;
  /** The quarter the points count in; a reversal counts in the quarter of what it takes back. */
  @Str(6) quarter: string;
  @Time() writtenAt: number;
  /** The entry this one takes back. */
  @Ref({ nullable: true }) reversalOf: string | null;
  /** Why it was taken back, and by whom; the server itself where nobody is named. */
  @Str(200, { nullable: true }) reason: string | null;
  @Ref({ nullable: true }) actorId: string | null;
}

/** A household or a person of a village whose capped points are being counted: taken first, held until the commit. */
@Entity('record_holder')
export class RecordHolder {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) holderId: string;
  /** How often it was taken. */
  @Int() taken: number;
}
