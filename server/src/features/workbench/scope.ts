import { mayIn, type Permission, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';

/** Ids of the villages in which the person holds a permission. */
export function idsWhere(me: Caller, permission: Permission, scope: readonly VillageRef[]): string[] {
  return scope.filter((village) => mayIn(me.standing, permission, village)).map((village) => village.id);
}
