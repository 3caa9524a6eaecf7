import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { Members } from '../../server/src/features/member/members.service';
import { Notice, NoticeCredit } from '../../server/src/features/notice/notice.entity';
import { Notices, type Telling } from '../../server/src/features/notice/notices.service';
import { noticeRoutes } from '../../shared/contract/notice';
import { NOTICE_FORMS, noticeForms, type NoticeForm } from '../../shared/domain/notice-templates';
import { startApp, type RunningApp, type StartOptions } from './app';
import type { TestDatabase } from './databases';
import { aStranger, type Person, YANGJIAWAN } from './people';
import { push, type PushSettings } from './wechat-double/push';
import { WeChatDouble } from './wechat-double/wechat-double';

export const SEND_PATH = '/cgi-bin/message/subscribe/send';
export const templateIdOf = (form: NoticeForm): string => `template-of-${form}`;
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const token = 'AAAAA';

export interface Told extends Person {
  openid: string;
}

/** The mini-program's templates, as WeChat's console and our config know them. */
export function withTemplates(wechat: WeChatDouble): Record<string, string> {
  for (const form of NOTICE_FORMS) wechat.house.subscriptions.templates.set(templateIdOf(form), noticeForms[form]);
  return Object.fromEntries(NOTICE_FORMS.map((form) => [form, templateIdOf(form)]));
}

/** A server whose WeChat is the double, and what a test asks of it. */
export class NoticeStage {
  private happenings = 0;

  private constructor(
    readonly running: RunningApp,
    readonly wechat: WeChatDouble,
    private readonly settings: PushSettings,
  ) {}

  static async open(on: TestDatabase, options: StartOptions = {}): Promise<NoticeStage> {
    const wechat = await WeChatDouble.start();
    const { appid, secret, baseUrl } = wechat;
    const config = { demo: false, wxApiBase: baseUrl, wxAppId: appid, wxSecret: secret, wxTemplates: withTemplates(wechat), wxPushToken: token, wxPushAesKey: aesKey };
    const running = await startApp(on, { ...options, config });
    return new NoticeStage(running, wechat, { http: running.http, appid, token, aesKey });
  }

  async close(): Promise<void> {
    await this.running.close();
    await this.wechat.stop();
  }

  get(): RunningApp['app'] {
    return this.running.app;
  }

  async person(): Promise<Told> {
    const person = await aStranger(this.running);
    return { ...person, openid: (await this.get().get(Members, { strict: false }).openidOf(person.memberId))! };
  }

  /** Somebody whose taps allowed so many messages, as WeChat and we both know. */
  async allowing(form: NoticeForm, times = 1): Promise<Told> {
    const person = await this.person();
    for (let tap = 0; tap < times; tap += 1) await this.tap(person, form);
    return person;
  }

  /** The person taps "allow"; the phone reports it. */
  async tap(person: Told, form: NoticeForm): Promise<void> {
    this.wechat.house.subscriptions.allow(person.openid, templateIdOf(form));
    await this.running.api.call(noticeRoutes.allow, { body: { answers: [{ form, answer: 'accept' }] } }, { token: person.token });
  }

  async tell(to: readonly Person[], telling: Partial<Telling> = {}): Promise<void> {
    await this.get().get(Notices, { strict: false }).tell({
      template: 'report-accepted', to: to.map(({ memberId }) => memberId), villageId: YANGJIAWAN, subject: 'report:r1', key: `happening-${(this.happenings += 1)}`,
      values: { what: '路灯不亮', place: '三组老槐树旁', number: 'YJW-2026-0001', words: '村里已受理', note: '村里已受理', due: '11月26日' },
      page: { name: 'resident/report', params: { reportId: 'r1' } }, ...telling,
    });
  }

  async told(who: Person, telling: Partial<Telling> = {}): Promise<void> {
    await this.tell([who], telling);
    await this.drain();
  }

  /** How often we asked WeChat to send. */
  attempts(): number {
    return this.wechat.callsTo(SEND_PATH).length;
  }

  drain(): Promise<number> {
    return this.get().get(JobRunner, { strict: false }).drain();
  }

  /** WeChat calls us, and we have dealt with it. */
  async push(message: object): Promise<void> {
    await push(this.settings, message);
    await this.drain();
  }

  /** The messages on the person's phone. */
  arrived({ openid }: Told) {
    return this.wechat.house.subscriptions.to(openid);
  }

  get uow(): UnitOfWork {
    return this.get().get(UnitOfWork, { strict: false });
  }

  /** Newest last. */
  notices({ memberId }: Person): Promise<Notice[]> {
    return this.uow.repo(Notice).find({ where: { memberId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async states(person: Person): Promise<string[]> {
    return (await this.notices(person)).map(({ wechatState }) => wechatState);
  }

  async credits({ memberId, token: session }: Person, form: NoticeForm): Promise<number> {
    const view = await this.running.api.call(noticeRoutes.settings, {}, { token: session });
    const ledger = await this.uow.repo(NoticeCredit).findOneBy({ memberId, form });
    const credits = view.forms.find((one) => one.form === form)?.credits ?? NaN;
    if (credits !== Math.max(0, Math.max(ledger?.asked ?? 0, ledger?.pushed ?? 0) - (ledger?.spent ?? 0))) throw new Error('The view is not the ledger');
    return credits;
  }
}
