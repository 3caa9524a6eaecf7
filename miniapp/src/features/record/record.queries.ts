import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { recordRoutes } from '../../../../shared/contract/record';
import { recordFileRoutes } from '../../../../shared/contract/record-file';
import { quarterName } from '../../../../shared/domain/quarters';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { toastError } from '../../ui/toast';

export const recordKeys = {
  all: ['record'] as const,
  household: (householdId: string) => ['record', 'household', householdId] as const,
  entry: (entryId: string) => ['record', 'entry', entryId] as const,
  fiveCos: (villageId: string) => ['record', 'five-cos', villageId] as const,
  pairs: (villageId: string) => ['record', 'pairs', villageId] as const,
};

/** The first page brings the household's figures; the later ones only more lines. */
export function useHouseholdRecord(householdId: string) {
  const query = useInfiniteQuery({
    queryKey: recordKeys.household(householdId),
    queryFn: ({ pageParam }) => call(recordRoutes.household, { params: { householdId }, query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ entries }) => entries.next ?? undefined,
    select: ({ pages }) => ({ record: pages[0]!, lines: pages.flatMap(({ entries }) => entries.items) }),
    enabled: householdId !== '',
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return { data, error, refetch, more: { hasMore: hasNextPage, isLoading: isFetchingNextPage, onMore: () => void fetchNextPage() } };
}

export const useEntry = (entryId: string) =>
  useQuery({ queryKey: recordKeys.entry(entryId), queryFn: () => call(recordRoutes.entry, { params: { entryId } }) });

export const useFiveCos = (villageId: string) =>
  useQuery({
    queryKey: recordKeys.fiveCos(villageId),
    queryFn: () => call(recordRoutes.fiveCos, { params: { villageId } }),
    enabled: villageId !== '',
  });

/** About other people: not kept on the phone. */
export const usePairs = (villageId: string) =>
  useQuery({
    queryKey: recordKeys.pairs(villageId),
    queryFn: () => call(recordRoutes.pairs, { params: { villageId } }),
    meta: { keep: false },
  });

/** What I gave; the first page brings the quarters. */
export function useContributions() {
  const query = useInfiniteQuery({
    queryKey: ['record', 'contributions'],
    queryFn: ({ pageParam }) => call(recordRoutes.contributions, { query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ entries }) => entries.next ?? undefined,
    select: ({ pages }) => ({ quarters: pages[0]!.quarters, lines: pages.flatMap(({ entries }) => entries.items) }),
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return { data, error, refetch, more: { hasMore: hasNextPage, isLoading: isFetchingNextPage, onMore: () => void fetchNextPage() } };
}

/** Fetches the year's certificate as a file to keep and to share. */
export const openCertificate = (householdId: string, year: string, shows: 'door' | 'given-name' | 'nothing'): Promise<void> =>
  openFile(recordRoutes.certificate, { params: { householdId, year }, query: { shows } }, `${year}年度共治证书.png`);

/** By quarter; for staff. */
export const useQuarterFile = (villageId: string) =>
  useMutation({
    mutationFn: (quarter: string) => openFile(recordFileRoutes.ofVillage, { params: { villageId }, query: { quarter } }, `共治档案台账 ${quarterName(quarter)}.xlsx`),
    onError: toastError,
  });

/** All of a household's record, to keep. */
export const useHouseholdFile = (householdId: string, label: string) =>
  useMutation({ mutationFn: () => openFile(recordFileRoutes.ofHousehold, { params: { householdId } }, `${label}共治档案.xlsx`), onError: toastError });

/** What I gave, in every village, to keep. */
export const useOwnFile = () => useMutation({ mutationFn: () => openFile(recordFileRoutes.ofMine, {}, '我的贡献.xlsx'), onError: toastError });
