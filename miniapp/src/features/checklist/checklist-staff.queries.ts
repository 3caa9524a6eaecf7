import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { checklistRoutes, type ChecklistForm } from '../../../../shared/contract/checklist';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { queryClient } from '../../core/query-client';
import { useAct, useKeyedAct } from '../workbench/use-act';

const deskKey = (ownerId: string) => ['checklist', 'desk', ownerId] as const;

export const useChecklistDesk = (ownerId: string) =>
  useQuery({ queryKey: deskKey(ownerId), enabled: ownerId !== '', queryFn: () => call(checklistRoutes.desk, { params: { ownerId } }) });

export const useChecklistVersions = (ownerId: string) =>
  usePaged(['checklist', 'versions', ownerId], (after) => call(checklistRoutes.versions, { params: { ownerId }, query: { after, limit: 10 } }), ownerId !== '');

/** After a refusal somebody else's revision may be the newest. */
async function orReadAgain<T>(ownerId: string, act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: deskKey(ownerId) });
    throw error;
  }
}

export const useSaveChecklist = (ownerId: string) =>
  useAct((body: { revision: number; form: z.input<typeof ChecklistForm> }) => call(checklistRoutes.saveDraft, { params: { ownerId }, body }));

export const useAdoptTemplate = (ownerId: string) =>
  useAct((revision: number) => orReadAgain(ownerId, call(checklistRoutes.adopt, { params: { ownerId }, body: { revision } })));

export const useDiscardChecklist = (ownerId: string) =>
  useAct((revision: number) => orReadAgain(ownerId, call(checklistRoutes.discardDraft, { params: { ownerId }, body: { revision } })));

export const usePublishChecklist = (ownerId: string) =>
  useKeyedAct((body: { revision: number; effectiveOn: string }, key) =>
    orReadAgain(ownerId, call(checklistRoutes.publish, { params: { ownerId }, body }, { key })));
