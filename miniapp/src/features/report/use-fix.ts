import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { discardDraft, keepPhotos, saveDraft, submitDraft, useDrafts } from '../../core/drafts';
import { isEditable, type Draft } from '../../core/draft';
import { useMe } from '../../core/session';
import { toast } from '../../ui/toast';
import { FIX, type FixDraft } from './report-fix.outbox';

/** The worker's after photo and note for one report, kept on the phone until it has arrived. */
export function useFix({ reportId, villageId }: Pick<ReportView, 'reportId' | 'villageId'>) {
  const id = `fix-${useMe()?.memberId ?? ''}-${reportId}`;
  const draft = useDrafts(FIX).find((one) => one.id === id) as Draft<FixDraft> | undefined;
  // Sent back by the reporter, it is fixed a second time.
  const current = draft?.state === 'sent' ? undefined : draft;
  const [note, setNote] = useState(current?.payload.note ?? '');
  const refs = current?.photos.map(({ ref }) => ref) ?? [];
  const write = (photos: string[]): void => {
    if (draft?.state === 'sent') discardDraft(id);
    saveDraft<FixDraft>({ kind: FIX, id, payload: { reportId, villageId, note: note.trim() }, photos });
  };
  const act = async (): Promise<void> => {
    write(refs);
    const sent = await submitDraft(id);
    toast(sent?.state === 'sent' ? '办好了,等上报人确认' : (sent?.reason ?? '已存手机,有信号时自动发出'));
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
    send: () => void act().catch((error: Error) => toast(error.message)),
  };
}
