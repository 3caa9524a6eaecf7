import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { calendarRoutes, type SaveHours } from '../../../../shared/contract/clock';
import { mayIn } from '../../../../shared/domain/permissions';
import { regionLevel } from '../../../../shared/domain/regions';
import { call, urlOf } from '../../core/call';
import { queryClient } from '../../core/query-client';
import { standingOf, useMe } from '../../core/session';
import { openTable } from '../household/table-file';
import { useAct } from '../workbench/use-act';

const keyOf = (countyCode: string) => ['calendar', countyCode] as const;

/** The county whose calendar this person keeps; empty for everybody else. */
export function useCalendarCounty(): string {
  const standing = standingOf(useMe());
  const codes = standing.appointments.map(({ regionCode }) => regionCode);
  return codes.find((code) => regionLevel(code) === 'county' && mayIn(standing, 'calendar:manage', { id: '', code })) ?? '';
}

export const useCalendar = (countyCode: string, year: number) =>
  useQuery({
    queryKey: [...keyOf(countyCode), year],
    enabled: countyCode !== '',
    queryFn: () => call(calendarRoutes.read, { params: { countyCode }, query: { year } }),
  });

export const useSaveHours = (countyCode: string, year: number) =>
  useAct((body: z.input<typeof SaveHours>) => call(calendarRoutes.saveHours, { params: { countyCode }, query: { year }, body }));

/** The page shows which lines are wrong, so no toast here. */
export const useImportDays = (countyCode: string, year: number) =>
  useMutation({
    mutationFn: (file: string) => call(calendarRoutes.importDays, { params: { countyCode }, query: { year } }, { file }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keyOf(countyCode) }),
  });

export const openDays = (countyCode: string, year: number): void =>
  openTable(urlOf(calendarRoutes.daysTable, { params: { countyCode }, query: { year } }), `${year}年节假日`);
