import { deedRoutes } from '../../../../shared/contract/deed';
import { call } from '../../core/call';
import { outboxKind } from '../../core/drafts';
import { queryClient } from '../../core/query-client';
import { uploadPhotoFor } from '../../core/upload-photo';
import { deedKeys } from './deed.queries';

export const DEED = 'deed';

export interface DeedDraft {
  villageId: string;
  kind: string;
  kindName: string;
  day: string;
  words: string;
  householdId: string | null;
  personName: string;
}

/** A good deed; written down without a signal, it goes when there is one, once. */
outboxKind<DeedDraft>(DEED, {
  upload: uploadPhotoFor('report'),
  send: ({ villageId, kindName: _, ...deed }, { key, photoIds }) => call(deedRoutes.submit, { params: { villageId }, body: { ...deed, photoIds } }, { key }),
  onSent: () => void queryClient.invalidateQueries({ queryKey: deedKeys.all }),
});
