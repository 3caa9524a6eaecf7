import type { Delivery, SubscribeMessage } from './subscribe-message';

export interface WeChatIdentity {
  openid: string;
  unionid?: string;
}

/** Where the text appears: WeChat judges a profile, a comment, a forum post and a social log differently. */
export const SCENES = { profile: 1, comment: 2, forum: 3, log: 4 } as const;
export type Scene = keyof typeof SCENES;

/** WeChat's opinion of a text; `label` 100 is normal, the others name the kind of risk. */
export interface TextVerdict {
  suggest: 'pass' | 'review' | 'risky';
  label: number;
  traceId: string;
}

export type MediaType = 'image' | 'voice';

/** The verdict comes later, in a pushed `wxa_media_check` with the same trace; a stand-in may know it at once. */
export interface MediaTicket {
  traceId: string;
  verdict?: TextVerdict;
}

/** What we ask of WeChat's servers; every failure is a refusal from `wechatErrors`. */
export abstract class WeChat {
  /** Trades the one-use code of `wx.login` for the person's openid. */
  abstract login(code: string): Promise<WeChatIdentity>;
  /** The author must have opened the mini-program in the last two hours, else WeChat rejects the request. */
  abstract msgSecCheck(openid: string, content: string, scene: Scene): Promise<TextVerdict>;
  /** What became of it is the answer, not a refusal; a refusal here means that nothing was sent. */
  abstract sendSubscribeMessage(message: SubscribeMessage): Promise<Delivery>;
  /** WeChat fetches the file itself: JPEG, PNG, MP3 and the like, 10 MB at most, at an address it can reach. */
  abstract mediaCheckAsync(openid: string, mediaUrl: string, type: MediaType, scene: Scene): Promise<MediaTicket>;
}
