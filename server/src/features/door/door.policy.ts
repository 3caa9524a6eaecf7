import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';

/** Those who look after the village find a household by its plate. */
export const looksAfter = (me: Caller | undefined, village: VillageRef): boolean => me !== undefined && mayIn(me.standing, 'household:list', village);

export function assertMayRead(me: Caller, village: VillageRef, isOwn: boolean): void {
  if (!isOwn && !looksAfter(me, village)) refuseCommon('NOT_FOUND');
}

/** What a passer-by sees is for the household alone to say. */
export function assertMayChoose(me: Caller, village: VillageRef, isOwn: boolean): void {
  assertMayRead(me, village, isOwn);
  if (!isOwn) refuseCommon('FORBIDDEN');
}
