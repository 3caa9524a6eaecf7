import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { checklistRoutes, type ChecklistDesk, type ChecklistForm } from '../../../../shared/contract/checklist';
import { mayIn } from '../../../../shared/domain/permissions';
import { regionLevel } from '../../../../shared/domain/regions';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { pageParam } from '../../core/navigation';
import { queryClient } from '../../core/query-client';
import { standingOf, useMe } from '../../core/session';
import { useStaffVillage } from '../workbench/staff-village';
import { useAct, useKeyedAct } from '../workbench/use-act';

const deskKey = (ownerId: string) => ['checklist', 'desk', ownerId] as const;

/** Whose list this person makes: the county's, or that of the village the page is about. */
export function useChecklistOwner(): string {
  const [asked] = useState(() => pageParam('villageId'));
  const village = useStaffVillage();
  const standing = standingOf(useMe());
  const counties = standing.appointments.map(({ regionCode }) => regionCode).filter((code) => regionLevel(code) === 'county');
  const county = counties.find((code) => mayIn(standing, 'checklist:template', { id: '', code }));
  return asked || county || village;
}

export const useChecklistDesk = (ownerId: string) =>
  useQuery({ queryKey: deskKey(ownerId), enabled: ownerId !== '', queryFn: () => call(checklistRoutes.desk, { params: { ownerId } }) });

export const useChecklistVersions = (ownerId: string) =>
  usePaged(['checklist', 'versions', ownerId], (after) => call(checklistRoutes.versions, { params: { ownerId }, query: { after, limit: 10 } }), ownerId !== '');

/** The answer is the desk as it now lies there; after a refusal somebody else's revision may be the newest. */
async function onDesk(ownerId: string, act: Promise<ChecklistDesk>): Promise<ChecklistDesk> {
  try {
    const desk = await act;
    queryClient.setQueryData(deskKey(ownerId), desk);
    return desk;
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: deskKey(ownerId) });
    throw error;
  }
}

export const useSaveChecklist = (ownerId: string) =>
  useAct((body: { revision: number; form: z.input<typeof ChecklistForm> }) => onDesk(ownerId, call(checklistRoutes.saveDraft, { params: { ownerId }, body })));

export const useAdoptTemplate = (ownerId: string) =>
  useAct((revision: number) => onDesk(ownerId, call(checklistRoutes.adopt, { params: { ownerId }, body: { revision } })));

export const useDiscardChecklist = (ownerId: string) =>
  useAct((revision: number) => onDesk(ownerId, call(checklistRoutes.discardDraft, { params: { ownerId }, body: { revision } })));

export const usePublishChecklist = (ownerId: string) =>
  useKeyedAct((body: { revision: number; effectiveOn: string }, key) =>
    onDesk(ownerId, call(checklistRoutes.publish, { params: { ownerId }, body }, { key })));
