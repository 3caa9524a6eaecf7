import { Entity, Index } from 'typeorm';
import { Id, Json, Ref, Str, Time } from '../database/columns';

/** Who did what with a power that others do not have; written once, never changed. */
@Entity('audit_entry')
@Index(['villageId', 'at'])
export class AuditEntry {
  @Id() id: string;
  @Time() at: number;
  /** Absent: the server itself. */
  @Ref({ nullable: true }) memberId: string | null;
  @Str(40, { nullable: true }) role: string | null;
  @Str(80) action: string;
  /** Absent: an act above one village. */
  @Ref({ nullable: true }) villageId: string | null;
  /** What it was done to, as `kind:id`. */
  @Str(120, { nullable: true }) subject: string | null;
  @Json({ nullable: true }) details: unknown;
}
