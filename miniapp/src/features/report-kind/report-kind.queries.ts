import { useQuery } from '@tanstack/react-query';
import { reportKindRoutes, type ReportKindView } from '../../../../shared/contract/report-kind';
import { nationalKinds } from '../../../../shared/domain/report-kinds';
import { call } from '../../core/call';
import { queryClient } from '../../core/query-client';

interface Known {
  stamp: string;
  items: ReportKindView[];
}
const HALF_HOUR_MS = 30 * 60_000;
const keyOf = (villageId: string) => ['report-kind', 'village', villageId] as const;

/** What the phone knows already is not sent again. */
async function readKinds(villageId: string): Promise<Known> {
  const before = queryClient.getQueryData<Known>(keyOf(villageId));
  const { stamp, items } = await call(reportKindRoutes.ofVillage, { params: { villageId }, query: { known: before?.stamp } });
  return { stamp, items: items ?? before?.items ?? [] };
}

/** Kinds of a village in the form's order, retired ones too; without a signal those last read, or else the country's. */
export function useReportKinds(villageId: string): readonly ReportKindView[] {
  const read = useQuery({ queryKey: keyOf(villageId), queryFn: () => readKinds(villageId), enabled: villageId !== '', staleTime: HALF_HOUR_MS });
  return read.data?.items ?? nationalKinds;
}

/** What a new report may be of. */
export const offered = (kinds: readonly ReportKindView[]): ReportKindView[] => kinds.filter(({ retired }) => !retired);
