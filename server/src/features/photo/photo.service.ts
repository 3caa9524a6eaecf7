import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Photo } from '../../../../shared/contract/common';
import { PHOTO_SIZES, type PhotoPurpose, type PhotoSize } from '../../../../shared/contract/photo';
import type { CheckState } from '../../../../shared/domain/content-check';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import type { UploadedStream } from '../../core/http/upload';
import type { Picture } from '../../core/storage/pictures';
import type { UploadRow } from '../../core/uploads/upload-kind';
import { Uploads } from '../../core/uploads/uploads';
import { PhotoRow } from './photo.entity';
import { PhotoFiles } from './photo.files';
import { PhotoKind } from './photo.kind';
import { PhotoLinks } from './photo.links';

export interface Sending {
  purpose: PhotoPurpose;
  key?: string | undefined;
}

export interface OpenedPhoto {
  stream: Readable;
  /** Seconds. */
  maxAge: number;
}

/** Who looks: photos that have not passed the check are for their owner, and for whoever has to look at them. */
export interface PhotoReader {
  memberId?: string | undefined;
  seesUnchecked?: boolean | undefined;
}

const isSize = (word: string): word is PhotoSize => (PHOTO_SIZES as readonly string[]).includes(word);

/** Photos for every feature that shows some. */
@Injectable()
export class PhotoService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly uploads: Uploads,
    private readonly kind: PhotoKind,
    private readonly files: PhotoFiles,
    private readonly links: PhotoLinks,
  ) {}

  async upload(me: Caller, { purpose, key }: Sending, file: UploadedStream): Promise<Photo> {
    const describe = (common: UploadRow, { full, thumb, width, height }: Picture): PhotoRow =>
      ({ ...common, purpose, width, height, bytes: full.length + thumb.length, checkState: 'checking' });
    return this.toPhoto(await this.uploads.receive(this.kind, me, { key, file, describe }));
  }

  async open(photoId: string, size: string, expiry: number, signature: string): Promise<OpenedPhoto> {
    if (!isSize(size)) return refuseCommon('NOT_FOUND');
    const maxAge = this.links.check(photoId, size, expiry, signature);
    const stream = await this.files.open(photoId, size);
    return stream ? { stream, maxAge } : refuseCommon('NOT_FOUND');
  }

  /** In the order asked for; ids nobody knows are left out, and unchecked ones unless the reader may see them. The caller has decided on the rest. */
  async view(photoIds: readonly string[], reader?: PhotoReader): Promise<Photo[]> {
    const photos = await this.viewMany(photoIds, reader);
    return photoIds.flatMap((id) => photos.get(id) ?? []);
  }

  /** For pages with many things: one query, then looked up by photo id. */
  async viewMany(photoIds: readonly string[], reader: PhotoReader = {}): Promise<Map<string, Photo>> {
    if (photoIds.length === 0) return new Map();
    const rows = await this.uow.repo(PhotoRow).findBy({ id: In([...new Set(photoIds)]) });
    return new Map(rows.filter((row) => maySee(row, reader)).map((row) => [row.id, this.toPhoto(row)]));
  }

  /** Inside the caller's unit of work: what the check found. What has passed stays so, unless a person refused it. */
  async setCheck(photoIds: readonly string[], checkState: CheckState): Promise<void> {
    if (photoIds.length === 0) return;
    const notPassed = checkState === 'checking' || checkState === 'held' ? { checkState: Not('passed' as const) } : {};
    await this.uow.repo(PhotoRow).update({ id: In([...photoIds]), ...notPassed }, { checkState });
  }

  /** For whoever checks it: works without a session, from the server's root. */
  linkOf(photoId: string): string {
    return this.links.sign(photoId, 'full');
  }

  /**
   * Inside the caller's unit of work: all photos become part of `subject` (such as `report:<id>`, 64 characters at most) or none.
   * Each must be the member's own, and free or part of the same subject already.
   */
  attach(me: Caller, photoIds: readonly string[], subject: string, villageId: string): Promise<void> {
    return this.uploads.attach(this.kind, me, photoIds, subject, villageId);
  }

  private toPhoto({ id, width, height }: PhotoRow): Photo {
    return { photoId: id, url: this.links.sign(id, 'full'), thumbUrl: this.links.sign(id, 'thumb'), width, height };
  }
}

const maySee = ({ checkState, ownerId }: PhotoRow, { memberId, seesUnchecked }: PhotoReader): boolean =>
  checkState === 'passed' || seesUnchecked === true || ownerId === memberId;
