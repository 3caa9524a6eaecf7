import { z } from 'zod';
import { route } from '../route';

export const pushErrors = {
  PUSH_REFUSED: { status: 403, message: '这条推送不是微信发给本小程序的,已拒收' },
} as const;

const signed = { timestamp: z.string().max(20), nonce: z.string().max(64) };

/** WeChat's message push (消息推送): it calls us. */
export const wechatPushRoutes = {
  check: route({
    method: 'GET', path: '/wechat/push', access: 'public', summary: "WeChat's check of the address: answers `echostr` when the signature is right.",
    query: z.object({ ...signed, signature: z.string().max(64), echostr: z.string().max(200) }),
    returns: 'file', serverOnly: true, errors: pushErrors,
  }),
  receive: route({
    method: 'POST', path: '/wechat/push', access: 'public', summary: 'A pushed message in secure mode (JSON); answers the word `success`.',
    query: z.object({ ...signed, msg_signature: z.string().max(64) }),
    /** 60 kB of message at most. */
    body: z.object({ Encrypt: z.string().max(80_000) }),
    returns: 'file', serverOnly: true, errors: pushErrors,
  }),
};
