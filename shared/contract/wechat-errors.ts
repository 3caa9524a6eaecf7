import type { ErrorCatalogue } from '../errors';

/** What a person reads when WeChat's sign-in does not work out. */
export const wechatErrors = {
  WECHAT_CODE_USED: { status: 400, message: '登录凭证已失效,请再点一次登录' },
  WECHAT_BUSY: { status: 503, message: '微信现在忙,请过一会儿再登录' },
  WECHAT_BLOCKED: { status: 403, message: '微信提示这个账号有风险,暂时不能登录' },
  WECHAT_UNREACHABLE: { status: 503, message: '暂时连不上微信,请过一会儿再登录' },
} as const satisfies ErrorCatalogue;
