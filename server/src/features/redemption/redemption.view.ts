import type { z } from 'zod';
import type { Photo } from '../../../../shared/contract/common';
import type { GoodView, OrderCard, OrderView, ShopGood, ShopHours } from '../../../../shared/contract/redemption';
import { maskedName } from '../../../../shared/domain/groups';
import { obstacleWords, pickupScan, redeemable, spokenPickup, type Means } from '../../../../shared/domain/redemption';
import { qrRows } from '../../core/pdf/qr';
import type { DoorStep } from '../household/households.service';
import type { RedemptionGood, RedemptionOrder } from './redemption.entity';
import type { OrderSight } from './redemption.policy';

const iso = (at: number): string => new Date(at).toISOString();

interface CardOf {
  door: DoorStep | undefined;
  names: ReadonlyMap<string, string>;
  photo: Photo | null;
  ownHouseholdId: string | undefined;
}

export function toOrderCard(order: RedemptionOrder, { door, names, photo, ownHouseholdId }: CardOf): OrderCard {
  const headName = door?.headName ?? '';
  return {
    orderId: order.id, villageId: order.villageId, goodName: order.goodName, unit: order.unit, quantity: order.quantity, points: order.points, photo, state: order.state,
    householdLabel: door?.label ?? '', personName: order.householdId === ownHouseholdId ? headName : maskedName(headName),
    helperName: order.helperId && (names.get(order.helperId) ?? ''), createdAt: iso(order.createdAt), fetchBy: iso(order.fetchBy),
  };
}

interface ViewOf {
  sight: OrderSight;
  names: ReadonlyMap<string, string>;
  hours: z.infer<typeof ShopHours>;
}

/** The code is the proof of who may fetch it: whoever keeps the goods is shown it by the household, never by us. */
export function toOrderView(card: OrderCard, order: RedemptionOrder, { sight, names, hours }: ViewOf): OrderView {
  const { isOwn, isHelper, keeps } = sight;
  const { state, code, handedAt, handedBy, endedAt, endedBy, reason } = order;
  const nameOf = (id: string | null): string | null => (id && names.get(id)) ?? null;
  const isWaiting = state === 'waiting';
  return {
    ...card, hours,
    pickup: isWaiting && (isOwn || isHelper) ? { code, spoken: spokenPickup(code), qr: qrRows(pickupScan(code)) } : null,
    handedOver: handedAt === null ? null : { at: iso(handedAt), byName: nameOf(handedBy) },
    ended: endedAt === null ? null : { at: iso(endedAt), byName: nameOf(endedBy), reason },
    mayCancel: isWaiting && (isOwn || isHelper || keeps), cancelNeedsReason: !isOwn && !isHelper, mayTakeBack: state === 'handed-over' && keeps,
  };
}

export function toGoodView(good: RedemptionGood, photo: Photo | null, takenThisQuarter: number): GoodView {
  const { id: goodId, name, unit, points, stock, held, householdLimit, quarterLimit, onShelf, checkState, version } = good;
  return { goodId, name, unit, photo, points, stock, held, householdLimit, quarterLimit, takenThisQuarter, onShelf, isChecked: checkState === 'passed', version };
}

export function toShopGood(good: RedemptionGood, photo: Photo | null, means: Means): ShopGood {
  const { id: goodId, name, unit, points, stock, householdLimit } = good;
  const { atMost, obstacle } = redeemable(good, means);
  return { goodId, name, unit, photo, points, stock, householdLimit, atMost, obstacle, obstacleWords: obstacle ? obstacleWords(obstacle, good, means.balance) : '' };
}
