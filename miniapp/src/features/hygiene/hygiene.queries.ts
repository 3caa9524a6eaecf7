import { useQuery } from '@tanstack/react-query';
import { hygieneRoutes } from '../../../../shared/contract/hygiene';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';

export const hygieneKeys = {
  rounds: (villageId: string) => ['hygiene', 'rounds', villageId] as const,
  results: (roundId: string) => ['hygiene', 'results', roundId] as const,
  sheet: (roundId: string, householdId: string) => ['hygiene', 'sheet', roundId, householdId] as const,
};

export const useRounds = (villageId: string) =>
  usePaged(
    hygieneKeys.rounds(villageId),
    (after) => call(hygieneRoutes.rounds, { params: { villageId }, query: { after } }),
    villageId !== '',
  );

export const useResults = (roundId: string) =>
  useQuery({ queryKey: hygieneKeys.results(roundId), queryFn: () => call(hygieneRoutes.results, { params: { roundId } }) });

export const useSheet = (roundId: string, householdId: string) =>
  useQuery({
    queryKey: hygieneKeys.sheet(roundId, householdId),
    queryFn: () => call(hygieneRoutes.sheet, { params: { roundId, householdId } }),
  });
