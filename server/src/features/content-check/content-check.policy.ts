import { contentCheckErrors } from '../../../../shared/contract/content-check';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';
import type { ContentCheck } from './content-check.entity';

/** What the policy needs to know of a check. */
export type CheckRow = Pick<ContentCheck, 'authorId' | 'desk' | 'decidedBy'>;

/** What is checked in other villages does not exist here. */
export function assertMayModerate(me: Caller, village: VillageRef | undefined): void {
  if (!village || !mayIn(me.standing, 'content:moderate', village)) refuse(commonErrors, 'NOT_FOUND');
}

export const mayDecide = (me: Caller, check: CheckRow): boolean =>
  check.authorId !== me.memberId && !(check.desk === 'appeal' && check.decidedBy === me.memberId);

/** Nobody judges their own words, nor the appeal against their own refusal. */
export function assertMayDecide(me: Caller, check: CheckRow): void {
  if (check.authorId === me.memberId) refuse(contentCheckErrors, 'CHECK_IS_YOURS');
  if (!mayDecide(me, check)) refuse(contentCheckErrors, 'CHECK_REFUSED_BY_YOU');
}
