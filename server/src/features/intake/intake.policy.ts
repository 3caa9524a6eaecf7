import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';

/** Cadres and the town read all that was written down; leaders and party contacts what they wrote themselves. */
export const seesAll = (me: Caller, village: VillageRef): boolean => mayIn(me.standing, 'report:oversee', village);

export const maySee = (me: Caller, intake: { takenBy: string }, village: VillageRef): boolean =>
  mayIn(me.standing, 'report:intake', village) && (intake.takenBy === me.memberId || seesAll(me, village));
