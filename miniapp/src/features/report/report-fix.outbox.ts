import { type ReportView } from '../../../../shared/contract/report';
import { reportStaffRoutes } from '../../../../shared/contract/report-staff';
import { call } from '../../core/call';
import { outboxKind } from '../../core/drafts';
import { queryClient } from '../../core/query-client';
import { uploadPhotoFor } from '../../core/upload-photo';
import { workbenchKeys } from '../workbench/workbench.queries';
import { refreshReports } from './report.queries';

export const FIX = 'report-fix';

export interface FixDraft {
  reportId: string;
  villageId: string;
  note: string;
}

/** The worker's photo taken outdoors leaves by itself when there is a signal, once. */
outboxKind<FixDraft>(FIX, {
  upload: uploadPhotoFor('after'),
  send: async ({ reportId, note }, { key, photoIds }): Promise<Pick<ReportView, 'state'>> => {
    const { state } = await call(reportStaffRoutes.fix, { params: { reportId }, body: { photoIds, note } }, { key });
    return { state };
  },
  onSent: ({ payload }) => {
    refreshReports(payload);
    void queryClient.invalidateQueries({ queryKey: workbenchKeys.all });
  },
});
