import { randomUUID } from 'node:crypto';
import { demand } from './errors';
import { push, type PushSettings } from './push';

export type Suggest = 'pass' | 'review' | 'risky';

export interface Asked {
  traceId: string;
  openid: string;
  mediaUrl: string;
  mediaType: number;
}

export interface Callback {
  suggest?: Suggest;
  label?: number;
  /** How often the same callback comes. */
  times?: number;
}

const FORMATS = /\.(mp3|aac|ac3|wma|flac|vorbis|opus|wav|jpe?g|png|bmp|gif)$|\/(full|thumb)$/;
const LABELS: Record<Suggest, number> = { pass: 100, review: 21000, risky: 20002 };
const DOWNLOAD_FAILED = -1008;
const MAX_BYTES = 10 * 1024 * 1024;

/** Where WeChat looks at photos and voices: takes them in at once, calls back later, or twice, or never. */
export class MediaDesk {
  /** Waiting for a callback. */
  readonly waiting: Asked[] = [];

  ask({ media_url: mediaUrl, media_type: mediaType, version, scene, openid }: Record<string, unknown>): Asked {
    demand(typeof mediaUrl === 'string' && /^https?:\/\//.test(mediaUrl) && FORMATS.test(new URL(mediaUrl).pathname), 40097);
    demand((mediaType === 1 || mediaType === 2) && version === 2 && [1, 2, 3, 4].includes(scene as number), 40097);
    demand(typeof openid === 'string', 40003);
    const asked = { traceId: randomUUID(), openid, mediaUrl, mediaType };
    this.waiting.push(asked);
    return asked;
  }

  /** Looks at everything that waits, really fetching it, and calls back. */
  async callBack(to: PushSettings, { times = 1, ...verdict }: Callback = {}): Promise<Asked[]> {
    const done = this.waiting.splice(0);
    for (const asked of done) {
      const message = await messageOf(asked, to.appid, verdict);
      for (let turn = 0; turn < times; turn += 1) await push(to, message);
    }
    return done;
  }

  /** WeChat lost it: nobody will ever be called. */
  forget(): Asked[] {
    return this.waiting.splice(0);
  }
}

export async function messageOf(asked: Asked, appid: string, { suggest = 'pass', label = LABELS[suggest] }: Callback): Promise<object> {
  const head = { ToUserName: 'gh_1', FromUserName: asked.openid, CreateTime: 1714112445, MsgType: 'event', Event: 'wxa_media_check', appid, trace_id: asked.traceId, version: 2 };
  if (!(await isFetched(asked.mediaUrl))) return { ...head, errcode: DOWNLOAD_FAILED, errmsg: 'download failed' };
  const result = { suggest, label };
  return { ...head, result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], errcode: 0, errmsg: 'ok' };
}

async function isFetched(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    const bytes = await response.arrayBuffer();
    return response.ok && bytes.byteLength > 0 && bytes.byteLength <= MAX_BYTES;
  } catch {
    return false;
  }
}
