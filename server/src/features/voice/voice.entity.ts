import { Entity, Index } from 'typeorm';
import type { VoiceFormat } from '../../../../shared/contract/voice';
import type { CheckState } from '../../../../shared/domain/content-check';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

@Entity('voice')
@Index(['villageId', 'subject'])
@Index(['ownerId', 'uploadKey'], { unique: true })
@Index(['attachedAt', 'createdAt'])
export class VoiceRow {
  @Id() id: string;
  /** Known once the voice is attached. */
  @Ref({ nullable: true }) villageId: string | null;
  @Ref() ownerId: string;
  /** The one thing that shows it, such as `report:01J…`. */
  @Str(64, { nullable: true }) subject: string | null;
  @Str(64, { nullable: true }) uploadKey: string | null;
  /** Of what was sent. */
  @Str(64) sha256: string;
  @Str(3) format: VoiceFormat;
  /** How long it plays, counted by us. */
  @Int() ms: number;
  /** As kept. */
  @Int() bytes: number;
  @Str(10) checkState: CheckState;
  @Time() createdAt: number;
  @Time({ nullable: true }) attachedAt: number | null;
}
