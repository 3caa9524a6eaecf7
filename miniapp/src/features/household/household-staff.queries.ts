import { useMutation } from '@tanstack/react-query';
import { householdRoutes } from '../../../../shared/contract/household';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { useAct, useKeyedAct } from '../workbench/use-act';

export interface HouseholdFilter {
  groupNo?: number;
  q: string;
}

export const useHouseholds = (villageId: string, filter: HouseholdFilter) =>
  usePaged(
    ['household', 'list', villageId, filter],
    (after) => call(householdRoutes.list, { params: { villageId }, query: { ...filter, after, limit: 50 } }),
    villageId !== '',
  );

export const useClaims = (villageId: string) =>
  usePaged(['household', 'claims', villageId], (after) => call(householdRoutes.claims, { params: { villageId }, query: { after } }), villageId !== '');

export interface ClaimDecision {
  residencyId: string;
  decision: 'verify' | 'reject';
  reason: string;
}

export const useDecideClaim = () =>
  useAct(({ residencyId, ...body }: ClaimDecision) => call(householdRoutes.decideClaim, { params: { residencyId }, body }));

export const useResidents = (villageId: string, q: string) =>
  usePaged(
    ['household', 'residents', villageId, q],
    (after) => call(householdRoutes.residents, { params: { villageId }, query: { q, after } }),
    villageId !== '',
  );

/** `file` is a temporary path, or a blob URL in a browser. The page shows why a table cannot be read, so no toast here. */
export const usePreviewImport = (villageId: string) =>
  useMutation({
    mutationFn: (file: string) => call(householdRoutes.previewImport, { params: { villageId } }, { file }),
  });

export const useApplyImport = () =>
  useKeyedAct((importId: string, key) => call(householdRoutes.applyImport, { params: { importId } }, { key }));
