import { mayIn } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';

/** The appointment must cover the whole county, not a town or village of it. */
export function assertMayManage(me: Caller, countyCode: string): void {
  if (!/^\d{6}$/.test(countyCode)) refuseCommon('NOT_FOUND');
  if (!mayIn(me.standing, 'calendar:manage', { id: countyCode, code: countyCode })) refuseCommon('FORBIDDEN');
}
