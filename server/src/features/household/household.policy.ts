import { householdErrors } from '../../../../shared/contract/household';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { covers } from '../../../../shared/domain/regions';
import type { Caller } from '../../core/access/caller';
import { refuse, refuseCommon } from '../../core/http/refusal';
import type { Office } from '../member/appointments.service';
import type { Residency } from '../member/residencies.service';

/** Cadres verify the whole village, a group leader the own group. */
export function verifiableGroups(offices: readonly Office[], village: VillageRef): number[] | 'all' {
  const here = offices.filter(({ regionCode }) => covers(regionCode, village.code));
  const leaders = here.filter(({ role }) => role === 'group-leader');
  const everywhere = here.some(({ role }) => role === 'secretary' || role === 'cadre') || leaders.some(({ groupNo }) => groupNo === null);
  return everywhere ? 'all' : leaders.flatMap(({ groupNo }) => (groupNo === null ? [] : [groupNo]));
}

/** Another village's claim does not exist for the asker; another group's does, but is not theirs to decide. */
export function assertMayDecide(me: Caller, claim: Residency, village: VillageRef, offices: readonly Office[]): void {
  if (claim.memberId === me.memberId) refuse(householdErrors, 'CLAIM_IS_YOUR_OWN');
  if (!mayIn(me.standing, 'residency:verify', village)) refuseCommon('NOT_FOUND');
  const groups = verifiableGroups(offices, village);
  if (groups !== 'all' && !groups.includes(claim.groupNo)) refuseCommon('FORBIDDEN');
}

/** Who lives where is for the household itself and for those who look after the village. */
export function assertMayReadHousehold(me: Caller, village: VillageRef, isOwn: boolean): void {
  if (!isOwn && !mayIn(me.standing, 'household:list', village)) refuseCommon('NOT_FOUND');
}
