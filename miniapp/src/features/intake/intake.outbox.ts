import { intakeRoutes } from '../../../../shared/contract/intake';
import { call } from '../../core/call';
import { outboxKind } from '../../core/drafts';
import { uploadPhotoFor } from '../../core/upload-photo';
import { refreshReports } from '../report/report.queries';
import { toNewIntake, type IntakeDraft, type TakenIntake } from './intake-draft';
import { refreshIntakes } from './intake.queries';

export const INTAKE = 'intake';

/** A call cannot be repeated: what was typed is on the phone first, and leaves when there is a signal. */
outboxKind<IntakeDraft>(INTAKE, {
  upload: uploadPhotoFor('report'),
  send: async ({ villageId, ...words }, { key, photoIds }): Promise<TakenIntake> => {
    const { intake: { intakeId, reportId, number } } = await call(intakeRoutes.take, { params: { villageId }, body: toNewIntake(words, photoIds) }, { key });
    return { intakeId, reportId, number };
  },
  onSent: ({ payload: { villageId }, result }) => {
    refreshIntakes();
    refreshReports({ villageId, reportId: (result as TakenIntake).reportId });
  },
});
