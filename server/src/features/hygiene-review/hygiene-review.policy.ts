import { reviewErrors } from '../../../../shared/contract/hygiene-review';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';
import type { HygieneObjection } from './hygiene-review.entity';

export const isStaff = (me: Caller, village: VillageRef): boolean => mayIn(me.standing, 'hygiene:review', village);

/** How somebody stands to a household's result. */
export interface DoorSight {
  isOwn: boolean;
  /** Acts for this neighbour (组长、党员联户). */
  isHelper: boolean;
}

/** A household's quarrel with its grade is its own business, that of the village's staff and of who acts for it; to others it does not exist. */
export function assertMayReadDoor(me: Caller, village: VillageRef, { isOwn, isHelper }: DoorSight): void {
  if (!isOwn && !isHelper && !isStaff(me, village)) refuse(commonErrors, 'NOT_FOUND');
}

/** What a household wrote itself is not for its neighbours' eyes, be they in office. */
export const maySeeObjection = (me: Caller, village: VillageRef, { onBehalf }: HygieneObjection, { isOwn, isHelper }: DoorSight): boolean =>
  isOwn || isStaff(me, village) || (isHelper && onBehalf);

/** Whoever has been asked to look again reads it too. */
export function assertMayReadObjection(me: Caller, village: VillageRef, objection: HygieneObjection, sight: DoorSight): void {
  if (objection.inspectorId !== me.memberId && !maySeeObjection(me, village, objection, sight)) refuse(commonErrors, 'NOT_FOUND');
}

/** Staff may also put right what is found later; a household, and a neighbour for it, have until the notice period ends. */
export const isBoundByNotice = (me: Caller, village: VillageRef, isOwn: boolean): boolean => isOwn || !mayIn(me.standing, 'hygiene:open', village);

/** The household itself; or who writes down what somebody without a phone says: staff of the village, the group leader, a party contact. */
export const mayObject = (me: Caller, village: VillageRef, { isOwn, isHelper }: DoorSight): boolean =>
  isOwn || isHelper || (isStaff(me, village) && mayIn(me.standing, 'hygiene:open', village));

export function assertMayObject(me: Caller, village: VillageRef, sight: DoorSight): void {
  assertMayReadDoor(me, village, sight);
  if (!mayObject(me, village, sight)) refuse(commonErrors, 'FORBIDDEN');
}

export function assertIsOwn(me: Caller, village: VillageRef, sight: DoorSight): void {
  assertMayReadDoor(me, village, sight);
  if (!sight.isOwn) refuse(commonErrors, 'FORBIDDEN');
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
