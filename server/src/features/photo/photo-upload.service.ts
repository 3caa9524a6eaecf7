import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { photoErrors, type PhotoPurpose } from '../../../../shared/contract/photo';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import type { UploadedStream } from '../../core/http/upload';
import { Pictures, type Picture } from '../../core/storage/pictures';
import { PhotoRow } from './photo.entity';
import { PhotoFiles } from './photo.files';
import { PhotoQuota } from './photo.quota';

export interface Sending {
  purpose: PhotoPurpose;
  key?: string | undefined;
}

/** Takes a picture in: read, made safe, kept as files, then entered in the books. */
@Injectable()
export class PhotoUpload {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly pictures: Pictures,
    private readonly files: PhotoFiles,
    private readonly quota: PhotoQuota,
  ) {}

  async receive(me: Caller, sending: Sending, file: UploadedStream): Promise<PhotoRow> {
    const original = await buffer(file.stream);
    const sha256 = createHash('sha256').update(original).digest('hex');
    const earlier = await this.earlier(me.memberId, sending.key, sha256);
    if (earlier) return earlier;
    await this.quota.assertRoom(me.memberId);
    const picture = await this.pictures.prepare(original);
    return this.keep(this.describe(me, sending, sha256, picture), picture, original.length);
  }

  /** Files first: a row always has its pictures, and a crash in between leaves at worst two files nobody knows. */
  private async keep(photo: PhotoRow, picture: Picture, sentBytes: number): Promise<PhotoRow> {
    try {
      await this.files.keep(photo.id, picture);
      await this.enter(photo, sentBytes);
      return photo;
    } catch (error) {
      await this.files.remove(photo.id);
      const twin = isDuplicateKey(error) ? await this.earlier(photo.ownerId, photo.uploadKey, photo.sha256) : undefined;
      if (twin) return twin;
      throw error;
    }
  }

  private enter(photo: PhotoRow, sentBytes: number): Promise<void> {
    return this.uow.run(async () => {
      await this.quota.take(photo.ownerId, sentBytes);
      await this.uow.repo(PhotoRow).insert(photo);
    });
  }

  private async earlier(ownerId: string, uploadKey: string | null | undefined, sha256: string): Promise<PhotoRow | undefined> {
    const photo = uploadKey ? await this.uow.repo(PhotoRow).findOneBy({ ownerId, uploadKey }) : null;
    if (photo && photo.sha256 !== sha256) refuse(photoErrors, 'PHOTO_KEY_REUSED');
    return photo ?? undefined;
  }

  private describe(me: Caller, { purpose, key }: Sending, sha256: string, { full, thumb, width, height }: Picture): PhotoRow {
    return {
      id: this.ids.next(),
      villageId: null,
      ownerId: me.memberId,
      purpose,
      subject: null,
      uploadKey: key ?? null,
      sha256,
      width,
      height,
      bytes: full.length + thumb.length,
      createdAt: this.clock.now(),
      attachedAt: null,
    };
  }
}
