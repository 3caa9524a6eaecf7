import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { wechatErrors } from '../../../../shared/contract/wechat-errors';
import { Refusal, refusal } from '../http/refusal';

const BUSY = -1;
const STALE_TOKEN = new Set([40001, 40014, 42001]);

/** Codes that mean something to the person; all others are our fault or WeChat's and read WECHAT_REJECTED. */
const meanings: Record<number, keyof typeof wechatErrors> = {
  [BUSY]: 'WECHAT_BUSY',
  45009: 'WECHAT_BUSY',
  45011: 'WECHAT_BUSY',
  44991: 'WECHAT_BUSY',
  40029: 'WECHAT_CODE_USED',
  40163: 'WECHAT_CODE_USED',
  41008: 'WECHAT_CODE_USED',
  40226: 'WECHAT_BLOCKED',
};

/** WeChat's own no, with the code it gave. */
export class WeChatRefusal extends Refusal {
  constructor(readonly errcode: number) {
    const code = meanings[errcode] ?? 'WECHAT_REJECTED';
    super(code, wechatErrors[code].status, wechatErrors[code].message);
  }
}

const Envelope = z.looseObject({ errcode: z.number().optional(), errmsg: z.string().optional() });
export type WeChatAnswer = z.infer<typeof Envelope>;

const log = new Logger('WeChat');

export const isBusy = (answer: WeChatAnswer): boolean => answer.errcode === BUSY;
export const isStaleToken = (answer: WeChatAnswer): boolean => STALE_TOKEN.has(answer.errcode ?? 0);

/** The request id WeChat support asks for; the rest of `errmsg` may quote what we sent. */
const ridOf = (answer: WeChatAnswer): string => /rid: ([\w-]+)/.exec(answer.errmsg ?? '')?.[1] ?? 'none';

export function unreachable(path: string, why: string): never {
  log.error(`${path} unreachable: ${why}`);
  throw Object.assign(refusal(wechatErrors, 'WECHAT_UNREACHABLE'), { cause: why });
}

/** Message ids have 64 bits, which a number of JavaScript would round: they are read as text. */
const withWholeIds = (text: string): string => text.replace(/("msgid"\s*:\s*)(\d+)/, '$1"$2"');

/** Reads the text as JSON whatever its content type says: jscode2session answers text/plain. */
export function parseAnswer(path: string, status: number, text: string): WeChatAnswer {
  try {
    return Envelope.parse(JSON.parse(withWholeIds(text)));
  } catch {
    return unreachable(path, `HTTP ${status} is no answer of WeChat`);
  }
}

/** The success body in the shape we rely on, or a refusal; a success may lack `errcode`. */
export function settle<S extends z.ZodType>(path: string, answer: WeChatAnswer, shape: S): z.output<S> {
  if (answer.errcode) {
    log.warn(`${path} errcode ${answer.errcode} rid ${ridOf(answer)}`);
    throw new WeChatRefusal(answer.errcode);
  }
  const parsed = shape.safeParse(answer);
  return parsed.success ? parsed.data : unreachable(path, 'the answer has an unknown shape');
}
