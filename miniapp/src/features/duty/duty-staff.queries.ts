import { useMutation, useQuery } from '@tanstack/react-query';
import { absenceRoutes, dutyRoutes, rotaRoutes, type NewAbsence, type NewDutyLine, type RotaScope } from '../../../../shared/contract/duty';
import type { CallInput } from '../../../../shared/route';
import type { z } from 'zod';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { handOver } from '../../core/saved-file';
import { toastError } from '../../ui/toast';
import { useAct, useKeyedAct } from '../workbench/use-act';
import { dutyKeys } from './duty.queries';

type LineInput = z.input<typeof NewDutyLine>;
export type ImportMode = 'merge' | 'replace';

export const useDutyTable = (villageId: string) =>
  usePaged(['duty', 'table', villageId], (after) => call(dutyRoutes.table, { params: { villageId }, query: { after, limit: 50 } }), villageId !== '');

export const useDutyGaps = (villageId: string) =>
  useQuery({ queryKey: dutyKeys.gaps(villageId), queryFn: () => call(dutyRoutes.gaps, { params: { villageId } }), enabled: villageId !== '' });

export const useDutyPeople = (villageId: string, scope: RotaScope = 'village', enabled = true) =>
  useQuery({
    queryKey: ['duty', 'people', villageId, scope],
    queryFn: async () => (await call(dutyRoutes.people, { params: { villageId }, query: { scope } })).items,
    enabled: enabled && villageId !== '',
  });

/** A new line, or a changed one when `lineId` and `version` say which. */
export const useSaveLine = (villageId: string) =>
  useKeyedAct(({ lineId, version, ...body }: LineInput & { lineId?: string; version?: number }, key) =>
    lineId === undefined
      ? call(dutyRoutes.addLine, { params: { villageId }, body }, { key })
      : call(dutyRoutes.editLine, { params: { villageId, lineId }, body: { ...body, version: version ?? 1 } }));

export const useDropLine = (villageId: string) =>
  useAct(({ lineId, version }: { lineId: string; version: number }) => call(dutyRoutes.dropLine, { params: { villageId, lineId }, query: { version } }));

/** The page shows why a table cannot be read, so no toast here. */
export const useTryTable = (villageId: string) =>
  useMutation({
    mutationFn: ({ file, mode }: { file: string; mode: ImportMode }) => call(dutyRoutes.importTable, { params: { villageId }, query: { mode } }, { file }),
  });

export const useStoreTable = (villageId: string) =>
  useAct(({ file, ...query }: { file: string; mode: ImportMode; baseVersion: number }) =>
    call(dutyRoutes.importTable, { params: { villageId }, query }, { file }));

export const useExportTable = (villageId: string) =>
  useMutation({
    mutationFn: async () => handOver(await call(dutyRoutes.exportTable, { params: { villageId }, query: { format: 'xlsx' } }), '责任表.xlsx'),
    onError: toastError,
  });

export const useAbsences = (villageId: string) =>
  usePaged(['duty', 'absences', villageId], (after) => call(absenceRoutes.list, { params: { villageId }, query: { after } }), villageId !== '');

export const useAddAbsence = (villageId: string) =>
  useKeyedAct((body: z.input<typeof NewAbsence>, key) => call(absenceRoutes.add, { params: { villageId }, body }, { key }));

export const useDropAbsence = (villageId: string) =>
  useAct((absenceId: string) => call(absenceRoutes.drop, { params: { villageId, absenceId } }));

export const useRota = (villageId: string, scope: RotaScope) =>
  useQuery({
    queryKey: ['duty', 'rota', villageId, scope],
    queryFn: () => call(rotaRoutes.weeks, { params: { villageId }, query: { scope } }),
    enabled: villageId !== '',
  });

type WeekBody = CallInput<typeof rotaRoutes.setWeek>['body'];
export const useSetWeek = (villageId: string) =>
  useAct(({ week, ...body }: WeekBody & { week: string }) => call(rotaRoutes.setWeek, { params: { villageId, week }, body }));

export const useSetPhone = (villageId: string) =>
  useAct((body: CallInput<typeof rotaRoutes.setPhone>['body']) => call(rotaRoutes.setPhone, { params: { villageId }, body }));
