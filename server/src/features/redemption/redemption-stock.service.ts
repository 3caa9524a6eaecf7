import { Injectable } from '@nestjs/common';
import { redemptionErrors } from '../../../../shared/contract/redemption';
import type { MovementKind } from '../../../../shared/domain/redemption';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { LostRace } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { RedemptionGood, RedemptionMovement, type RedemptionOrder } from './redemption.entity';

export interface GoodRef {
  villageId: string;
  goodId: string;
}

/** Why and by whom something moves. */
export interface Moving {
  actorId: string | null;
  orderId?: string;
  reason?: string;
}

interface Change {
  kind: MovementKind;
  stock: number;
  held: number;
}

type Ordered = Pick<RedemptionOrder, 'id' | 'villageId' | 'goodId' | 'quantity'>;

/**
 * The only place that moves goods. Each verb is one conditional statement on the good, which also holds it until the commit, and one
 * line in the ledger: so stock and put-aside pieces are always the sums of the ledger. Inside the caller's unit of work.
 */
@Injectable()
export class RedemptionStock {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Puts pieces aside for an order at the price that was seen; answers the good as it now is. */
  async reserve({ villageId, goodId }: GoodRef, quantity: number, points: number, moving: Moving): Promise<RedemptionGood> {
    const taken = await this.uow.execute(
      `UPDATE redemption_good SET stock = stock - ?, held = held + ?
       WHERE id = ? AND village_id = ? AND on_shelf = 1 AND check_state = 'passed' AND points = ? AND stock >= ?`,
      [quantity, quantity, goodId, villageId, points, quantity],
    );
    if (taken !== 1) return this.whyNot({ villageId, goodId }, quantity, points);
    return this.note({ villageId, goodId }, { kind: 'reserved', stock: -quantity, held: quantity }, moving);
  }

  /** The order is off: its pieces are free again. */
  release(order: Ordered, moving: Moving): Promise<RedemptionGood> {
    return this.move(order, { kind: 'released', stock: order.quantity, held: -order.quantity }, { ...moving, orderId: order.id });
  }

  handOver(order: Ordered, moving: Moving): Promise<RedemptionGood> {
    return this.move(order, { kind: 'handed-over', stock: 0, held: -order.quantity }, { ...moving, orderId: order.id });
  }

  /** Back on the shelf; what is no good any more is then written off by a line of its own. */
  async takeBack(order: Ordered, isSpoilt: boolean, moving: Moving): Promise<void> {
    const why = { ...moving, orderId: order.id };
    await this.move(order, { kind: 'returned', stock: order.quantity, held: 0 }, why);
    if (isSpoilt) await this.move(order, { kind: 'written-off', stock: -order.quantity, held: 0 }, why);
  }

  deliver(good: GoodRef, quantity: number, moving: Moving): Promise<RedemptionGood> {
    return this.move(good, { kind: 'delivered', stock: quantity, held: 0 }, moving);
  }

  writeOff(good: GoodRef, quantity: number, moving: Moving): Promise<RedemptionGood> {
    return this.move(good, { kind: 'written-off', stock: -quantity, held: 0 }, moving);
  }

  /** `counted` pieces are there, those put aside included; the difference goes into the ledger, also when it is none. */
  async count({ villageId, goodId }: GoodRef, counted: number, moving: Moving): Promise<RedemptionGood> {
    await this.uow.execute('UPDATE redemption_good SET held = held WHERE id = ? AND village_id = ?', [goodId, villageId]);
    const { stock, held } = await this.load({ villageId, goodId });
    if (counted < held) refuse(redemptionErrors, 'REDEMPTION_COUNT_BELOW_HELD');
    return this.move({ villageId, goodId }, { kind: 'counted', stock: counted - held - stock, held: 0 }, moving);
  }

  async load({ villageId, goodId }: GoodRef): Promise<RedemptionGood> {
    return (await this.uow.repo(RedemptionGood).findOneBy({ id: goodId, villageId })) ?? refuseCommon('NOT_FOUND');
  }

  private async move({ villageId, goodId }: GoodRef, change: Change, moving: Moving): Promise<RedemptionGood> {
    const { stock, held } = change;
    const moved = await this.uow.execute(
      'UPDATE redemption_good SET stock = stock + ?, held = held + ? WHERE id = ? AND village_id = ? AND stock + ? >= 0 AND held + ? >= 0',
      [stock, held, goodId, villageId, stock, held],
    );
    if (moved !== 1) {
      await this.load({ villageId, goodId });
      refuse(redemptionErrors, 'REDEMPTION_STOCK_SHORT');
    }
    return this.note({ villageId, goodId }, change, moving);
  }

  private async note(good: GoodRef, { kind, stock, held }: Change, { actorId, orderId, reason = '' }: Moving): Promise<RedemptionGood> {
    const after = await this.load(good);
    const line: RedemptionMovement = {
      id: this.ids.next(), villageId: good.villageId, goodId: good.goodId, kind, stockChange: stock, heldChange: held, stockAfter: after.stock, heldAfter: after.held,
      orderId: orderId ?? null, reason, actorId, at: this.clock.now(),
    };
    await this.uow.repo(RedemptionMovement).insert(line);
    return after;
  }

  private async whyNot(ref: GoodRef, quantity: number, points: number): Promise<never> {
    const good = await this.load(ref);
    if (!good.onShelf || good.checkState !== 'passed') return refuseCommon('NOT_FOUND');
    if (good.points !== points) return refuse(redemptionErrors, 'REDEMPTION_PRICE_CHANGED');
    if (good.stock >= quantity) throw new LostRace('The good came back between the try and the look');
    return refuse(redemptionErrors, 'REDEMPTION_SOLD_OUT');
  }
}
