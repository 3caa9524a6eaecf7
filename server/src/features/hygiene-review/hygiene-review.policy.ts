import { reviewErrors } from '../../../../shared/contract/hygiene-review';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';
import type { HygieneObjection } from './hygiene-review.entity';

export const isStaff = (me: Caller, village: VillageRef): boolean => mayIn(me.standing, 'hygiene:review', village);

/** A household's quarrel with its grade is its own business and that of the village's staff; to others it does not exist. */
export function assertMayReadDoor(me: Caller, village: VillageRef, isOwn: boolean): void {
  if (!isOwn && !isStaff(me, village)) refuse(commonErrors, 'NOT_FOUND');
}

/** Whoever has been asked to look again reads it too. */
export function assertMayReadObjection(me: Caller, village: VillageRef, objection: HygieneObjection, isOwn: boolean): void {
  if (objection.inspectorId !== me.memberId) assertMayReadDoor(me, village, isOwn);
}

/** The household itself; or staff of the village, who write down what somebody without a phone says. */
export function assertMayObject(me: Caller, village: VillageRef, isOwn: boolean): void {
  assertMayReadDoor(me, village, isOwn);
  if (!isOwn && !mayIn(me.standing, 'hygiene:open', village)) refuse(commonErrors, 'FORBIDDEN');
}

export function assertIsOwn(me: Caller, village: VillageRef, isOwn: boolean): void {
  assertMayReadDoor(me, village, isOwn);
  if (!isOwn) refuse(commonErrors, 'FORBIDDEN');
}

export function assertMayRun(me: Caller, village: VillageRef): void {
  if (!isStaff(me, village)) refuse(commonErrors, 'NOT_FOUND');
  if (!mayIn(me.standing, 'hygiene:open', village)) refuse(commonErrors, 'FORBIDDEN');
}

export function assertIsAsked(me: Caller, objection: HygieneObjection): void {
  if (objection.inspectorId !== me.memberId) refuse(commonErrors, 'NOT_FOUND');
}

/** How somebody stands to a door. */
export interface Nearness {
  hasScored: boolean;
  /** Lives there, or is declared kin. */
  isClose: boolean;
}

export function assertMayLook({ hasScored, isClose }: Nearness): void {
  if (hasScored) refuse(reviewErrors, 'SECOND_LOOK_SAME_PERSON');
  if (isClose) refuse(reviewErrors, 'SECOND_LOOK_TOO_CLOSE');
}

/** Nobody decides about themselves: neither about their home nor about their own sheet. */
export function assertMayDecide({ hasScored, isClose }: Nearness): void {
  if (hasScored || isClose) refuse(reviewErrors, 'DECISION_TOO_CLOSE');
}
