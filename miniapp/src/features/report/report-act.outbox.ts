import { reportRoutes, type ReportView } from '../../../../shared/contract/report';
import { call } from '../../core/call';
import { outboxKind } from '../../core/drafts';
import { queryClient } from '../../core/query-client';
import { uploadPhotoFor } from '../../core/upload-photo';
import { toast } from '../../ui/toast';
import { recordKeys } from '../record/record.queries';
import { actWords, type ActDraft, type ReportAct } from './report-act';
import { refreshReports } from './report.queries';

interface Sending {
  reportId: string;
  note: string;
  photoIds: string[];
  key: string;
}

const senders: Record<ReportAct, (sending: Sending) => Promise<ReportView>> = {
  reopen: ({ reportId, note, photoIds, key }) => call(reportRoutes.reopen, { params: { reportId }, body: { note, photoIds } }, { key }),
  contest: ({ reportId, note, photoIds, key }) => call(reportRoutes.contest, { params: { reportId }, body: { note, photoIds } }, { key }),
  dispute: ({ reportId, note, photoIds }) => call(reportRoutes.dispute, { params: { reportId }, body: { note, photoIds } }),
  reply: ({ reportId, note, photoIds, key }) => call(reportRoutes.reply, { params: { reportId }, body: { note, photoIds } }, { key }),
};

/** What a villager says about a report with photos: it, too, can be written where there is no signal. */
outboxKind<ActDraft>('report-act', {
  upload: uploadPhotoFor('report'),
  send: async ({ act, reportId, note }, { key, photoIds }) => {
    const { state } = await senders[act]({ reportId, note, photoIds, key });
    return { state };
  },
  onSent: ({ payload }) => {
    toast(actWords[payload.act].done);
    refreshReports(payload);
    // A place that was not fixed after all takes points back.
    void queryClient.invalidateQueries({ queryKey: recordKeys.all });
  },
});
