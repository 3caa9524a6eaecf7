import { randomBytes } from 'node:crypto';

/** Sentences as WeChat writes them; a missing one reads `system error`. */
const sentences: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40037: 'invalid template_id',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  44991: 'reach minute limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired or user not active',
};

const rid = (): string => [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-');

export interface WeChatFault {
  errcode: number;
  errmsg?: string;
}

/** A refusal; the host answers it with HTTP 200. */
export class Refused extends Error {
  constructor(readonly errcode: number, readonly detail?: string) {
    super(`${detail ?? sentences[errcode] ?? 'system error'} rid: ${rid()}`);
  }

  get body(): Required<WeChatFault> {
    return { errcode: this.errcode, errmsg: this.message };
  }
}

export function demand(condition: unknown, errcode: number): asserts condition {
  if (!condition) throw new Refused(errcode);
}
