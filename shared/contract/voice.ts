import { z } from 'zod';
import { Id, IdempotencyKey } from './common';
import type { ErrorCatalogue } from '../errors';
import { route } from '../route';

export const MAX_VOICE_BYTES = 2 * 1024 * 1024;
export const MAX_VOICE_SECONDS = 60;

/** MP3 from WeChat's recorder, WAV from the browser's. */
export const VOICE_FORMATS = ['mp3', 'wav'] as const;
export type VoiceFormat = (typeof VOICE_FORMATS)[number];

/** A signed, expiring link to a recording; usable without a session. */
export const Voice = z.object({ voiceId: Id, url: z.string(), seconds: z.int() });
export type Voice = z.infer<typeof Voice>;

export const voiceErrors = {
  VOICE_TYPE_UNKNOWN: { status: 415, message: '这不是能用的录音,请在小程序里重新录一段' },
  VOICE_BROKEN: { status: 422, message: '这段录音坏了,放不出来,请重新录一段' },
  VOICE_TOO_SHORT: { status: 422, message: '录音太短,没有听到话,请重新录一段' },
  VOICE_TOO_LONG: { status: 422, message: '录音最长 60 秒,请分几段说' },
  VOICE_QUOTA_USED: { status: 429, message: '您今天录的已经很多了,请明天再录,或者打字' },
  VOICE_KEY_REUSED: { status: 409, message: '这个编号已经传过另一段录音,请重新录一段' },
  VOICE_LINK_EXPIRED: { status: 403, message: '录音链接已过期,请刷新页面再听' },
  VOICE_NOT_YOURS: { status: 422, message: '有录音用不了,可能已被清理或用在别处,请重新录一段' },
} as const satisfies ErrorCatalogue;

const { VOICE_TYPE_UNKNOWN, VOICE_BROKEN, VOICE_TOO_SHORT, VOICE_TOO_LONG, VOICE_QUOTA_USED, VOICE_KEY_REUSED, VOICE_LINK_EXPIRED } = voiceErrors;

const tooLarge = { status: 413, message: '录音超过 2 MB,请录短一点' };

export const voiceRoutes = {
  upload: route({
    method: 'POST', path: '/voices', access: 'signed-in',
    summary: 'Upload one recording of at most 60 seconds; it waits 48 hours to be attached to something.',
    upload: { maxBytes: MAX_VOICE_BYTES },
    query: z.object({
      /** Sending the same recording again with the same key answers the one that is already there. */
      key: IdempotencyKey.optional(),
    }),
    returns: Voice,
    errors: { VOICE_TYPE_UNKNOWN, VOICE_BROKEN, VOICE_TOO_SHORT, VOICE_TOO_LONG, VOICE_QUOTA_USED, VOICE_KEY_REUSED, BODY_TOO_LARGE: tooLarge },
  }),
  read: route({
    method: 'GET', path: '/voices/:file', access: 'public',
    summary: 'The recording, whole or the range asked for, for whoever was given its signed link.',
    query: z.object({
      /** Epoch seconds at which the link ends. */
      e: z.coerce.number().int(),
      s: z.string().max(64),
    }),
    returns: 'file', serverOnly: true,
    errors: { VOICE_LINK_EXPIRED },
  }),
};
