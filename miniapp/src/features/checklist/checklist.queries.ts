import { useQuery } from '@tanstack/react-query';
import { checklistRoutes } from '../../../../shared/contract/checklist';
import { call } from '../../core/call';

export const useVillageChecklist = (villageId: string) =>
  useQuery({ queryKey: ['checklist', 'village', villageId], enabled: villageId !== '', queryFn: () => call(checklistRoutes.inForce, { params: { villageId } }) });

/** A published version, as a round used it; it never changes. */
export const useChecklist = (checklistId: string) =>
  useQuery({
    queryKey: ['checklist', 'version', checklistId], enabled: checklistId !== '', staleTime: Infinity,
    queryFn: () => call(checklistRoutes.read, { params: { checklistId } }),
  });
