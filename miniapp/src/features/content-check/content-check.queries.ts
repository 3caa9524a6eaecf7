import { useQuery } from '@tanstack/react-query';
import { contentCheckRoutes } from '../../../../shared/contract/content-check';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { useAct } from '../workbench/use-act';

/** What waits for a person; not kept on the phone, because it is not public. */
export const useHeld = () => usePaged(['content-check', 'held'], (after) => call(contentCheckRoutes.queue, { query: { after } }), true, { keep: false });

export const useHeldOne = (checkId: string) =>
  useQuery({
    queryKey: ['content-check', 'one', checkId], queryFn: () => call(contentCheckRoutes.held, { params: { checkId } }), enabled: checkId !== '', meta: { keep: false },
  });

export interface CheckDecision {
  checkId: string;
  decision: 'approve' | 'refuse';
  reason: string;
  version: number;
}

export const useDecideCheck = () =>
  useAct(({ checkId, ...body }: CheckDecision) => call(contentCheckRoutes.decide, { params: { checkId }, body }));

/** One's own things that others do not see. */
export const useOwnChecks = () => usePaged(['content-check', 'mine'], (after) => call(contentCheckRoutes.mine, { query: { after } }));

export const useAppeal = () => useAct((body: { subject: string; words: string }) => call(contentCheckRoutes.appeal, { body }));
