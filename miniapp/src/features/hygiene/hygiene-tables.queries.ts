import { useMutation, useQuery } from '@tanstack/react-query';
import { hygieneTableRoutes } from '../../../../shared/contract/hygiene-tables';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { toastError } from '../../ui/toast';

export const useRoundTables = (roundId: string, enabled = true) =>
  useQuery({ queryKey: ['hygiene', 'tables', 'round', roundId], queryFn: () => call(hygieneTableRoutes.round, { params: { roundId } }), enabled: enabled && roundId !== '' });

export const useQuarterTables = (villageId: string, quarter: string, enabled = true) =>
  useQuery({ queryKey: ['hygiene', 'tables', 'quarter', villageId, quarter], queryFn: () => call(hygieneTableRoutes.quarter, { params: { villageId }, query: { quarter } }), enabled: enabled && villageId !== '' });

/** Without a quarter the present one. */
export const useRegionTable = (regionCode: string, quarter: string | undefined) =>
  useQuery({ queryKey: ['hygiene', 'tables', 'region', regionCode, quarter], queryFn: () => call(hygieneTableRoutes.region, { params: { regionCode }, query: { quarter } }), enabled: regionCode !== '' });

export const useHygieneHistory = (householdId: string) =>
  useQuery({ queryKey: ['hygiene', 'history', householdId], queryFn: () => call(hygieneTableRoutes.history, { params: { householdId } }), enabled: householdId !== '' });

export interface SheetsAsked {
  kind: 'blank' | 'filled';
  groupNo?: number;
}

export const usePrintSheets = (roundId: string) =>
  useMutation({
    mutationFn: (query: SheetsAsked) => openFile(hygieneTableRoutes.sheets, { params: { roundId }, query }, query.kind === 'blank' ? '空白打分表.pdf' : '打分表.pdf'),
    onError: toastError,
  });

export const useRoundWorkbook = (roundId: string) =>
  useMutation({ mutationFn: () => openFile(hygieneTableRoutes.workbook, { params: { roundId } }, '评比表.xlsx'), onError: toastError });

export const useRoundReport = (roundId: string) =>
  useMutation({ mutationFn: () => openFile(hygieneTableRoutes.report, { params: { roundId } }, '评比通报.pdf'), onError: toastError });
