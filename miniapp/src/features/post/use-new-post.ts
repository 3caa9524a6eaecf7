import { useState } from 'react';
import { discardDraft, keepPhotos, saveDraft, submitDraft, useDrafts } from '../../core/drafts';
import { isEditable, type Draft } from '../../core/draft';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { useForm } from '../../core/use-form';
import { toast } from '../../ui/toast';
import { PostForm, type PostWords } from './post-staff.queries';
import { POST, type PostDraft } from './post.outbox';

const BLANK: PostWords = { board: 'services', title: '', body: '', pinned: false };
type OnPhone = Draft<PostDraft>;

/** A new post; what was begun and not sent is still there. */
export function useNewPost(villageId: string, onSent: (postId: string) => void) {
  const drafts = useDrafts(POST).filter((draft): draft is OnPhone => (draft.payload as PostDraft).villageId === villageId);
  const begun = drafts.find(isEditable);
  const [id, setId] = useState(() => begun?.id ?? newIdempotencyKey());
  const [refs, setRefs] = useState(() => begun?.photos.map(({ ref }) => ref) ?? []);
  const form = useForm(PostForm, begun?.payload ?? BLANK);
  const write = (words: PostWords, photos: string[]): void => {
    saveDraft<PostDraft>({ kind: POST, id, payload: { ...words, villageId }, photos });
  };
  const change = (next: Partial<PostWords>): void => {
    form.set(next);
    write({ ...BLANK, ...form.value, ...next }, refs);
  };
  const changePhotos = (next: string[]): void => {
    setRefs(next);
    write({ ...BLANK, ...form.value }, next);
  };
  const startAnew = (): void => {
    setId(newIdempotencyKey());
    setRefs([]);
    form.set(BLANK);
  };
  const send = async (words: PostWords): Promise<void> => {
    write(words, refs);
    const sent = await submitDraft(id);
    if (sent?.state === 'sent') onSent((sent.result as { postId: string }).postId);
    else if (sent?.state === 'failed') toast(sent.reason ?? '没发出去,请再试一次');
    else startAnew();
  };
  return {
    form,
    refs,
    waiting: drafts.filter(({ state }) => state === 'waiting' || state === 'sending'),
    change,
    add: async (paths: string[]) => changePhotos([...refs, ...(await keepPhotos(paths))]),
    drop: (ref: string) => changePhotos(refs.filter((other) => other !== ref)),
    publish: () => {
      const words = form.check();
      if (words) void send(words);
    },
    forget: () => {
      discardDraft(id);
      startAnew();
    },
  };
}
