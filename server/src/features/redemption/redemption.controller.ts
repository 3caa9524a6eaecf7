import { Controller } from '@nestjs/common';
import { redemptionRoutes } from '../../../../shared/contract/redemption';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { RedemptionEndings } from './redemption-endings.service';
import { RedemptionOrderReader } from './redemption-order-reader.service';
import { RedemptionOrders } from './redemption-orders.service';
import { RedemptionShop } from './redemption-shop.service';

type In<K extends keyof typeof redemptionRoutes> = InputOf<(typeof redemptionRoutes)[K]>;
type Out<K extends keyof typeof redemptionRoutes> = Promise<OutputOf<(typeof redemptionRoutes)[K]>>;

@Controller()
export class RedemptionController {
  constructor(
    private readonly shops: RedemptionShop,
    private readonly orders: RedemptionOrders,
    private readonly reader: RedemptionOrderReader,
    private readonly endings: RedemptionEndings,
  ) {}

  @Handles(redemptionRoutes.shop)
  shop(@Me() me: Caller, @Input(redemptionRoutes.shop) { params, query }: In<'shop'>): Out<'shop'> {
    return this.shops.read(me, params.villageId, query.householdId);
  }

  @Handles(redemptionRoutes.redeem)
  redeem(@Me() me: Caller, @Input(redemptionRoutes.redeem) { params, body }: In<'redeem'>): Out<'redeem'> {
    return this.orders.redeem(me, params.villageId, body);
  }

  @Handles(redemptionRoutes.mine)
  mine(@Me() me: Caller, @Input(redemptionRoutes.mine) { params, query }: In<'mine'>): Out<'mine'> {
    return this.reader.mine(me, params.villageId, query);
  }

  @Handles(redemptionRoutes.order)
  order(@Me() me: Caller, @Input(redemptionRoutes.order) { params }: In<'order'>): Out<'order'> {
    return this.reader.read(me, params.orderId);
  }

  @Handles(redemptionRoutes.cancel)
  cancel(@Me() me: Caller, @Input(redemptionRoutes.cancel) { params, body }: In<'cancel'>): Out<'cancel'> {
    return this.endings.cancel(me, params.orderId, body.reason);
  }
}
