import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { photoErrors, type PhotoSize } from '../../../../shared/contract/photo';
import { Clock } from '../../core/clock/clock';
import { AppConfig } from '../../core/config/config';
import { refuse } from '../../core/http/refusal';

const DAY = 86_400;

/** Links that open one picture without a session, for a day or two: whoever may see the page gets them with it. */
@Injectable()
export class PhotoLinks {
  private readonly key: Buffer;

  constructor(
    config: AppConfig,
    private readonly clock: Clock,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', config.secretKey, '', 'photo-link', 32));
  }

  /** The end is rounded up to a whole day, so that the same picture keeps its address and caches. */
  sign(photoId: string, size: PhotoSize): string {
    const expiry = (Math.ceil(this.seconds() / DAY) + 1) * DAY;
    return `/api/photos/${photoId}/${size}?e=${expiry}&s=${this.signature(photoId, size, expiry)}`;
  }

  /** Seconds the link still has; refuses a forged and an old one alike. */
  check(photoId: string, size: PhotoSize, expiry: number, signature: string): number {
    const expected = Buffer.from(this.signature(photoId, size, expiry));
    const given = Buffer.from(signature);
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    const left = expiry - this.seconds();
    return genuine && left > 0 ? left : refuse(photoErrors, 'PHOTO_LINK_EXPIRED');
  }

  private seconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  private signature(photoId: string, size: PhotoSize, expiry: number): string {
    return createHmac('sha256', this.key).update(`${photoId}/${size}/${expiry}`).digest('base64url').slice(0, 22);
  }
}
