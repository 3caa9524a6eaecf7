import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { NOTICE_FORMS, type NoticeForm } from '../../../../shared/domain/notice-templates';
import { AppConfig } from '../../core/config/config';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { OnPush, type PushedMessage } from '../../core/wechat/push/on-push';
import { Members } from '../member/members.service';
import { NoticeCredits } from './notice-credits.service';
import { Notice } from './notice.entity';

/** Figures come as text, and one entry comes without its array. */
const Figures = z.union([z.string(), z.number()]).transform(String);
const manyOrOne = <T extends z.ZodType>(item: T) => z.union([z.array(item).max(20), item.transform((one) => [one])]);
const pushed = <T extends z.ZodType>(item: T) => z.looseObject({ FromUserName: z.string(), CreateTime: z.coerce.number(), List: manyOrOne(item) });

const Answered = pushed(z.looseObject({ TemplateId: z.string(), SubscribeStatusString: z.string() }));
const Sent = pushed(z.looseObject({ TemplateId: z.string(), MsgID: Figures, ErrorCode: Figures }));

interface Entry {
  memberId: string;
  form: NoticeForm;
  /** Epoch milliseconds of the event. */
  at: number;
}

/** What WeChat tells of allowed, forbidden and delivered messages; what it tells of strangers and other templates is passed over. */
@Injectable()
export class NoticePushes {
  private readonly log = new Logger(NoticePushes.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly config: AppConfig,
    private readonly members: Members,
    private readonly credits: NoticeCredits,
  ) {}

  /** The person answered our question. */
  @OnPush('subscribe_msg_popup_event')
  async answered({ pushId, message }: PushedMessage): Promise<void> {
    for (const { entry, SubscribeStatusString: answer } of await this.entries(Answered, message)) {
      if (answer.startsWith('accept')) await this.credits.pushed(entry.memberId, entry.form, { pushId, at: entry.at + 999 });
    }
  }

  /** The person switched a template off in WeChat's own settings. */
  @OnPush('subscribe_msg_change_event')
  async changed({ message }: PushedMessage): Promise<void> {
    for (const { entry, SubscribeStatusString: answer } of await this.entries(Answered, message)) {
      if (answer === 'reject') await this.credits.reset(entry.memberId, entry.form, entry.at);
    }
  }

  /** A message arrived, or did not. */
  @OnPush('subscribe_msg_sent_event')
  async sent({ message }: PushedMessage): Promise<void> {
    for (const { entry, MsgID, ErrorCode } of await this.entries(Sent, message)) {
      const wechatState = ErrorCode === '0' ? 'delivered' : 'undelivered';
      const mine = { memberId: entry.memberId, wechatMsgId: MsgID, wechatState: 'sent' as const };
      await this.uow.run(() => this.uow.repo(Notice).update(mine, { wechatState }));
      if (ErrorCode !== '0') this.log.warn(`A ${entry.form} message was not delivered: ${ErrorCode}`);
    }
  }

  private async entries<S extends typeof Answered | typeof Sent>(shape: S, message: unknown): Promise<(z.output<S>['List'][number] & { entry: Entry })[]> {
    const read = shape.safeParse(message);
    const member = read.success && (await this.members.byOpenid(read.data.FromUserName));
    if (!member) return [];
    const { CreateTime, List } = read.data as z.output<S>;
    return List.flatMap((one) => {
      const form = this.formOf(one.TemplateId);
      return form ? [{ ...one, entry: { memberId: member.id, form, at: CreateTime * 1000 } }] : [];
    });
  }

  private formOf(templateId: string): NoticeForm | undefined {
    return NOTICE_FORMS.find((form) => this.config.wxTemplates[form] === templateId);
  }
}
