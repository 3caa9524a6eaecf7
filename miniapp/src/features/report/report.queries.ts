import { useMutation, useQuery } from '@tanstack/react-query';
import { reportRoutes, type ReportView } from '../../../../shared/contract/report';
import { call } from '../../core/call';
import { CallError } from '../../core/call-error';
import { usePaged } from '../../core/paged';
import { queryClient } from '../../core/query-client';
import { useMe } from '../../core/session';
import { toastError } from '../../ui/toast';
import { recordKeys } from '../record/record.queries';
import { villageKeys } from '../village/village.queries';

export type ReportFilter = 'open' | 'ended' | 'all';

export const reportKeys = {
  of: (villageId: string) => ['report', 'list', villageId] as const,
  list: (villageId: string, state: ReportFilter, kind: string) => ['report', 'list', villageId, state, kind] as const,
  mine: ['report', 'mine'] as const,
  followed: ['report', 'followed'] as const,
  detail: (reportId: string) => ['report', 'detail', reportId] as const,
};

/** `kind` empty: of every kind. */
export const useReports = (villageId: string, state: ReportFilter, kind = '') =>
  usePaged(
    reportKeys.list(villageId, state, kind),
    (after) => call(reportRoutes.list, { params: { villageId }, query: { state, after, ...(kind && { kind }) } }),
    villageId !== '',
  );

export function useMyReports() {
  const isSignedIn = Boolean(useMe());
  return usePaged(reportKeys.mine, (after) => call(reportRoutes.mine, { query: { after } }), isSignedIn);
}

export function useFollowedReports() {
  const isSignedIn = Boolean(useMe());
  return usePaged(reportKeys.followed, (after) => call(reportRoutes.followed, { query: { after } }), isSignedIn);
}

export const useReport = (reportId: string) =>
  useQuery({ queryKey: reportKeys.detail(reportId), queryFn: () => call(reportRoutes.read, { params: { reportId } }) });

/** After a report appeared or moved: it, the lists it stands in, the pages that count it. */
export function refreshReports({ villageId, reportId }: Pick<ReportView, 'villageId' | 'reportId'>): void {
  const stale = [
    reportKeys.detail(reportId), reportKeys.of(villageId), reportKeys.mine, reportKeys.followed, villageKeys.page(villageId), villageKeys.home,
  ];
  stale.forEach((queryKey) => void queryClient.invalidateQueries({ queryKey }));
}

const showMoved = (report: ReportView): void => {
  queryClient.setQueryData(reportKeys.detail(report.reportId), report);
  refreshReports(report);
};

/** Somebody else moved it meanwhile: what is on screen is old. */
const reread = (reportId: string) => (error: unknown) => {
  toastError(error);
  if (error instanceof CallError && error.status === 409) void queryClient.invalidateQueries({ queryKey: reportKeys.detail(reportId) });
};

/** The reporter says it is fixed; both households' records change. */
export const useConfirmReport = (reportId: string, key: string) =>
  useMutation({
    mutationFn: () => call(reportRoutes.confirm, { params: { reportId }, body: {} }, { key }),
    onSuccess: (report) => {
      showMoved(report);
      void queryClient.invalidateQueries({ queryKey: recordKeys.all });
    },
    onError: reread(reportId),
  });

export const useDropReport = (reportId: string) =>
  useMutation({
    mutationFn: (note: string) => call(reportRoutes.drop, { params: { reportId }, body: { note } }),
    onSuccess: showMoved,
    onError: reread(reportId),
  });

/** Me too: on or off. */
export const useFollowReport = () =>
  useMutation({
    mutationFn: ({ reportId, on }: { reportId: string; on: boolean }) =>
      call(on ? reportRoutes.follow : reportRoutes.unfollow, { params: { reportId } }),
    onSuccess: showMoved,
    onError: toastError,
  });
