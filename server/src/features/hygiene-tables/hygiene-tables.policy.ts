import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';

interface Round {
  state: string;
}

export const isPublished = ({ state }: Round): boolean => state === 'notice' || state === 'final';
const mayIf = (me: Caller | undefined, permission: 'hygiene:oversee' | 'record:oversee', village: VillageRef): boolean => me !== undefined && mayIn(me.standing, permission, village);

/** Inspectors, and those over them: names and every figure of the villages they look after. */
export const seesAll = (me: Caller | undefined, village: VillageRef): boolean => mayIf(me, 'hygiene:oversee', village);

/** Until it is published a round has no results for anybody. */
export function assertPublished(round: Round): void {
  if (!isPublished(round)) refuseCommon('NOT_FOUND');
}

export function assertSeesAll(me: Caller, village: VillageRef): void {
  if (!seesAll(me, village)) refuseCommon('NOT_FOUND');
}

/** Before the publication an inspector does not read what the others have given. */
export function assertReadsSheets(me: Caller, village: VillageRef, round: Round): void {
  assertSeesAll(me, village);
  if (!isPublished(round) && !mayIf(me, 'record:oversee', village)) refuseCommon('FORBIDDEN');
}

/** A household's own history is its own, and that of who may object for it. */
export function assertReadsHistory(me: Caller, village: VillageRef, isForThem: boolean): void {
  if (!isForThem && !seesAll(me, village)) refuseCommon('NOT_FOUND');
}
