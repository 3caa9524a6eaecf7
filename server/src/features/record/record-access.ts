import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';

/** A household's record is for its own members and the village's staff; to others it does not exist. */
export function assertMayReadRecord(me: Caller, village: VillageRef, isOwnHousehold: boolean): void {
  if (!isOwnHousehold && !mayIn(me.standing, 'record:oversee', village)) refuse(commonErrors, 'NOT_FOUND');
}
