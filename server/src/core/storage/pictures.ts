import { Injectable } from '@nestjs/common';
import sharp, { type Sharp } from 'sharp';
import { photoErrors } from '../../../../shared/contract/photo';
import { refuse } from '../http/refusal';
import { Gate } from './gate';
import { pictureType } from './picture-type';

const FULL_EDGE = 1600;
const THUMB_EDGE = 400;
/** A 50-megapixel phone makes 8160 × 6144. Decoded, that is 200 MB when it cannot be shrunk while reading. */
const MAX_PIXELS = 52_000_000;
const MAX_SECONDS = 20;
const AT_ONCE = 2;
const LONGEST_LINE = 30;

/** Ready to keep: JPEG, upright, without EXIF, GPS or any other metadata. */
export interface Picture {
  full: Buffer;
  thumb: Buffer;
  /** Pixels of `full`. */
  width: number;
  height: number;
}

/** Makes what people send safe to show. */
@Injectable()
export class Pictures {
  private readonly gate = new Gate(AT_ONCE, LONGEST_LINE);

  async prepare(original: Buffer): Promise<Picture> {
    assertKnownType(original);
    return this.gate.run(async () => {
      await assertSize(original);
      return render(original);
    });
  }
}

function assertKnownType(original: Buffer): void {
  const type = pictureType(original);
  if (type === 'heic') refuse(photoErrors, 'PHOTO_TYPE_UNKNOWN', [{ path: 'file', message: '苹果手机的 HEIC 照片请先转成 JPG 再传' }]);
  if (!type) refuse(photoErrors, 'PHOTO_TYPE_UNKNOWN');
}

/** Reads the header only; nothing is decoded before the answer. */
async function assertSize(original: Buffer): Promise<void> {
  const { width, height } = await sharp(original, { limitInputPixels: false }).metadata().catch(broken);
  if (width * height > MAX_PIXELS) refuse(photoErrors, 'PHOTO_TOO_MANY_PIXELS');
}

async function render(original: Buffer): Promise<Picture> {
  const upright = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();
  const { data: full, info } = await asJpeg(upright, FULL_EDGE, 82).catch(broken);
  const { data: thumb } = await asJpeg(sharp(full), THUMB_EDGE, 78);
  return { full, thumb, width: info.width, height: info.height };
}

/** sharp leaves metadata out unless told to keep it; transparent parts become paper. */
function asJpeg(picture: Sharp, edge: number, quality: number) {
  return picture
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
    .timeout({ seconds: MAX_SECONDS })
    .toBuffer({ resolveWithObject: true });
}

const broken = (): never => refuse(photoErrors, 'PHOTO_BROKEN');
