import { Injectable } from '@nestjs/common';
import type { NoticeTemplateId } from '../../../../shared/domain/notice-templates';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import { RedemptionSettings } from './redemption-settings.service';
import type { RedemptionOrder } from './redemption.entity';

const chinaDay = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' });
const MINUTE_MS = 60_000;

export const whatOf = ({ quantity, unit, goodName }: Pick<RedemptionOrder, 'quantity' | 'unit' | 'goodName'>): string => `${quantity} ${unit}${goodName}`;
/** The last day it can be fetched on: `fetchBy` is the midnight after it. */
export const lastDayWords = (fetchBy: number): string => chinaDay.format(fetchBy - MINUTE_MS);

/** Tells a household, and whoever acted for it, how its order stands; never the code. */
@Injectable()
export class RedemptionNotices {
  constructor(
    private readonly residencies: Residencies,
    private readonly members: Members,
    private readonly notices: Notices,
    private readonly settings: RedemptionSettings,
  ) {}

  async ready(order: RedemptionOrder): Promise<void> {
    if (order.helperId === null) return this.tell(order, 'redemption-ready', '');
    return this.tell(order, 'redemption-for-you', await this.nameOf(order, order.helperId), [order.helperId]);
  }

  async handedOver(order: RedemptionOrder): Promise<void> {
    return this.tell(order, 'redemption-handed-over', order.handedBy === null ? '' : await this.nameOf(order, order.handedBy));
  }

  cancelled(order: RedemptionOrder): Promise<void> {
    return this.tell(order, 'redemption-cancelled', order.reason);
  }

  returned(order: RedemptionOrder): Promise<void> {
    return this.tell(order, 'redemption-returned', order.reason);
  }

  expiring(order: RedemptionOrder): Promise<void> {
    return this.tell(order, 'redemption-expiring', '');
  }

  private async tell(order: RedemptionOrder, template: NoticeTemplateId, note: string, except: string[] = []): Promise<void> {
    const { villageId, householdId, id, helperId } = order;
    const people = (await this.residencies.membersOf(villageId, householdId)).map(({ memberId }) => memberId);
    const { place } = await this.settings.of(villageId);
    await this.notices.tell({
      template, villageId, subject: `redemption-order:${id}`, key: `${template}:${id}`,
      to: [...people, ...(helperId === null ? [] : [helperId])].filter((memberId) => !except.includes(memberId)),
      values: { what: whatOf(order), number: id.slice(-6), place, due: lastDayWords(order.fetchBy), note },
      page: { name: 'resident/redemption-order', params: { orderId: id } },
    });
  }

  private async nameOf({ villageId }: RedemptionOrder, memberId: string): Promise<string> {
    return (await this.members.nameOf([memberId], villageId)).get(memberId) ?? '';
  }
}
