import { useMutation, useQuery } from '@tanstack/react-query';
import { doorRoutes } from '../../../../shared/contract/door';
import type { DoorShows } from '../../../../shared/domain/door-shows';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { toastError } from '../../ui/toast';
import { useAct } from '../workbench/use-act';

export interface PlatesAsked {
  groupNo?: number;
  which: 'all' | 'unprinted';
}

export const useDoor = (code: string) =>
  useQuery({ queryKey: ['door', 'code', code], queryFn: () => call(doorRoutes.look, { params: { code } }), enabled: code !== '', retry: false });

export const useDoorSetting = (householdId: string) =>
  useQuery({ queryKey: ['door', 'setting', householdId], queryFn: () => call(doorRoutes.read, { params: { householdId } }), enabled: householdId !== '' });

export const useChooseShows = (householdId: string) =>
  useAct((body: { shows: DoorShows; version: number }) => call(doorRoutes.choose, { params: { householdId }, body }));

export const usePrintPlate = (householdId: string) =>
  useMutation({ mutationFn: () => openFile(doorRoutes.plate, { params: { householdId } }, '户牌.pdf'), onError: toastError });

export const useDoorRule = (villageId: string) =>
  useQuery({ queryKey: ['door', 'rule', villageId], queryFn: () => call(doorRoutes.rule, { params: { villageId } }), enabled: villageId !== '' });

export const useSetDoorRule = (villageId: string) =>
  useAct((body: { highest: DoorShows; version: number }) => call(doorRoutes.setRule, { params: { villageId }, body }));

export const usePrintHouseholdPlates = (villageId: string) =>
  useMutation({ mutationFn: (query: PlatesAsked) => openFile(doorRoutes.plates, { params: { villageId }, query }, '户牌.pdf'), onError: toastError });

export const useNotePrinted = (villageId: string) =>
  useAct((body: PlatesAsked) => call(doorRoutes.notePrinted, { params: { villageId }, body }));
