import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { facilityRoutes, type FacilityEdit, type FacilityState, type NewFacility } from '../../../../shared/contract/facility';
import type { FacilityKindId } from '../../../../shared/domain/facility-kinds';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { usePaged } from '../../core/paged';
import { toastError } from '../../ui/toast';
import { useAct, useKeyedAct } from '../workbench/use-act';

type FacilityInput = z.input<typeof NewFacility>;

export const useFacilityByCode = (code: string) =>
  useQuery({ queryKey: ['facility', 'code', code], queryFn: () => call(facilityRoutes.byCode, { params: { code } }), enabled: code !== '' });

export const useFacility = (facilityId: string) =>
  useQuery({ queryKey: ['facility', 'detail', facilityId], queryFn: () => call(facilityRoutes.read, { params: { facilityId } }), enabled: facilityId !== '' });

export const useFacilities = (villageId: string, kind: FacilityKindId | undefined, state: FacilityState) =>
  usePaged(
    ['facility', 'list', villageId, kind, state],
    (after) => call(facilityRoutes.list, { params: { villageId }, query: { after, limit: 50, kind, state } }),
    villageId !== '',
  );

/** For maps. */
export const useFacilityLayer = (villageId: string, enabled = true) =>
  useQuery({ queryKey: ['facility', 'layer', villageId], queryFn: () => call(facilityRoutes.layer, { params: { villageId } }), enabled: enabled && villageId !== '' });

export const useFacilityPeople = (villageId: string) =>
  useQuery({
    queryKey: ['facility', 'people', villageId],
    queryFn: async () => (await call(facilityRoutes.dutyPeople, { params: { villageId } })).items,
    enabled: villageId !== '',
  });

export const useAddFacility = (villageId: string) =>
  useKeyedAct((body: FacilityInput, key) => call(facilityRoutes.create, { params: { villageId }, body }, { key }));

export const useEditFacility = (facilityId: string) =>
  useAct((body: z.input<typeof FacilityEdit>) => call(facilityRoutes.edit, { params: { facilityId }, body }));

export const useSetFacilityState = (facilityId: string) =>
  useAct((body: { state: FacilityState; version: number }) => call(facilityRoutes.setState, { params: { facilityId }, body }));

/** The page shows why a table cannot be read, so no toast here. */
export const useTryFacilities = (villageId: string) =>
  useMutation({ mutationFn: (file: string) => call(facilityRoutes.importTable, { params: { villageId } }, { file }) });

export const useStoreFacilities = (villageId: string) =>
  useAct(({ file, baseVersion }: { file: string; baseVersion: number }) =>
    call(facilityRoutes.importTable, { params: { villageId }, query: { baseVersion } }, { file }));

export const useExportFacilities = (villageId: string) =>
  useMutation({ mutationFn: () => openFile(facilityRoutes.exportTable, { params: { villageId }, query: { format: 'xlsx' } }, '设施表.xlsx'), onError: toastError });

/** Of one facility, of a kind, or of all. */
export const usePrintPlates = (villageId: string) =>
  useMutation({
    mutationFn: (query: { kind?: FacilityKindId | undefined; facilityIds?: string }) => openFile(facilityRoutes.plates, { params: { villageId }, query }, '设施牌.pdf'),
    onError: toastError,
  });
