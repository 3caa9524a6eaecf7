import { Entity, Index } from 'typeorm';
import type { PhotoPurpose } from '../../../../shared/contract/photo';
import type { CheckState } from '../../../../shared/domain/content-check';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

@Entity('photo')
@Index(['villageId', 'subject'])
@Index(['ownerId', 'uploadKey'], { unique: true })
@Index(['attachedAt', 'createdAt'])
export class PhotoRow {
  @Id() id: string;
  /** Known once the photo is attached. */
  @Ref({ nullable: true }) villageId: string | null;
  @Ref() ownerId: string;
  @Str(10) purpose: PhotoPurpose;
  /** The one thing that shows the photo, such as `report:01J…`. */
  @Str(64, { nullable: true }) subject: string | null;
  @Str(64, { nullable: true }) uploadKey: string | null;
  /** Of what was sent. */
  @Str(64) sha256: string;
  @Int() width: number;
  @Int() height: number;
  /** Of both sizes together, as kept. */
  @Int() bytes: number;
  @Time() createdAt: number;
  @Time({ nullable: true }) attachedAt: number | null;
  /** Others see it only once it has passed. */
  @Str(10, { default: 'passed' }) checkState: CheckState;
}
