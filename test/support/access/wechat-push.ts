import type { AccessRoom } from './room';

/** WeChat alone, by the signature: see core/push.test.ts. */
export const wechatPushRoom: AccessRoom = {
  expectations: { 'wechatPushRoutes.check': [], 'wechatPushRoutes.receive': [] },
  requests: () => ({
    'wechatPushRoutes.check': () => ({ query: { signature: '0', timestamp: '1', nonce: '2', echostr: '3' } }),
    'wechatPushRoutes.receive': () => ({ query: { msg_signature: '0', timestamp: '1', nonce: '2' }, body: { Encrypt: 'x' } }),
  }),
};
