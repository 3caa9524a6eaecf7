import { Entity, Index } from 'typeorm';
import type { KindDefinition } from '../../../../shared/domain/kind-definition';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** One version of what a county says of a kind; earlier versions stay, so that an old deadline can be explained. */
@Entity('report_kind')
@Index(['regionCode', 'kindId', 'version'], { unique: true })
@Index(['regionCode', 'liveKindId'], { unique: true })
@Index(['regionCode', 'liveName'], { unique: true })
export class ReportKindVersion {
  @Id() id: string;
  /** Six digits of the county. */
  @Str(12) regionCode: string;
  @Str(20) kindId: string;
  @Int() version: number;
  @Time() effectiveFrom: number;
  /** The kind's id in its newest version, null in earlier ones: one live version each. */
  @Str(20, { nullable: true }) liveKindId: string | null;
  /** Its name while it is live and offered: no two of a county have the same. */
  @Str(20, { nullable: true }) liveName: string | null;
  @Ref() changedBy: string;
  /** Of a national kind only what differs, so that the rest follows the catalogue. */
  @Json() definition: Partial<KindDefinition>;
}
