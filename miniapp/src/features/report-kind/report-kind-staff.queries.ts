import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { reportKindRoutes, type CountyKind, type KindForm } from '../../../../shared/contract/report-kind';
import { mayIn } from '../../../../shared/domain/permissions';
import { regionLevel } from '../../../../shared/domain/regions';
import { call } from '../../core/call';
import { queryClient } from '../../core/query-client';
import { standingOf, useMe } from '../../core/session';
import { useAct, useKeyedAct } from '../workbench/use-act';

type Form = z.input<typeof KindForm>;
const keyOf = (countyCode: string) => ['report-kind', 'county', countyCode] as const;

/** The county whose kinds this person arranges; empty for everybody else. */
export function useOwnCounty(): string {
  const standing = standingOf(useMe());
  const codes = standing.appointments.map(({ regionCode }) => regionCode);
  return codes.find((code) => regionLevel(code) === 'county' && mayIn(standing, 'report-kind:manage', { id: '', code })) ?? '';
}

export const useCountyKinds = (countyCode: string) =>
  useQuery({
    queryKey: keyOf(countyCode),
    enabled: countyCode !== '',
    queryFn: async () => (await call(reportKindRoutes.ofCounty, { params: { countyCode } })).items,
  });

/** After a refusal somebody else's version may be the newest. */
const readAgain = (countyCode: string): Promise<void> => queryClient.invalidateQueries({ queryKey: keyOf(countyCode) });
async function orReadAgain<T>(countyCode: string, act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    void readAgain(countyCode);
    throw error;
  }
}

export const useCreateKind = (countyCode: string) =>
  useKeyedAct((body: Form, key) => call(reportKindRoutes.create, { params: { countyCode }, body }, { key }));

type Version = Pick<CountyKind, 'id' | 'version'>;

export const useEditKind = (countyCode: string) =>
  useAct(({ id, version, form }: Version & { form: Form }) =>
    orReadAgain(countyCode, call(reportKindRoutes.edit, { params: { countyCode, kindId: id }, body: { version, kind: form } })));

export const useRetireKind = (countyCode: string) =>
  useAct(({ id, version, retired }: Version & { retired: boolean }) =>
    orReadAgain(countyCode, call(reportKindRoutes.retire, { params: { countyCode, kindId: id }, body: { version, retired } })));
