import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { discardDraft, keepPhotos, saveDraft, submitDraft } from '../../core/drafts';
import { toast } from '../../ui/toast';
import { actProblem, type ActDraft, type ReportAct } from './report-act';

/** Words and photos of one act; on the phone first, so that a lost signal loses nothing. */
export function useActForm({ reportId, villageId }: Pick<ReportView, 'reportId' | 'villageId'>, act: ReportAct, onDone: () => void) {
  const [note, setNote] = useState('');
  const [refs, setRefs] = useState<readonly string[]>([]);
  const [draftId, setDraftId] = useState<string>();
  const [isSending, setSending] = useState(false);
  const complain = (failure: unknown) => toast(failure instanceof Error ? failure.message : '没有存下,请再试一次');
  const add = async (temporary: string[]) => {
    const kept = await keepPhotos(temporary);
    setRefs((now) => [...now, ...kept]);
  };
  const send = async () => {
    const payload: ActDraft = { reportId, villageId, act, note: note.trim() };
    const { id } = saveDraft({ kind: 'report-act', payload, photos: [...refs], id: draftId });
    setDraftId(id);
    const draft = await submitDraft(id);
    if (draft?.state === 'failed') return toast(draft.reason ?? '没发出去,请再试一次');
    if (draft?.state !== 'sent') toast('已存手机,有信号时自动发出');
    onDone();
  };
  return {
    note, setNote, refs, isSending,
    add: (temporary: string[]) => void add(temporary).catch(complain),
    drop: (ref: string) => setRefs((now) => now.filter((other) => other !== ref)),
    send: () => {
      const problem = actProblem(act, note, refs.length);
      if (problem) return toast(problem);
      setSending(true);
      void send().catch(complain).finally(() => setSending(false));
    },
    /** Thought better of it: a draft that was refused is not left lying about. */
    giveUp: () => {
      if (draftId) discardDraft(draftId);
      onDone();
    },
  };
}
