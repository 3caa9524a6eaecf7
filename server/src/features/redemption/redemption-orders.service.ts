import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { redemptionErrors, type NewOrder, type OrderView } from '../../../../shared/contract/redemption';
import { fetchBy, isOpenAt } from '../../../../shared/domain/exchange-days';
import { quarterOf } from '../../../../shared/domain/quarters';
import { pickupCode, PICKUP_NUMBERS } from '../../../../shared/domain/redemption';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Jobs } from '../../core/jobs/jobs';
import { RegionService } from '../region/region.service';
import { RedemptionBuyers, type Buyer } from './redemption-buyers.service';
import { RedemptionLimits } from './redemption-limits.service';
import { RedemptionOrderReader } from './redemption-order-reader.service';
import { RedemptionPoints } from './redemption-points.service';
import { RedemptionSettings } from './redemption-settings.service';
import { RedemptionStock } from './redemption-stock.service';
import { RedemptionGood, RedemptionOrder, type RedemptionSetting } from './redemption.entity';
import { RedemptionNotices } from './redemption.notices';

export const EXPIRE = 'redemption.expire';
export const REMIND = 'redemption.remind';
const REMIND_BEFORE_MS = 40 * 3_600_000;

/**
 * Points for goods. One unit of work takes, always in this order, the good, the quarter's tallies, the quarter's budget and the household's
 * points, each by one conditional statement: whoever comes too late is refused and leaves nothing behind.
 */
@Injectable()
export class RedemptionOrders {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly regions: RegionService,
    private readonly buyers: RedemptionBuyers,
    private readonly settings: RedemptionSettings,
    private readonly stock: RedemptionStock,
    private readonly limits: RedemptionLimits,
    private readonly points: RedemptionPoints,
    private readonly notices: RedemptionNotices,
    private readonly reader: RedemptionOrderReader,
    private readonly audit: Audit,
  ) {}

  async redeem(me: Caller, villageId: string, asked: NewOrder): Promise<OrderView> {
    const buyer = await this.buyers.required(me, await this.regions.village(villageId), asked.householdId);
    return this.uow.run(async () => {
      const setting = await this.settings.of(villageId);
      if (setting.onlyWhenOpen && !isOpenAt(setting.days, this.clock.now())) refuse(redemptionErrors, 'REDEMPTION_NOT_OPEN');
      const orderId = this.ids.next();
      const good = await this.stock.reserve({ villageId, goodId: asked.goodId }, asked.quantity, asked.points, { actorId: me.memberId, orderId });
      const order = this.describe(orderId, asked.quantity, { buyer, good, setting });
      await this.limits.take(order, good);
      await this.points.spend(order);
      await this.insert(order);
      await this.afterwards(me, order);
      return this.reader.view(me, order);
    });
  }

  private describe(id: string, quantity: number, { buyer, good, setting }: { buyer: Buyer; good: RedemptionGood; setting: RedemptionSetting }): RedemptionOrder {
    const now = this.clock.now();
    return {
      ...buyer, id, villageId: good.villageId, goodId: good.id, goodName: good.name, unit: good.unit, quantity, points: quantity * good.points, code: '',
      state: 'waiting', quarter: quarterOf(now), createdAt: now, fetchBy: fetchBy(setting.days, now, setting.keepDays),
      handedAt: null, handedBy: null, endedAt: null, endedBy: null, reason: '',
    };
  }

  /** Ten million numbers: a second order of the village with the same one is drawn again. */
  private async insert(order: RedemptionOrder): Promise<void> {
    for (;;) {
      order.code = pickupCode(randomInt(PICKUP_NUMBERS));
      try {
        await this.uow.repo(RedemptionOrder).insert({ ...order });
        return;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }

  private async afterwards(me: Caller, order: RedemptionOrder): Promise<void> {
    const { id: orderId, villageId, householdId, goodName, fetchBy: endsAt } = order;
    await this.jobs.enqueue(REMIND, { orderId }, { runAt: Math.max(this.clock.now(), endsAt - REMIND_BEFORE_MS) });
    await this.jobs.enqueue(EXPIRE, { orderId }, { runAt: endsAt });
    await this.notices.ready(order);
    if (order.helperId === null) return;
    await this.audit.note(me, { action: 'redemption.redeem-for', villageId, subject: `redemption-order:${orderId}`, details: { householdId, title: goodName } });
  }
}
