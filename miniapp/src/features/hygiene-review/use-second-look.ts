import type { ObjectionView } from '../../../../shared/contract/hygiene-review';
import { isEditable, type Draft } from '../../core/draft';
import { keepPhotos, saveDraft, submitDraft, useDrafts } from '../../core/drafts';
import { useMe } from '../../core/session';
import { toast } from '../../ui/toast';
import { changeLook, lookItem, lookRefs, SECOND_LOOK, type LookDraft, type LookItem } from './second-look.draft';

/** Filled in on the doorstep, where there may be no signal: each tap is kept on the phone. */
export function useSecondLook({ objectionId, version }: Pick<ObjectionView, 'objectionId' | 'version'>) {
  const me = useMe()?.memberId ?? '';
  const id = `look-${me}-${objectionId}`;
  const onPhone = useDrafts(SECOND_LOOK).find((draft): draft is Draft<LookDraft> => draft.id === id);
  const isStale = onPhone !== undefined && onPhone.payload.version !== version && isEditable(onPhone);
  const look: LookDraft = onPhone ? { ...onPhone.payload, ...(isStale && { version }) } : { objectionId, version, note: '', items: {} };
  const write = (next: LookDraft): boolean => {
    try {
      saveDraft({ kind: SECOND_LOOK, id, payload: next, photos: lookRefs(next) });
      return true;
    } catch (error) {
      toast((error as Error).message);
      return false;
    }
  };
  const change = (itemId: string, item: Partial<LookItem>) => write(changeLook(look, itemId, item));
  return {
    look,
    state: onPhone?.state,
    reason: onPhone?.reason,
    mayChange: !onPhone || isEditable(onPhone),
    change,
    addPhotos: async (itemId: string, paths: string[]) => {
      const kept = await keepPhotos(paths);
      change(itemId, { refs: [...lookItem(look, itemId).refs, ...kept] });
    },
    dropPhoto: (itemId: string, ref: string) => change(itemId, { refs: lookItem(look, itemId).refs.filter((other) => other !== ref) }),
    writeNote: (note: string) => write({ ...look, note }),
    finish: async (): Promise<'sent' | 'waiting' | 'failed'> => {
      if (!write(look)) return 'failed';
      const draft = await submitDraft(id);
      if (draft?.state === 'failed') toast(draft.reason ?? '没发出去,请再试一次');
      return draft?.state === 'sent' ? 'sent' : draft?.state === 'failed' ? 'failed' : 'waiting';
    },
  };
}
export type OpenLook = ReturnType<typeof useSecondLook>;
