import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { hygieneErrors } from '../../../../shared/contract/hygiene';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';
import type { RoundState } from './hygiene.entity';

/** An unpublished round is the business of inspectors and staff; to others it does not exist. */
export function assertMayWork(me: Caller, village: VillageRef): void {
  if (!mayIn(me.standing, 'hygiene:oversee', village)) refuse(commonErrors, 'NOT_FOUND');
}

export function assertMayPublish(me: Caller, village: VillageRef): void {
  assertMayWork(me, village);
  if (!mayIn(me.standing, 'hygiene:open', village)) refuse(commonErrors, 'FORBIDDEN');
}

/** A scorer never scores their own household. */
export function assertMayScore(me: Caller, village: VillageRef, ownHouseholdId: string | undefined, householdId: string): void {
  assertMayWork(me, village);
  if (!mayIn(me.standing, 'hygiene:score', village)) refuse(commonErrors, 'FORBIDDEN');
  if (ownHouseholdId === householdId) refuse(hygieneErrors, 'SHEET_OWN_HOUSEHOLD');
}

/** Staff read every sheet; a household reads its own once it is published. */
export function assertMayReadSheet(me: Caller, village: VillageRef, state: RoundState, isOwn: boolean): void {
  if (mayIn(me.standing, 'hygiene:oversee', village)) return;
  if (!isOwn || state === 'scoring') refuse(commonErrors, 'NOT_FOUND');
}
