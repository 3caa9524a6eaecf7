import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { PHOTO_SIZES, type PhotoSize } from '../../../../shared/contract/photo';
import type { Picture } from '../../core/storage/pictures';
import { Storage } from '../../core/storage/storage';

/** Spread over folders by the random end of the id. */
const keyOf = (photoId: string, size: PhotoSize): string => `photos/${photoId.slice(-2)}/${photoId}/${size}.jpg`;

/** The two files of a photo. */
@Injectable()
export class PhotoFiles {
  constructor(private readonly storage: Storage) {}

  async keep(photoId: string, picture: Picture): Promise<void> {
    for (const size of PHOTO_SIZES) await this.storage.put(keyOf(photoId, size), picture[size]);
  }

  open(photoId: string, size: PhotoSize): Promise<Readable | undefined> {
    return this.storage.get(keyOf(photoId, size));
  }

  async remove(photoId: string): Promise<void> {
    for (const size of PHOTO_SIZES) await this.storage.remove(keyOf(photoId, size));
  }
}
