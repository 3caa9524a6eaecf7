import { Injectable } from '@nestjs/common';
import { photoErrors, type PhotoSize } from '../../../../shared/contract/photo';
import { refuse } from '../../core/http/refusal';
import { SignedLinks, type LinkSigner } from '../../core/uploads/signed-links';

/** Links that open one picture in one size. */
@Injectable()
export class PhotoLinks {
  private readonly signer: LinkSigner;

  constructor(links: SignedLinks) {
    this.signer = links.for('photo-link');
  }

  sign(photoId: string, size: PhotoSize): string {
    return `/api/photos/${photoId}/${size}?${this.signer.sign(`${photoId}/${size}`)}`;
  }

  /** Seconds the link still has. */
  check(photoId: string, size: PhotoSize, expiry: number, signature: string): number {
    return this.signer.check(`${photoId}/${size}`, expiry, signature) ?? refuse(photoErrors, 'PHOTO_LINK_EXPIRED');
  }
}
