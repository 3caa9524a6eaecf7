import type { z } from 'zod';
import { householdChangeRoutes, type NewMerge, type NewSplit } from '../../../../shared/contract/household-change';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { useKeyedAct } from '../workbench/use-act';

export const useHouseholdChanges = (villageId: string) =>
  usePaged(['household', 'changes', villageId], (after) => call(householdChangeRoutes.list, { params: { villageId }, query: { after } }), villageId !== '');

export const useSplit = (villageId: string) =>
  useKeyedAct((body: z.input<typeof NewSplit>, key) => call(householdChangeRoutes.split, { params: { villageId }, body }, { key }));

export const useMerge = (villageId: string) =>
  useKeyedAct((body: z.input<typeof NewMerge>, key) => call(householdChangeRoutes.merge, { params: { villageId }, body }, { key }));
