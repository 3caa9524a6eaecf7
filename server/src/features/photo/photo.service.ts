import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Photo } from '../../../../shared/contract/common';
import { PHOTO_SIZES, photoErrors, type PhotoSize } from '../../../../shared/contract/photo';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import type { UploadedStream } from '../../core/http/upload';
import { PhotoUpload, type Sending } from './photo-upload.service';
import { PhotoRow } from './photo.entity';
import { PhotoFiles } from './photo.files';
import { PhotoLinks } from './photo.links';

export interface OpenedPhoto {
  stream: Readable;
  /** Seconds. */
  maxAge: number;
}

const isSize = (word: string): word is PhotoSize => (PHOTO_SIZES as readonly string[]).includes(word);

/** Photos for every feature that shows some. */
@Injectable()
export class PhotoService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly uploads: PhotoUpload,
    private readonly files: PhotoFiles,
    private readonly links: PhotoLinks,
  ) {}

  async upload(me: Caller, sending: Sending, file: UploadedStream): Promise<Photo> {
    return this.toPhoto(await this.uploads.receive(me, sending, file));
  }

  async open(photoId: string, size: string, expiry: number, signature: string): Promise<OpenedPhoto> {
    if (!isSize(size)) return refuseCommon('NOT_FOUND');
    const maxAge = this.links.check(photoId, size, expiry, signature);
    const stream = await this.files.open(photoId, size);
    return stream ? { stream, maxAge } : refuseCommon('NOT_FOUND');
  }

  /** In the order asked for; ids nobody knows are left out. The caller has decided that its reader may see them. */
  async view(photoIds: readonly string[]): Promise<Photo[]> {
    const photos = await this.viewMany(photoIds);
    return photoIds.flatMap((id) => photos.get(id) ?? []);
  }

  /** For pages with many things: one query, then looked up by photo id. */
  async viewMany(photoIds: readonly string[]): Promise<Map<string, Photo>> {
    if (photoIds.length === 0) return new Map();
    const rows = await this.uow.repo(PhotoRow).findBy({ id: In([...new Set(photoIds)]) });
    return new Map(rows.map((row) => [row.id, this.toPhoto(row)]));
  }

  /**
   * Inside the caller's unit of work: all photos become part of `subject` (such as `report:<id>`, 64 characters at most) or none.
   * Each must be the member's own, and free or part of the same subject already.
   */
  attach(me: Caller, photoIds: readonly string[], subject: string, villageId: string): Promise<void> {
    const ids = [...new Set(photoIds)];
    if (ids.length === 0) return Promise.resolve();
    return this.uow.run(async () => {
      const sql = `UPDATE photo SET subject = ?, village_id = ?, attached_at = COALESCE(attached_at, ?)
        WHERE id IN (${ids.map(() => '?').join(', ')}) AND owner_id = ? AND (subject IS NULL OR subject = ?)`;
      const matched = await this.uow.execute(sql, [subject, villageId, this.clock.now(), ...ids, me.memberId, subject]);
      if (matched !== ids.length) refuse(photoErrors, 'PHOTO_NOT_YOURS');
    });
  }

  private toPhoto({ id, width, height }: PhotoRow): Photo {
    return { photoId: id, url: this.links.sign(id, 'full'), thumbUrl: this.links.sign(id, 'thumb'), width, height };
  }
}
