import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { discardDraft, keepPhotos, saveDraft, submitDraft, useDrafts } from '../../core/drafts';
import { isEditable, type Draft } from '../../core/draft';
import { useMe } from '../../core/session';
import { toast } from '../../ui/toast';
import { ruleOfPhoto, type PhotoMove } from './photo-moves';
import { FIX, type FixDraft } from './report-fix.outbox';

/** Photo and note taken on the spot for one report, kept on the phone until they have arrived. */
export function useFix({ reportId, villageId }: Pick<ReportView, 'reportId' | 'villageId'>) {
  const id = `fix-${useMe()?.memberId ?? ''}-${reportId}`;
  const draft = useDrafts(FIX).find((one) => one.id === id) as Draft<FixDraft> | undefined;
  // Sent back by the reporter, it is fixed a second time.
  const current = draft?.state === 'sent' ? undefined : draft;
  const [note, setNote] = useState(current?.payload.note ?? '');
  const refs = current?.photos.map(({ ref }) => ref) ?? [];
  const write = (photos: string[], move?: PhotoMove): void => {
    if (draft?.state === 'sent') discardDraft(id);
    saveDraft<FixDraft>({ kind: FIX, id, payload: { reportId, villageId, note: note.trim(), ...(move && { move }) }, photos });
  };
  const act = async (move: PhotoMove): Promise<void> => {
    write(refs, move);
    const sent = await submitDraft(id);
    toast(sent?.state === 'sent' ? ruleOfPhoto(move).done : (sent?.reason ?? '已存手机,有信号时自动发出'));
  };
  const send = (move: PhotoMove): void => {
    if (ruleOfPhoto(move).needsNote && note.trim() === '') toast('请先说一句现在怎么样');
    else void act(move).catch((error: Error) => toast(error.message));
  };
  return {
    note,
    setNote,
    refs,
    state: current?.state,
    reason: current?.reason,
    mayChange: !current || isEditable(current),
    add: async (paths: string[]) => write([...refs, ...(await keepPhotos(paths))]),
    drop: (ref: string) => write(refs.filter((other) => other !== ref)),
    send,
  };
}
