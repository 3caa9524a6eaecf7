import { type ReportView } from '../../../../shared/contract/report';
import { outboxKind } from '../../core/drafts';
import { queryClient } from '../../core/query-client';
import { uploadPhotoFor } from '../../core/upload-photo';
import { workbenchKeys } from '../workbench/workbench.queries';
import { ruleOfPhoto, type PhotoMove } from './photo-moves';
import { refreshReports } from './report.queries';

export const FIX = 'report-fix';

export interface FixDraft {
  reportId: string;
  villageId: string;
  note: string;
  /** Older drafts on phones have none: they are done. */
  move?: PhotoMove;
}

/** The photo taken outdoors leaves by itself when there is a signal, once. */
outboxKind<FixDraft>(FIX, {
  upload: uploadPhotoFor('after'),
  send: async ({ reportId, note, move = 'fix' }, { key, photoIds }): Promise<Pick<ReportView, 'state'>> => {
    const { state } = await ruleOfPhoto(move).send(reportId, { photoIds, note }, key);
    return { state };
  },
  onSent: ({ payload }) => {
    refreshReports(payload);
    void queryClient.invalidateQueries({ queryKey: workbenchKeys.all });
  },
});
