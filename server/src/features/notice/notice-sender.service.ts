import { Injectable, Logger } from '@nestjs/common';
import { In } from 'typeorm';
import type { NoticeForm } from '../../../../shared/domain/notice-templates';
import { AppConfig } from '../../core/config/config';
import { UnitOfWork } from '../../core/database/unit-of-work';
import type { Delivery } from '../../core/wechat/subscribe-message';
import { WeChat } from '../../core/wechat/wechat';
import { Members } from '../member/members.service';
import { NoticeCredits } from './notice-credits.service';
import { Notice, type WeChatState } from './notice.entity';

export interface Outgoing {
  memberId: string;
  form: NoticeForm;
  fields: Record<string, string>;
  page: string;
}

type Before = Extract<WeChatState, 'waiting' | 'digest'>;

const stateAfter: Record<Delivery['outcome'], WeChatState | undefined> = {
  sent: 'sent', unsure: 'unsure', 'no-credit': 'refused', refused: 'failed', busy: undefined, 'over-quota': undefined,
};

/**
 * Sends to WeChat at most once: the notices are marked and the credit spent before the call. What is found marked later was begun by a
 * server that died, and is left alone; the inbox has it.
 */
@Injectable()
export class NoticeSender {
  private readonly log = new Logger(NoticeSender.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly config: AppConfig,
    private readonly wechat: WeChat,
    private readonly members: Members,
    private readonly credits: NoticeCredits,
  ) {}

  /** False: the credit was used up meanwhile, or somebody else has them; nothing is sent. */
  claim(ids: readonly string[], from: Before, memberId: string, form: NoticeForm): Promise<boolean> {
    return this.uow.run(async () => {
      const moved = await this.move(ids, from, 'sending');
      if (moved === 0) return false;
      if (moved < ids.length) throw new Error('Somebody else is sending some of these');
      if (await this.credits.spend(memberId, form)) return true;
      await this.move(ids, 'sending', 'inbox');
      return false;
    });
  }

  /** Sends what was claimed; whatever happens, the mark tells the truth afterwards. */
  async send(ids: readonly string[], from: Before, message: Outgoing): Promise<Delivery> {
    const delivery = await this.deliver(message).catch(async (error: unknown) => {
      await this.release(ids, from, message);
      throw error;
    });
    const state = stateAfter[delivery.outcome];
    if (state) await this.settle(ids, state, delivery, message);
    else await this.release(ids, from, message);
    return delivery;
  }

  /** How many of them were moved. */
  async move(ids: readonly string[], from: WeChatState, to: WeChatState): Promise<number> {
    const { affected } = await this.uow.run(() => this.uow.repo(Notice).update({ id: In([...ids]), wechatState: from }, { wechatState: to }));
    return affected ?? 0;
  }

  private async deliver({ memberId, form, fields, page }: Outgoing): Promise<Delivery> {
    const openid = await this.members.openidOf(memberId);
    const templateId = this.config.wxTemplates[form];
    if (!openid || !templateId) return { outcome: 'refused', errcode: 0 };
    return this.wechat.sendSubscribeMessage({ openid, templateId, page, fields });
  }

  private async settle(ids: readonly string[], state: WeChatState, delivery: Delivery, { memberId, form }: Outgoing): Promise<void> {
    if (delivery.outcome === 'refused') this.log.warn(`A ${form} message was refused for good: ${delivery.errcode}`);
    const wechatMsgId = delivery.outcome === 'sent' ? delivery.msgId : null;
    await this.uow.run(async () => {
      await this.uow.repo(Notice).update({ id: In([...ids]), wechatState: In(['sending', 'unsure']) }, { wechatState: state, wechatMsgId });
      if (delivery.outcome === 'no-credit') await this.credits.reset(memberId, form);
      if (delivery.outcome === 'refused') await this.credits.giveBack(memberId, form);
    });
  }

  /** Certainly not sent: as if nobody had tried. */
  private async release(ids: readonly string[], from: Before, { memberId, form }: Outgoing): Promise<void> {
    await this.uow.run(async () => {
      if ((await this.move(ids, 'sending', from)) > 0) await this.credits.giveBack(memberId, form);
    });
  }
}
