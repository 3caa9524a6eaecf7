import { Entity, Index } from 'typeorm';
import type { PhotoPurpose } from '../../../../shared/contract/photo';
import { BigInt, Id, Int, Ref, Str, Time } from '../../core/database/columns';

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
}

/** What one member sent on one day. */
@Entity('photo_quota')
@Index(['day'])
export class PhotoQuotaRow {
  /** `<ownerId>:<day>`. */
  @Id(40) id: string;
  /** Days since 1970, counted in Beijing time. */
  @Int() day: number;
  @Int() photos: number;
  @BigInt() bytes: number;
}
