import { reportKindErrors } from '../../../../shared/contract/report-kind';
import { mayIn } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';

/** An officer of the whole county; one of its towns is not enough. */
export function assertMayManage(me: Caller, countyCode: string): void {
  if (!mayIn(me.standing, 'report-kind:manage', { id: '', code: countyCode })) refuse(reportKindErrors, 'REPORT_KIND_NOT_YOUR_COUNTY');
}
