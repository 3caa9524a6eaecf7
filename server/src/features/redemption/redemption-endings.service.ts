import { Injectable } from '@nestjs/common';
import { redemptionErrors, type OrderView } from '../../../../shared/contract/redemption';
import { pickupIn, type OrderState } from '../../../../shared/domain/redemption';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { HandlesJob } from '../../core/jobs/handles-job';
import { RedemptionLimits } from './redemption-limits.service';
import { RedemptionOrderReader } from './redemption-order-reader.service';
import { EXPIRE, REMIND } from './redemption-orders.service';
import { RedemptionPoints } from './redemption-points.service';
import { RedemptionStock } from './redemption-stock.service';
import { RedemptionOrder } from './redemption.entity';
import { RedemptionNotices } from './redemption.notices';
import { assertMayCancel } from './redemption.policy';

const NOT_FETCHED = '到期没有来领';

/** What becomes of an order: handed over, cancelled, not fetched, taken back. Each takes the order first, by its state: of two at once one wins. */
@Injectable()
export class RedemptionEndings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly reader: RedemptionOrderReader,
    private readonly stock: RedemptionStock,
    private readonly limits: RedemptionLimits,
    private readonly points: RedemptionPoints,
    private readonly notices: RedemptionNotices,
    private readonly audit: Audit,
  ) {}

  /** What a keeper looks at before handing over. */
  async lookUp(me: Caller, villageId: string, typed: string): Promise<OrderView> {
    return this.reader.view(me, await this.byCode(villageId, typed));
  }

  handOver(me: Caller, villageId: string, typed: string): Promise<OrderView> {
    return this.uow.run(async () => {
      const { id } = await this.byCode(villageId, typed);
      const order = await this.turn(id, 'waiting', { state: 'handed-over', handedAt: this.clock.now(), handedBy: me.memberId });
      await this.stock.handOver(order, { actorId: me.memberId });
      await this.notices.handedOver(order);
      return this.finish(me, order, 'redemption.hand-over');
    });
  }

  cancel(me: Caller, orderId: string, reason: string): Promise<OrderView> {
    return this.uow.run(async () => {
      const { order, sight } = await this.reader.load(me, orderId);
      assertMayCancel(sight, reason);
      const cancelled = await this.callOff(order.id, me.memberId, reason || '自己取消');
      return sight.isOwn ? this.reader.view(me, cancelled) : this.finish(me, cancelled, 'redemption.cancel');
    });
  }

  takeBack(me: Caller, orderId: string, reason: string, isSpoilt: boolean): Promise<OrderView> {
    return this.uow.run(async () => {
      const { order, sight } = await this.reader.load(me, orderId);
      if (!sight.keeps) return refuseCommon('NOT_FOUND');
      const returned = await this.turn(order.id, 'handed-over', { state: 'returned', endedAt: this.clock.now(), endedBy: me.memberId, reason });
      await this.stock.takeBack(returned, isSpoilt, { actorId: me.memberId, reason });
      await this.undo(returned);
      await this.notices.returned(returned);
      return this.finish(me, returned, 'redemption.return');
    });
  }

  /** The last day is over: nobody came. */
  @HandlesJob(EXPIRE)
  expire({ orderId }: { orderId: string }): Promise<void> {
    return this.uow.run(async () => {
      if (await this.isWaiting(orderId)) await this.callOff(orderId, null, NOT_FETCHED);
    });
  }

  @HandlesJob(REMIND)
  remind({ orderId }: { orderId: string }): Promise<void> {
    return this.uow.run(async () => {
      const order = await this.uow.repo(RedemptionOrder).findOneBy({ id: orderId, state: 'waiting' });
      if (order) await this.notices.expiring(order);
    });
  }

  private isWaiting(orderId: string): Promise<boolean> {
    return this.uow.repo(RedemptionOrder).existsBy({ id: orderId, state: 'waiting' });
  }

  private async callOff(orderId: string, actorId: string | null, reason: string): Promise<RedemptionOrder> {
    const order = await this.turn(orderId, 'waiting', { state: 'cancelled', endedAt: this.clock.now(), endedBy: actorId, reason });
    await this.stock.release(order, { actorId, reason });
    await this.undo(order);
    await this.notices.cancelled(order);
    return order;
  }

  /** In the order in which a redemption takes them. */
  private async undo(order: RedemptionOrder): Promise<void> {
    await this.limits.giveBack(order);
    await this.points.giveBack(order, order.reason, order.endedBy);
  }

  /** From this state to that one, once; held until the commit. */
  private async turn(id: string, from: OrderState, change: Partial<RedemptionOrder>): Promise<RedemptionOrder> {
    const { affected } = await this.uow.repo(RedemptionOrder).update({ id, state: from }, change);
    const order = await this.uow.repo(RedemptionOrder).findOneByOrFail({ id });
    if (affected === 1) return order;
    if (order.state === 'waiting') return refuse(redemptionErrors, 'REDEMPTION_NOT_HANDED');
    return refuse(redemptionErrors, order.state === 'handed-over' ? 'REDEMPTION_ALREADY_HANDED' : 'REDEMPTION_ALREADY_ENDED');
  }

  private async byCode(villageId: string, typed: string): Promise<RedemptionOrder> {
    const code = pickupIn(typed);
    if (code === undefined) return refuse(redemptionErrors, 'REDEMPTION_CODE_WRONG');
    const order = await this.uow.repo(RedemptionOrder).findOneBy({ villageId, code });
    return order ?? refuse(redemptionErrors, 'REDEMPTION_CODE_UNKNOWN');
  }

  private async finish(me: Caller, order: RedemptionOrder, action: string): Promise<OrderView> {
    const { id, villageId, goodName: title, reason, householdId } = order;
    await this.audit.note(me, { action, villageId, subject: `redemption-order:${id}`, details: { householdId, title, ...(reason && { reason }) } });
    return this.reader.view(me, order);
  }
}
