import type { ErrorCatalogue } from '../errors';

/** What a person is told when WeChat's servers say no, are busy, or cannot be reached. */
export const wechatErrors = {
  WECHAT_CODE_USED: { status: 400, message: '登录凭证已失效,请再点一次登录' },
  WECHAT_BLOCKED: { status: 403, message: '微信认为这个账号有风险,暂时不能登录,请到微信里查看账号状态' },
  WECHAT_REJECTED: { status: 502, message: '微信没有接受这次请求,请稍后再试;一直不行请联系村干部' },
  WECHAT_BUSY: { status: 503, message: '微信那边正忙,请过一会儿再试' },
  WECHAT_UNREACHABLE: { status: 503, message: '暂时连不上微信,请稍后再试' },
} as const satisfies ErrorCatalogue;
