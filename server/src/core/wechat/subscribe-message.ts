import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { Refusal } from '../http/refusal';
import type { WeChatAnswer } from './wechat-answer';

/** One message (订阅消息) to one person, who must have allowed it. */
export interface SubscribeMessage {
  openid: string;
  templateId: string;
  /** Where a tap leads: path and query, without a leading slash. */
  page: string;
  /** By field name; every value within its field's limit. */
  fields: Record<string, string>;
}

/**
 * `busy` and `over-quota`: certainly not sent, try later. `no-credit`: the person allows no more. `refused`: it will never go like this.
 * `unsure`: the answer was lost, it may have been sent.
 */
export type Delivery =
  | { outcome: 'sent'; msgId: string | null }
  | { outcome: 'busy' | 'over-quota' | 'no-credit' | 'unsure' }
  | { outcome: 'refused'; errcode: number };

const outcomes: Record<number, 'busy' | 'over-quota' | 'no-credit'> = {
  [-1]: 'busy', 44991: 'busy', 45011: 'busy', 45009: 'over-quota', 43101: 'no-credit',
};
/** The connection was never made, so nothing was sent. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const Accepted = z.looseObject({ msgid: z.string().max(32).optional() });
const log = new Logger('WeChat');

export function deliveryOf(answer: WeChatAnswer): Delivery {
  if (!answer.errcode) return { outcome: 'sent', msgId: Accepted.safeParse(answer).data?.msgid ?? null };
  const outcome = outcomes[answer.errcode];
  // The field that WeChat complains about is named, its value is not.
  log.warn(`subscribe message errcode ${answer.errcode} ${/\w+\.\w+\.value|data\.\w+/.exec(answer.errmsg ?? '')?.[0] ?? ''}`);
  return outcome ? { outcome } : { outcome: 'refused', errcode: answer.errcode };
}

/** A lost answer is an answer too; a message that never left may be tried again. */
export function lostAnswer(failure: unknown): Delivery {
  if (!(failure instanceof Refusal) || NEVER_LEFT.has(String(failure.cause))) throw failure;
  return { outcome: 'unsure' };
}
