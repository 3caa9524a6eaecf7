import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { reportRoutes, type NearbyReport, type ReportView } from '../../../../shared/contract/report';
import { reportStaffRoutes } from '../../../../shared/contract/report-staff';
import { call } from '../../core/call';
import { CallError } from '../../core/call-error';
import { queryClient } from '../../core/query-client';
import { useKeyedAct } from '../workbench/use-act';
import { deskActs, type DeskAct, type Said } from './report-staff.acts';
import { reportKeys } from './report.queries';

export type MergeTarget = z.infer<typeof NearbyReport>;

/** `reportId`: whoever is responsible for it comes first. */
export const useWorkers = (villageId: string, reportId: string | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['report', 'workers', villageId, reportId ?? ''],
    enabled: enabled && villageId !== '',
    queryFn: async () => (await call(reportStaffRoutes.workers, { params: { villageId }, query: { reportId } })).items,
  });

/** One act of the desk; what is on screen is read again afterwards. */
export const useDeskAct = (reportId: string) =>
  useKeyedAct(({ act, said }: { act: DeskAct; said: Said }, key) => deskActs[act].send(reportId, said, key));

/** Somebody else moved it meanwhile: what is on screen is old. */
export function rereadIfMoved(error: unknown, reportId: string): void {
  if (error instanceof CallError && error.status === 409) void queryClient.invalidateQueries({ queryKey: reportKeys.detail(reportId) });
}

export interface Assignment {
  workerId: string;
  note: string;
}

export const useAssignMany = (villageId: string) =>
  useKeyedAct(({ reportIds, ...given }: Assignment & { reportIds: string[] }, key) =>
    call(reportStaffRoutes.assignMany, { params: { villageId }, body: { reportIds, ...given } }, { key }));

/** Reports this one may be the same as: those close by first, then the other open ones. */
export const useMergeTargets = (report: ReportView) =>
  useQuery({ queryKey: ['report', 'merge-targets', report.reportId], meta: { keep: false }, queryFn: () => mergeTargets(report) });

async function mergeTargets(report: ReportView): Promise<MergeTarget[]> {
  const params = { villageId: report.villageId };
  const [near, open] = await Promise.all([nearby(report), call(reportRoutes.list, { params, query: { state: 'open' } })]);
  const known = new Set([report.reportId, ...near.map((one) => one.report.reportId)]);
  const others = open.items.filter(({ reportId }) => !known.has(reportId)).map((card) => ({ report: card, metres: null }));
  return [...near.filter((one) => one.report.reportId !== report.reportId), ...others];
}

async function nearby({ villageId, kind, facility, place }: ReportView): Promise<MergeTarget[]> {
  if (!facility && !place.point) return [];
  const query = { kind, ...(facility && { facilityId: facility.facilityId }), ...(place.point && { ...place.point, system: 'wgs84' as const }) };
  return (await call(reportRoutes.nearby, { params: { villageId }, query })).items;
}
