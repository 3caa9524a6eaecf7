import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';
import type { RedemptionOrder } from './redemption.entity';

export const mayKeep = (me: Caller, village: VillageRef): boolean => mayIn(me.standing, 'redemption:keep', village);
export const mayOversee = (me: Caller, village: VillageRef): boolean => mayIn(me.standing, 'redemption:oversee', village);
export const mayHelp = (me: Caller, village: VillageRef): boolean => mayIn(me.standing, 'redemption:help', village);

/** The shop is the village's own: to outsiders it does not exist. */
export function assertBelongs(me: Caller, village: VillageRef, isResident: boolean): void {
  if (!isResident && !mayOversee(me, village) && !mayHelp(me, village)) refuseCommon('NOT_FOUND');
}

/** How somebody stands to an order. */
export interface OrderSight {
  isOwn: boolean;
  isHelper: boolean;
  keeps: boolean;
  oversees: boolean;
}

export function sightOf(me: Caller, order: Pick<RedemptionOrder, 'householdId' | 'helperId'>, village: VillageRef, ownHouseholdId: string | undefined): OrderSight {
  return {
    isOwn: ownHouseholdId === order.householdId,
    isHelper: order.helperId === me.memberId && mayHelp(me, village),
    keeps: mayKeep(me, village),
    oversees: mayOversee(me, village),
  };
}

export function assertMayRead({ isOwn, isHelper, oversees }: OrderSight): void {
  if (!isOwn && !isHelper && !oversees) refuseCommon('NOT_FOUND');
}

/** Household and helper need no reason; the shop does, and tells it to the household. */
export function assertMayCancel({ isOwn, isHelper, keeps }: OrderSight, reason: string): void {
  if (!isOwn && !isHelper && !keeps) refuseCommon('NOT_FOUND');
  if (!isOwn && !isHelper && reason === '') refuseCommon('INPUT_INVALID', [{ path: 'reason', message: '请写明取消的原因,住户会看到' }]);
}
