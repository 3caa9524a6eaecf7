import { useState } from 'react';
import { discardDraft, keepPhotos, saveDraft, submitDraft } from '../../core/drafts';
import { goBack } from '../../core/navigation';
import { toast } from '../../ui/toast';

interface ReviewForm<P> {
  kind: 'objection' | 'improvement';
  /** The first thing that is missing, as a sentence. */
  problem: (words: string, photos: number) => string | undefined;
  payload: (words: string) => P;
}

/** Words and photos of a household; on the phone first, so that a lost signal loses nothing. */
export function useReviewForm<P>({ kind, problem, payload }: ReviewForm<P>) {
  const [words, setWords] = useState('');
  const [refs, setRefs] = useState<readonly string[]>([]);
  const [draftId, setDraftId] = useState<string>();
  const [isSending, setSending] = useState(false);
  const complain = (failure: unknown) => toast(failure instanceof Error ? failure.message : '没有存下,请再试一次');
  const send = async () => {
    const { id } = saveDraft({ kind, payload: payload(words.trim()), photos: [...refs], id: draftId });
    setDraftId(id);
    const draft = await submitDraft(id);
    if (draft?.state === 'failed') return toast(draft.reason ?? '没发出去,请再试一次');
    if (draft?.state !== 'sent') toast('已存手机,有信号时自动发出');
    goBack();
  };
  return {
    words, setWords, refs, isSending,
    add: (temporary: string[]) => void keepPhotos(temporary).then((kept) => setRefs((now) => [...now, ...kept])).catch(complain),
    drop: (ref: string) => setRefs((now) => now.filter((other) => other !== ref)),
    send: () => {
      const missing = problem(words, refs.length);
      if (missing) return toast(missing);
      setSending(true);
      void send().catch(complain).finally(() => setSending(false));
    },
    /** Thought better of it: a draft that was refused is not left lying about. */
    giveUp: () => {
      if (draftId) discardDraft(draftId);
      goBack();
    },
  };
}
