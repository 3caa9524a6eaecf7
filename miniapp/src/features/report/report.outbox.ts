import { reportRoutes } from '../../../../shared/contract/report';
import { call } from '../../core/call';
import { outboxKind } from '../../core/drafts';
import { uploadPhotoFor } from '../../core/upload-photo';
import { toast } from '../../ui/toast';
import { wordsOfDraft, type ReportDraft, type SentReport } from './report-draft';
import { refreshReports } from './report.queries';

/** A report leaves the phone by itself when there is a signal, once. */
outboxKind<ReportDraft>('report', {
  upload: uploadPhotoFor('report'),
  send: async (payload, { key, photoIds, voiceIds }): Promise<SentReport> => {
    const { place, facilityId, answers, description, showName } = wordsOfDraft(payload);
    const { villageId, kind } = payload;
    const { reportId } = await call(
      reportRoutes.submit,
      { params: { villageId }, body: { kind, place, facilityId, answers, description, showName, photoIds, voiceIds } },
      { key },
    );
    return { villageId, reportId };
  },
  onSent: ({ result }) => {
    toast('上报已发出');
    refreshReports(result as SentReport);
  },
});
