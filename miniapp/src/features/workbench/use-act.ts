import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { queryClient } from '../../core/query-client';
import { toastError } from '../../ui/toast';

/** One act of staff shows on many pages: the desk, the lists, the village page. What is on screen is read again. */
const refreshReads = (): Promise<void> => queryClient.invalidateQueries();

/** A write by staff: a refusal is said, success refreshes what is on screen. */
export const useAct = <I, O>(act: (input: I) => Promise<O>) =>
  useMutation({ mutationFn: act, onSuccess: () => void refreshReads(), onError: toastError });

/** The same for writes with an idempotency key: the same act tried again keeps its key, changed words are another act. */
export function useKeyedAct<I, O>(act: (input: I, key: string) => Promise<O>) {
  const last = useRef({ text: '', key: '' });
  const keyFor = (input: I): string => {
    const text = JSON.stringify(input) ?? '';
    if (text !== last.current.text || !last.current.key) last.current = { text, key: newIdempotencyKey() };
    return last.current.key;
  };
  return useMutation({
    mutationFn: (input: I) => act(input, keyFor(input)),
    onSuccess: () => {
      last.current = { text: '', key: '' };
      void refreshReads();
    },
    onError: toastError,
  });
}
