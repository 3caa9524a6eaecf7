import { Injectable } from '@nestjs/common';
import type { OrderCard, OrderView } from '../../../../shared/contract/redemption';
import type { OrderState } from '../../../../shared/domain/redemption';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';
import { RegionService } from '../region/region.service';
import { RedemptionBuyers } from './redemption-buyers.service';
import { RedemptionGoodsReader } from './redemption-goods-reader.service';
import { RedemptionSettings } from './redemption-settings.service';
import { RedemptionOrder } from './redemption.entity';
import { assertBelongs, assertMayRead, mayHelp, type OrderSight } from './redemption.policy';
import { toOrderCard, toOrderView } from './redemption.view';

export interface SeenOrder {
  order: RedemptionOrder;
  sight: OrderSight;
}

/** Orders as their household, its helper and the shop see them. */
@Injectable()
export class RedemptionOrderReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly residencies: Residencies,
    private readonly households: Households,
    private readonly members: Members,
    private readonly buyers: RedemptionBuyers,
    private readonly goods: RedemptionGoodsReader,
    private readonly settings: RedemptionSettings,
  ) {}

  /** Refuses with NOT_FOUND what is not this person's to see. */
  async load(me: Caller, orderId: string): Promise<SeenOrder> {
    const order = (await this.uow.repo(RedemptionOrder).findOneBy({ id: orderId })) ?? refuseCommon('NOT_FOUND');
    const sight = await this.buyers.sightOf(me, order, await this.regions.village(order.villageId));
    assertMayRead(sight);
    return { order, sight };
  }

  async read(me: Caller, orderId: string): Promise<OrderView> {
    return this.view(me, (await this.load(me, orderId)).order);
  }

  async view(me: Caller, order: RedemptionOrder): Promise<OrderView> {
    const sight = await this.buyers.sightOf(me, order, await this.regions.village(order.villageId));
    const [card] = await this.cards(order.villageId, [order], sight.isOwn ? order.householdId : undefined);
    const names = await this.members.nameOf([order.handedBy, order.endedBy].filter((id) => id !== null), order.villageId);
    return toOrderView(card!, order, { sight, names, hours: await this.settings.hours(order.villageId) });
  }

  async mine(me: Caller, villageId: string, { of, ...asked }: PageAsked & { of: 'household' | 'neighbours' }): Promise<Page<OrderCard>> {
    const village = await this.regions.village(villageId);
    const own = await this.residencies.verifiedOf(me.memberId, villageId);
    assertBelongs(me, village, own !== undefined);
    if (of === 'household' ? !own : !mayHelp(me, village)) return { items: [], next: null };
    return this.page(villageId, of === 'household' ? { householdId: own!.householdId } : { helperId: me.memberId }, asked, own?.householdId);
  }

  ofVillage(villageId: string, { state, ...asked }: PageAsked & { state?: OrderState | undefined }): Promise<Page<OrderCard>> {
    return this.page(villageId, state ? { state } : {}, asked);
  }

  waiting(villageId: string, householdId?: string): Promise<number> {
    return this.uow.repo(RedemptionOrder).countBy({ villageId, state: 'waiting', ...(householdId && { householdId }) });
  }

  private async page(villageId: string, where: Partial<RedemptionOrder>, asked: PageAsked, ownHouseholdId?: string): Promise<Page<OrderCard>> {
    const query = this.uow.repo(RedemptionOrder).createQueryBuilder('o').where({ villageId, ...where });
    const { items, next } = await keysetPage(query, 'createdAt', asked);
    return { items: await this.cards(villageId, items, ownHouseholdId), next };
  }

  private async cards(villageId: string, orders: readonly RedemptionOrder[], ownHouseholdId?: string): Promise<OrderCard[]> {
    const doors = new Map((await this.households.byIds([...new Set(orders.map((order) => order.householdId))])).map((door) => [door.householdId, door]));
    const names = await this.members.nameOf(orders.flatMap(({ helperId }) => helperId ?? []), villageId);
    const photos = await this.goods.photosOf(villageId, orders.map(({ goodId }) => goodId));
    return orders.map((order) => toOrderCard(order, { door: doors.get(order.householdId), names, photo: photos.get(order.goodId) ?? null, ownHouseholdId }));
  }
}
