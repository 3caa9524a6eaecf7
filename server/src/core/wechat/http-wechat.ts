import { z } from 'zod';
import type { Clock } from '../clock/clock';
import { StableToken, type IssuedToken } from './stable-token';
import { deliveryOf, lostAnswer, type Delivery, type SubscribeMessage } from './subscribe-message';
import { SCENES, WeChat, type MediaTicket, type MediaType, type Scene, type TextVerdict, type WeChatIdentity } from './wechat';
import { isStaleToken, settle, type WeChatAnswer } from './wechat-answer';
import { WeChatClient, type WeChatCall } from './wechat-client';

const TIME_LIMIT_MS = 5_000;
/** msg_sec_check v2 takes this many characters at a time. */
const MAX_CHECKED_CHARS = 2_500;

const Session = z.object({ openid: z.string().min(1), unionid: z.string().optional() });
const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() });
const Checked = z.object({
  trace_id: z.string(),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.number() }),
});

const Traced = z.object({ trace_id: z.string().min(1).max(64) });
const MEDIA_TYPES: Record<MediaType, number> = { voice: 1, image: 2 };

export interface WeChatSettings {
  baseUrl: string;
  appid: string;
  secret: string;
  /** Milliseconds one call may take with all its attempts; fetching the token before it has its own limit. */
  timeLimitMs?: number;
}

/** WeChat itself, at a base URL that tests and backup domains replace. */
export class HttpWeChat extends WeChat {
  private readonly client: WeChatClient;
  private readonly token: StableToken;

  constructor(
    private readonly settings: WeChatSettings,
    clock: Clock,
  ) {
    super();
    this.client = new WeChatClient(settings.baseUrl, settings.timeLimitMs ?? TIME_LIMIT_MS);
    this.token = new StableToken(() => this.issueToken(), clock);
  }

  async login(code: string): Promise<WeChatIdentity> {
    const path = '/sns/jscode2session';
    const { appid, secret } = this.settings;
    const query = { appid, secret, js_code: code, grant_type: 'authorization_code' };
    return settle(path, await this.client.ask({ method: 'GET', path, query }), Session);
  }

  async msgSecCheck(openid: string, content: string, scene: Scene): Promise<TextVerdict> {
    const verdicts: TextVerdict[] = [];
    for (const part of partsOf(content)) verdicts.push(await this.checkPart(openid, part, scene));
    return verdicts.reduce(worse);
  }

  async mediaCheckAsync(openid: string, mediaUrl: string, type: MediaType, scene: Scene): Promise<MediaTicket> {
    const path = '/wxa/media_check_async';
    const body = { media_url: mediaUrl, media_type: MEDIA_TYPES[type], version: 2, scene: SCENES[scene], openid };
    const traced = settle(path, await this.askWithToken({ method: 'POST', path, body }), Traced);
    return { traceId: traced.trace_id };
  }

  private async checkPart(openid: string, content: string, scene: Scene): Promise<TextVerdict> {
    const path = '/wxa/msg_sec_check';
    const body = { content, version: 2, scene: SCENES[scene], openid };
    const checked = settle(path, await this.askWithToken({ method: 'POST', path, body }), Checked);
    return { ...checked.result, traceId: checked.trace_id };
  }

  async sendSubscribeMessage({ openid, templateId, page, fields }: SubscribeMessage): Promise<Delivery> {
    const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
    const body = { touser: openid, template_id: templateId, page, data, miniprogram_state: 'formal', lang: 'zh_CN' };
    // A token that cannot be had is no lost answer.
    await this.token.get();
    return this.askWithToken({ method: 'POST', path: '/cgi-bin/message/subscribe/send', body }).then(deliveryOf, lostAnswer);
  }

  /** A refused token is dropped and fetched anew once; a second refusal is the answer. */
  private async askWithToken(call: WeChatCall): Promise<WeChatAnswer> {
    const token = await this.token.get();
    const answer = await this.client.ask({ ...call, query: { ...call.query, access_token: token } });
    if (!isStaleToken(answer)) return answer;
    this.token.drop(token);
    return this.client.ask({ ...call, query: { ...call.query, access_token: await this.token.get() } });
  }

  private async issueToken(): Promise<IssuedToken> {
    const path = '/cgi-bin/stable_token';
    const { appid, secret } = this.settings;
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: false };
    return settle(path, await this.client.ask({ method: 'POST', path, body }), Token);
  }
}

/** Cut by code points, so that no character is torn in two. */
function partsOf(content: string): string[] {
  const chars = Array.from(content);
  const count = Math.max(1, Math.ceil(chars.length / MAX_CHECKED_CHARS));
  return Array.from({ length: count }, (_, i) => chars.slice(i * MAX_CHECKED_CHARS, (i + 1) * MAX_CHECKED_CHARS).join(''));
}

const severity = { pass: 0, review: 1, risky: 2 } as const;

function worse(a: TextVerdict, b: TextVerdict): TextVerdict {
  return severity[b.suggest] > severity[a.suggest] ? b : a;
}
