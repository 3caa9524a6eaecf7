import { improvementRoutes, objectionRoutes } from '../../../../shared/contract/hygiene-review';
import { call } from '../../core/call';
import { outboxKind } from '../../core/drafts';
import { queryClient } from '../../core/query-client';
import { uploadPhotoFor } from '../../core/upload-photo';
import { toast } from '../../ui/toast';
import { scoresOf, SECOND_LOOK, type LookDraft } from './second-look.draft';

export interface ObjectionDraft {
  roundId: string;
  householdId: string;
  itemIds: string[];
  words: string;
  resultVersion: number;
}
export type ImprovementDraft = Pick<ObjectionDraft, 'roundId' | 'householdId' | 'words'>;

const refresh = (words: string) => (): void => {
  toast(words);
  void queryClient.invalidateQueries({ queryKey: ['hygiene-review'] });
};

/** Written at home with a weak signal, it leaves when there is one, once. */
outboxKind<ObjectionDraft>('objection', {
  upload: uploadPhotoFor('report'),
  send: async ({ roundId, householdId, itemIds, words, resultVersion }, { key, photoIds }) => {
    const { objectionId } = await call(objectionRoutes.file, { params: { roundId, householdId }, body: { itemIds, words, resultVersion, photoIds } }, { key });
    return { objectionId };
  },
  onSent: refresh('提上去了,村里会安排人复核'),
});

outboxKind<ImprovementDraft>('improvement', {
  upload: uploadPhotoFor('report'),
  send: async ({ roundId, householdId, words }, { key, photoIds }) => {
    const { improvementId } = await call(improvementRoutes.send, { params: { roundId, householdId }, body: { words, photoIds } }, { key });
    return { improvementId };
  },
  onSent: refresh('交上去了,村里当天会看'),
});

/** A second look, from the doorstep. */
outboxKind<LookDraft>(SECOND_LOOK, {
  upload: uploadPhotoFor('sheet'),
  send: async (look, { key, photoIds }) => {
    const { objectionId, note, version } = look;
    const { state } = await call(objectionRoutes.look, { params: { objectionId }, body: { scores: scoresOf(look, photoIds), note, version } }, { key });
    return { state };
  },
  onSent: refresh('复核单交了,等村里定'),
});
