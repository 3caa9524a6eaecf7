import { hygieneRoutes } from '../../../../shared/contract/hygiene';
import { call } from '../../core/call';
import { outboxKind } from '../../core/drafts';
import { queryClient } from '../../core/query-client';
import { uploadPhotoFor } from '../../core/upload-photo';
import { toNewSheet, type SheetDraft } from './sheet-draft';

export const SHEET = 'hygiene-sheet';

/** Sheets filled in on the doorstep leave by themselves when there is a signal, once. */
outboxKind<SheetDraft>(SHEET, {
  upload: uploadPhotoFor('sheet'),
  send: async (sheet, { key, photoIds }) => {
    const { roundId, householdId } = sheet;
    const body = toNewSheet(sheet, photoIds);
    const { version, total, grade } = await call(hygieneRoutes.score, { params: { roundId, householdId }, body }, { key });
    return { version, total, grade };
  },
  onSent: () => void queryClient.invalidateQueries({ queryKey: ['hygiene'] }),
});
