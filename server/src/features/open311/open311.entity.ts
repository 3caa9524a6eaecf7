import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Id, Ref, Str, Text, Time } from '../../core/database/columns';

/** Lets another system send reports from a region. */
@Entity('api_key')
@Index(['keyHash'], { unique: true })
@Index(['regionCode', 'createdAt', 'id'])
export class ApiKey {
  @Id() id: string;
  /** County, town or village. */
  @Str(12) regionCode: string;
  /** Whose system it is. */
  @Str(20) name: string;
  /** The key's last letters, to tell keys apart by. */
  @Str(4) hint: string;
  /** SHA-256; the key itself is nowhere stored. */
  @Str(64) keyHash: string;
  /** In whose name its reports are sent. */
  @Ref() memberId: string;
  @Ref() createdBy: string;
  @Time() createdAt: number;
  @Time({ nullable: true }) revokedAt: number | null;
}

/** What another system told of the person behind a report; no answer of ours ever holds it. */
@Entity('open311_sender')
@Index(['villageId', 'reportId'])
export class Open311Sender {
  @PrimaryColumn({ type: 'varchar', length: 26 }) reportId: string;
  @Ref() villageId: string;
  @Ref() keyId: string;
  /** AES-256-GCM over JSON; absent: nothing was told. */
  @Text({ nullable: true }) sealed: string | null;
  @Time() at: number;
}
