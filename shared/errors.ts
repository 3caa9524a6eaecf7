/** The error catalogue's mechanism: a stable code, an HTTP status and a Chinese sentence that says what to do next. */
export interface ErrorSpec {
  readonly status: number;
  readonly message: string;
}

export type ErrorCatalogue = Readonly<Record<string, ErrorSpec>>;

/** One bad field or row; `path` is a dotted field path or `第 12 行`. */
export interface ErrorDetail {
  path: string;
  message: string;
}

/** Wire form of every failure: `{ error: { code, message, details?, requestId? } }`. */
export interface ErrorBody {
  error: { code: string; message: string; details?: ErrorDetail[]; requestId?: string };
}

/** Errors any route may answer with. */
export const commonErrors = {
  INPUT_INVALID: { status: 400, message: '填写的内容有误,请看红字提示改一下' },
  SIGN_IN_NEEDED: { status: 401, message: '请先登录' },
  SESSION_EXPIRED: { status: 401, message: '登录已过期,请重新登录' },
  FORBIDDEN: { status: 403, message: '您没有办这件事的权限,可以联系村干部' },
  NOT_FOUND: { status: 404, message: '没有找到,可能已经删除或不在您的范围内' },
  CHANGED_MEANWHILE: { status: 409, message: '刚刚有人改过,请刷新后再试' },
  IDEMPOTENCY_KEY_MISSING: { status: 400, message: '请求缺少防重复编号,请更新小程序后再试' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, message: '这个编号已用于别的内容,请重新提交' },
  IDEMPOTENCY_IN_PROGRESS: { status: 409, message: '上一次提交还在处理,请稍等几秒' },
  TOO_MANY_REQUESTS: { status: 429, message: '操作太快了,请歇一会儿再试' },
  BODY_TOO_LARGE: { status: 413, message: '内容太大,请减少后再试' },
  BUSY: { status: 503, message: '现在人多,请过几秒再试' },
  INTERNAL: { status: 500, message: '系统出了点问题,您填的内容没有丢,请稍后再试' },
} as const satisfies ErrorCatalogue;
