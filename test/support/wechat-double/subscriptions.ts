import { demand, Refused } from './errors';

/** What each kind of field takes, by WeChat's own page; kept apart from our table on purpose. */
const LIMITS: Record<string, (value: string) => boolean> = {
  thing: (value) => [...value].length <= 20,
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  number: (value) => /^\d{1,32}$/.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => /^\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d{2}$/.test(value),
};

const isFit = (field: string, value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && !/[\n\r\t]/.test(value) && (LIMITS[field.replace(/\d+$/, '')]?.(value) ?? false);

export interface Delivered {
  openid: string;
  templateId: string;
  page: string;
  fields: Record<string, string>;
  msgId: string;
}

/** The templates of the mini-program, who allowed how many messages of each, and what arrived. */
export class Subscriptions {
  readonly delivered: Delivered[] = [];
  readonly templates = new Map<string, readonly string[]>();
  private readonly allowed = new Map<string, number>();
  /** Beyond what a number of JavaScript holds, as the real ones. */
  private lastMsgId = 2_402_610_512_187_711_488n;

  /** As when the person tapped "allow" so many times; negative takes back. */
  allow(openid: string, templateId: string, times = 1): void {
    const key = `${openid} ${templateId}`;
    this.allowed.set(key, (this.allowed.get(key) ?? 0) + times);
  }

  to(openid: string): Delivered[] {
    return this.delivered.filter((one) => one.openid === openid);
  }

  send(body: Record<string, unknown>): { errcode: number; errmsg: string; msgid: string } {
    const { touser, template_id: templateId, page, data, miniprogram_state: state, lang } = body;
    demand(typeof touser === 'string' && touser.startsWith('o'), 40003);
    const fields = typeof templateId === 'string' ? this.templates.get(templateId) : undefined;
    demand(fields, 40037);
    demand(typeof page === 'string' && /^(pages|packages)\/[\w/-]+(\?[^?]*)?$/.test(page), 41030);
    demand(['developer', 'trial', 'formal'].includes(state as string) && lang === 'zh_CN', 40097);
    const values = this.values(fields, data);
    const key = `${touser} ${String(templateId)}`;
    demand((this.allowed.get(key) ?? 0) > 0, 43101);
    this.allowed.set(key, this.allowed.get(key)! - 1);
    const msgid = String((this.lastMsgId += 1n));
    this.delivered.push({ openid: touser, templateId: String(templateId), page: page, fields: values, msgId: msgid });
    return { errcode: 0, errmsg: 'ok', msgid };
  }

  /** All of the template's fields and no other, each within its limit; the first that is not is named. */
  private values(fields: readonly string[], data: unknown): Record<string, string> {
    const given = (data ?? {}) as Record<string, { value?: unknown } | undefined>;
    const bad = [...fields, ...Object.keys(given)].find((field) => !fields.includes(field) || !isFit(field, given[field]?.value));
    if (bad) throw new Refused(47003, `argument invalid! data.${bad}.value invalid`);
    return Object.fromEntries(fields.map((field) => [field, String(given[field]?.value)]));
  }
}

const event = (Event: string, openid: string, at: number, List: object | object[]) => ({
  ToUserName: 'gh_1', FromUserName: openid, CreateTime: Math.floor(at / 1000), MsgType: 'event', Event, List,
});
type Answers = Record<string, string>;
const answersOf = (answers: Answers): object[] =>
  Object.entries(answers).map(([TemplateId, SubscribeStatusString]) => ({ TemplateId, SubscribeStatusString, PopupScene: '0' }));

/** A single entry comes without its array, as from WeChat. */
const single = (entries: object[]): object | object[] => (entries.length === 1 ? entries[0]! : entries);

/** The person answered the question: `{ [templateId]: 'accept' | 'reject' }`. */
export const popupEvent = (openid: string, at: number, answers: Answers) => event('subscribe_msg_popup_event', openid, at, single(answersOf(answers)));
/** The person changed WeChat's own settings. */
export const changeEvent = (openid: string, at: number, answers: Answers) => event('subscribe_msg_change_event', openid, at, single(answersOf(answers)));
export const sentEvent = ({ openid, templateId, msgId }: Delivered, at: number, ErrorCode = '0') =>
  event('subscribe_msg_sent_event', openid, at, [{ TemplateId: templateId, MsgID: msgId, ErrorCode, ErrorStatus: ErrorCode === '0' ? 'success' : 'failed' }]);
