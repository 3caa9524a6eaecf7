import { Injectable } from '@nestjs/common';
import type { ShopView } from '../../../../shared/contract/redemption';
import { quarterOf } from '../../../../shared/domain/quarters';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Households } from '../household/households.service';
import { RegionService } from '../region/region.service';
import { RedemptionBuyers, type Buyer } from './redemption-buyers.service';
import { RedemptionGoodsReader } from './redemption-goods-reader.service';
import { RedemptionLimits } from './redemption-limits.service';
import { RedemptionOrderReader } from './redemption-order-reader.service';
import { RedemptionPoints } from './redemption-points.service';
import { RedemptionSettings } from './redemption-settings.service';
import { mayHelp } from './redemption.policy';
import { toShopGood } from './redemption.view';

/** The points shop (积分超市) as a household walks through it. */
@Injectable()
export class RedemptionShop {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly buyers: RedemptionBuyers,
    private readonly households: Households,
    private readonly goods: RedemptionGoodsReader,
    private readonly limits: RedemptionLimits,
    private readonly orders: RedemptionOrderReader,
    private readonly points: RedemptionPoints,
    private readonly settings: RedemptionSettings,
  ) {}

  async read(me: Caller, villageId: string, householdId: string | undefined): Promise<ShopView> {
    const village = await this.regions.village(villageId);
    const buyer = await this.buyers.find(me, village, householdId ?? null);
    const household = buyer ? await this.household(villageId, buyer) : null;
    const hours = await this.settings.hours(villageId);
    const quarter = quarterOf(this.clock.now());
    const { budget, spent } = await this.limits.quarter(villageId, quarter);
    const budgetLeft = budget === null ? null : Math.max(0, budget - spent);
    const byVillage = await this.limits.taken(villageId, quarter);
    const byHousehold = buyer ? await this.limits.taken(villageId, quarter, buyer.householdId) : new Map<string, number>();
    const goods = await this.goods.onShelf(villageId);
    const photos = await this.goods.pictures(goods);
    const means = { balance: household?.balance ?? null, budgetLeft, isOpen: !hours.onlyWhenOpen || hours.isOpenNow };
    return {
      village: { villageId, name: village.name, townName: village.townName, countyName: village.countyName }, hours, household, budgetLeft,
      goods: goods.map((good) => toShopGood(good, photos.get(good.id) ?? null, {
        ...means, takenByHousehold: byHousehold.get(good.id) ?? 0, takenByVillage: byVillage.get(good.id) ?? 0,
      })),
      waiting: buyer ? await this.orders.waiting(villageId, buyer.householdId) : 0,
      mayHelp: mayHelp(me, village),
    };
  }

  private async household(villageId: string, { householdId, helperId }: Buyer): Promise<ShopView['household']> {
    const balance = await this.points.balanceOf(villageId, householdId);
    return { householdId, label: await this.households.label(householdId), balance, isOwn: helperId === null };
  }
}
