import { Injectable } from '@nestjs/common';
import { photoErrors } from '../../../../shared/contract/photo';
import { refuse } from '../../core/http/refusal';
import { Pictures, type Picture } from '../../core/storage/pictures';
import { UploadKind } from '../../core/uploads/upload-kind';
import { PhotoRow } from './photo.entity';
import { PhotoFiles } from './photo.files';

export const PHOTOS_A_DAY = 200;
export const BYTES_A_DAY = 500 * 1024 * 1024;

/** What is special about photos among the things people upload. */
@Injectable()
export class PhotoKind extends UploadKind<PhotoRow, Picture> {
  readonly table = 'photo';
  readonly entity = PhotoRow;
  readonly aDay = { files: PHOTOS_A_DAY, bytes: BYTES_A_DAY };

  constructor(
    private readonly pictures: Pictures,
    private readonly files: PhotoFiles,
  ) {
    super();
  }

  prepare(original: Buffer): Promise<Picture> {
    return this.pictures.prepare(original);
  }

  keep(photoId: string, picture: Picture): Promise<void> {
    return this.files.keep(photoId, picture);
  }

  remove(photoId: string): Promise<void> {
    return this.files.remove(photoId);
  }

  refuseQuota(): never {
    return refuse(photoErrors, 'PHOTO_QUOTA_USED');
  }

  refuseKey(): never {
    return refuse(photoErrors, 'PHOTO_KEY_REUSED');
  }

  refuseAttach(): never {
    return refuse(photoErrors, 'PHOTO_NOT_YOURS');
  }
}
