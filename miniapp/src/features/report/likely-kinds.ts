import { useMemo } from 'react';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { offered, useReportKinds } from '../report-kind/report-kind.queries';
import { useVillagePage } from '../village/village.queries';
import { habitsOf, likeliestFirst } from './report-habits';

export function useOfferedKinds(villageId: string): ReportKindView[] {
  const kinds = useReportKinds(villageId);
  return useMemo(() => offered(kinds), [kinds]);
}

/** The likeliest first, by what this person and the village reported before; the order does not change under a thumb. */
export function useLikelyKinds(kinds: readonly ReportKindView[], memberId: string, villageId: string, suits: readonly string[]): ReportKindView[] {
  const reports = useVillagePage(villageId).data?.reports;
  return useMemo(() => {
    const recent = reports?.map(({ kind }) => kind) ?? [];
    return likeliestFirst(kinds, { habits: habitsOf(memberId, villageId), recent, suits });
  }, [kinds, memberId, villageId, suits, reports]);
}
