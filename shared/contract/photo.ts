import { z } from 'zod';
import { IdempotencyKey, Photo } from './common';
import type { ErrorCatalogue } from '../errors';
import { route } from '../route';

/** What a photo is taken for; it is shown where it gets attached. */
export const PHOTO_PURPOSES = ['post', 'report', 'after', 'sheet', 'good'] as const;
export type PhotoPurpose = (typeof PHOTO_PURPOSES)[number];

/** `full`: longest edge 1600 px at most; `thumb`: 400 px. */
export const PHOTO_SIZES = ['full', 'thumb'] as const;
export type PhotoSize = (typeof PHOTO_SIZES)[number];

export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;

export const photoErrors = {
  PHOTO_TYPE_UNKNOWN: { status: 415, message: '这不是能用的照片,请选 JPG、PNG 或 WebP 格式的' },
  PHOTO_TOO_MANY_PIXELS: { status: 422, message: '照片尺寸太大,请用手机相机的普通模式拍,或者先裁小一点' },
  PHOTO_BROKEN: { status: 422, message: '照片打不开,可能没有传完整,请重新选一次' },
  PHOTO_QUOTA_USED: { status: 429, message: '您今天传的照片已经很多了,请明天再传' },
  PHOTO_KEY_REUSED: { status: 409, message: '这个编号已经传过另一张照片,请重新选一次' },
  PHOTO_LINK_EXPIRED: { status: 403, message: '照片链接已过期,请刷新页面再看' },
  PHOTO_NOT_YOURS: { status: 422, message: '有照片用不了,可能已被清理或用在别处,请重新上传' },
} as const satisfies ErrorCatalogue;

const { PHOTO_TYPE_UNKNOWN, PHOTO_TOO_MANY_PIXELS, PHOTO_BROKEN, PHOTO_QUOTA_USED, PHOTO_KEY_REUSED, PHOTO_LINK_EXPIRED } = photoErrors;

const tooLarge = { status: 413, message: '照片超过 10 MB,请选“压缩后发送”或换一张' };

export const photoRoutes = {
  upload: route({
    method: 'POST', path: '/photos', access: 'signed-in',
    summary: 'Upload one photo; it waits 48 hours to be attached to a post, report, sheet or good.',
    upload: { maxBytes: MAX_PHOTO_BYTES },
    query: z.object({
      purpose: z.enum(PHOTO_PURPOSES),
      /** Sending the same picture again with the same key answers the photo that is already there. */
      key: IdempotencyKey.optional(),
    }),
    returns: Photo,
    errors: { PHOTO_TYPE_UNKNOWN, PHOTO_TOO_MANY_PIXELS, PHOTO_BROKEN, PHOTO_QUOTA_USED, PHOTO_KEY_REUSED, BODY_TOO_LARGE: tooLarge },
  }),
  read: route({
    method: 'GET', path: '/photos/:photoId/:size', access: 'public',
    summary: 'The picture as JPEG, for whoever was given its signed link.',
    query: z.object({
      /** Epoch seconds at which the link ends. */
      e: z.coerce.number().int(),
      s: z.string().max(64),
    }),
    returns: 'file', serverOnly: true,
    errors: { PHOTO_LINK_EXPIRED },
  }),
};
