import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { householdRoutes, NewClaim } from '../../../../shared/contract/household';
import { call } from '../../core/call';
import { refreshMe } from '../../core/session';

const HOUR_MS = 3_600_000;

export const householdKeys = {
  groups: (villageId: string) => ['household', 'groups', villageId] as const,
  detail: (householdId: string) => ['household', 'detail', householdId] as const,
};

/** They change with an import of households, so hardly ever. */
export const useGroups = (villageId: string) =>
  useQuery({
    queryKey: householdKeys.groups(villageId),
    queryFn: async () => (await call(householdRoutes.groups, { params: { villageId } })).items,
    enabled: villageId !== '',
    staleTime: HOUR_MS,
  });

export const useHousehold = (householdId: string) =>
  useQuery({
    queryKey: householdKeys.detail(householdId),
    queryFn: () => call(householdRoutes.read, { params: { householdId } }),
    enabled: householdId !== '',
  });

/** The form shows what the server says about its fields, so no toast here. */
export const useClaim = (villageId: string, key: string) =>
  useMutation({
    mutationFn: (claim: z.input<typeof NewClaim>) => call(householdRoutes.claim, { params: { villageId }, body: claim }, { key }),
    onSuccess: () => void refreshMe(),
  });
