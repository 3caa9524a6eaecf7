import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';

export const mayEdit = (me: Caller | undefined, village: VillageRef): boolean => me !== undefined && mayIn(me.standing, 'facility:manage', village);

/** Facilities stand in public: their existence is no secret. */
export function assertMayEdit(me: Caller, village: VillageRef): void {
  if (!mayEdit(me, village)) refuseCommon('FORBIDDEN');
}
