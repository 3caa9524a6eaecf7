import { Entity, Index } from 'typeorm';
import type { Role } from '../../../../shared/domain/permissions';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

/** A role (任命) over a region, given by somebody, until it is ended. */
@Entity('appointment')
@Index(['memberId'])
@Index(['regionCode', 'role'])
@Index(['liveKey'], { unique: true })
export class Appointment {
  @Id() id: string;
  @Ref() memberId: string;
  @Str(20) role: Role;
  /** County 6, town 9 or village 12 digits. */
  @Str(12) regionCode: string;
  /** Null covers the whole region. */
  @Int({ nullable: true }) groupNo: number | null;
  /** Null: given by the operator's tools. */
  @Ref({ nullable: true }) appointedBy: string | null;
  @Time() since: number;
  @Time({ nullable: true }) until: number | null;
  /** Why it ended. */
  @Str(200) reason: string;
  /** Person, role and region while it lasts, then null: two at once cannot both be given. */
  @Str(64, { nullable: true }) liveKey: string | null;
}
