import { setTimeout as pause } from 'node:timers/promises';
import { isBusy, parseAnswer, unreachable, type WeChatAnswer } from './wechat-answer';

const BUSY_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 100;

export interface WeChatCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: object;
}

/** One request to WeChat's host: a time limit over all attempts, and patience when it says -1 (busy). */
export class WeChatClient {
  constructor(
    private readonly baseUrl: string,
    private readonly timeLimitMs: number,
  ) {}

  async ask(call: WeChatCall): Promise<WeChatAnswer> {
    const limit = AbortSignal.timeout(this.timeLimitMs);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.once(call, limit);
      if (!isBusy(answer) || attempt === BUSY_ATTEMPTS) return answer;
      await pause(FIRST_PAUSE_MS * 4 ** (attempt - 1));
    }
  }

  private async once(call: WeChatCall, limit: AbortSignal): Promise<WeChatAnswer> {
    const response = await this.exchange(call, limit).catch((cause: unknown) => unreachable(call.path, nameOf(cause)));
    return parseAnswer(call.path, response.status, response.text);
  }

  private async exchange(call: WeChatCall, limit: AbortSignal): Promise<{ status: number; text: string }> {
    const url = new URL(call.path, this.baseUrl);
    url.search = new URLSearchParams(call.query).toString();
    const response = await fetch(url, {
      method: call.method,
      signal: limit,
      redirect: 'error',
      ...(call.body && { body: JSON.stringify(call.body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, text: await response.text() };
  }
}

/** The kind of failure only: messages of fetch may quote the URL, which carries the secret. */
function nameOf(failure: unknown): string {
  const { name, cause } = failure as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
}
