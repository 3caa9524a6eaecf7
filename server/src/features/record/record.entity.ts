import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { Act, Phase, ZeroReason } from '../../../../shared/domain/record-rules';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';
import type { SourceKind } from './participation';

/** One line of the co-governance record (共治档案); never changed, never removed. Who had a part in it lies beside it. */
@Entity('record_entry')
@Index(['villageId', 'quarter', 'householdId'])
@Index(['villageId', 'householdId', 'at', 'id'])
@Index(['villageId', 'reversalOf'], { unique: true })
@Index(['villageId', 'ruleId', 'at', 'id'])
@Index(['sourceId'])
@Index(['entryKey'], { unique: true })
export class RecordEntry {
  @Id() id: string;
  @Ref() villageId: string;
  /** act, source, subject (hashed) and turn: one closing of a source gives one entry. A reversal's is made of what it takes back. */
  @Str(100) entryKey: string;
  @Str(20) phase: Phase;
  @Str(40) act: Act;
  /** Which kind of deed; of a rating the grade: what the rule's points hang on. */
  @Ref({ nullable: true }) kind: string | null;
  /** The county's or village's rule it was written with; null: the national one of this version. */
  @Ref({ nullable: true }) ruleId: string | null;
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
  @Str(100) title: string;
  @Str(200) detail: string;
  /** When it happened; a reversal: when it was made. */
  @Time() at: number;
  /** The quarter the points count in; a reversal counts in the quarter of what it takes back. */
  @Str(6) quarter: string;
  @Time() writtenAt: number;
  /** The entry this one takes back. */
  @Ref({ nullable: true }) reversalOf: string | null;
  /** Why it was taken back. */
  @Str(200, { nullable: true }) reason: string | null;
  /** Hex SHA-256 over the salt and the canonical form of its `record_person`; stays when the person is erased. */
  @Str(64, { default: '' }) personDigest: string;
}

/** Who had a part in an entry, with the salt of its digest: the part of the record that goes when a person is erased. */
@Entity('record_person')
@Index(['villageId', 'memberId', 'at', 'entryId'])
@Index(['memberId', 'villageId'])
export class RecordPerson {
  @Id() entryId: string;
  @Ref() villageId: string;
  @Ref({ nullable: true }) memberId: string | null;
  /** Who acted in the person's place. */
  @Ref({ nullable: true }) onBehalfBy: string | null;
  /** Who decided a reversal; the server itself where nobody is named. */
  @Ref({ nullable: true }) actorId: string | null;
  /** 16 random bytes in hex. */
  @Str(32) salt: string;
  /** As the entry's. */
  @Time() at: number;
}

/** What the village's public log says of an entry: a commitment, and once it is sealed its place. */
@Entity('record_seal')
@Index(['villageId', 'position'], { unique: true })
@Index(['position', 'villageId'])
export class RecordSeal {
  @Id() entryId: string;
  @Ref() villageId: string;
  /** 16 random bytes in hex. */
  @Str(32, { nullable: true }) salt: string | null;
  /** Hex SHA-256 over the salt and the canonical entry. */
  @Str(64) commitment: string;
  /** Its leaf in the log, from 0; null until the next sealing. */
  @Int({ nullable: true }) position: number | null;
}

/** A household with its running balance, or a person whose capped points are being counted: taken first, held until the commit. */
@Entity('record_holder')
export class RecordHolder {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) holderId: string;
  /** How often it was taken. */
  @Int() taken: number;
  /** Sum of the household's entries in whole points; 0 for a person. */
  @Int({ default: 0 }) points: number;
}

/** Running sums of a household in a quarter, for standings: what was earned, not what was spent. */
@Entity('record_quarter')
@Index(['villageId', 'quarter', 'points'])
export class RecordQuarter {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 6 }) quarter: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) householdId: string;
  /** The group it belonged to with its last entry. */
  @Int() groupNo: number;
  /** Whole points earned. */
  @Int() points: number;
  /** Acts that stand. */
  @Int() acts: number;
}
