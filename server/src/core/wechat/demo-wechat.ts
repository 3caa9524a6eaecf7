import { createHash, randomUUID } from 'node:crypto';
import type { Delivery, SubscribeMessage } from './subscribe-message';
import { WeChat, type MediaTicket, type TextVerdict, type WeChatIdentity } from './wechat';

/** A text with this word is held to be risky, so that a demo can show what happens then. */
export const DEMO_RISKY_WORD = '违规示例';
/** And one with this word is held for a person. */
export const DEMO_REVIEW_WORD = '待审示例';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 23);

/** Each question has its own, even about the same words of the same person. */
const aTrace = (): string => `demo-${randomUUID()}`;

/** Stands in for WeChat in a demo: the same code is always the same person, and nothing leaves the machine. */
export class DemoWeChat extends WeChat {
  async login(code: string): Promise<WeChatIdentity> {
    return { openid: `demo-${hash(code)}` };
  }

  async msgSecCheck(_openid: string, content: string): Promise<TextVerdict> {
    const traceId = aTrace();
    if (content.includes(DEMO_REVIEW_WORD)) return { suggest: 'review', label: 21000, traceId };
    return content.includes(DEMO_RISKY_WORD) ? { suggest: 'risky', label: 21000, traceId } : { suggest: 'pass', label: 100, traceId };
  }

  /** Nothing leaves the machine, so every picture passes, and nobody has to wait for a push. */
  async mediaCheckAsync(): Promise<MediaTicket> {
    const traceId = aTrace();
    return { traceId, verdict: { suggest: 'pass', label: 100, traceId } };
  }

  async sendSubscribeMessage({ openid, templateId }: SubscribeMessage): Promise<Delivery> {
    return { outcome: 'sent', msgId: hash(openid + templateId) };
  }
}
