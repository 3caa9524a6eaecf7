import { postErrors } from '../../../../shared/contract/post';
import type { CheckState } from '../../../../shared/domain/content-check';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';

/** What the policy needs to know of a post. */
export interface PostRow {
  withdrawnAt: number | null;
  checkState: CheckState;
  authorId: string;
}

export const mayEdit = (me: Caller | undefined, village: VillageRef): boolean => me !== undefined && mayIn(me.standing, 'post:publish', village);

export const mayModerate = (me: Caller | undefined, village: VillageRef): boolean => me !== undefined && mayIn(me.standing, 'content:moderate', village);

/** What has not passed the check is for its author and the moderators. */
const isShownTo = (me: Caller | undefined, { checkState, authorId }: PostRow, village: VillageRef): boolean =>
  checkState === 'passed' || me?.memberId === authorId || mayModerate(me, village);

/** A withdrawn post is gone for everybody but the village's staff. */
export function assertMayRead(me: Caller | undefined, post: PostRow, village: VillageRef): void {
  if (!isShownTo(me, post, village)) refuse(commonErrors, 'NOT_FOUND');
  if (post.withdrawnAt !== null && !mayEdit(me, village)) refuse(commonErrors, 'NOT_FOUND');
}

/** Staff of the village, and only while the post stands. */
export function assertMayChange(me: Caller, post: PostRow, village: VillageRef): void {
  assertMayRead(me, post, village);
  if (!mayEdit(me, village)) refuse(commonErrors, 'FORBIDDEN');
  if (post.withdrawnAt !== null) refuse(postErrors, 'POST_WITHDRAWN');
}
