import { useQuery } from '@tanstack/react-query';
import { reportStaffRoutes } from '../../../../shared/contract/report-staff';
import { call } from '../../core/call';
import { useAct } from '../workbench/use-act';

export const useWorkers = (villageId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['report', 'workers', villageId],
    enabled: enabled && villageId !== '',
    queryFn: async () => (await call(reportStaffRoutes.workers, { params: { villageId } })).items,
  });

export const useAcceptReport = (reportId: string) => useAct(() => call(reportStaffRoutes.accept, { params: { reportId }, body: {} }));

export const useRejectReport = (reportId: string) =>
  useAct((note: string) => call(reportStaffRoutes.reject, { params: { reportId }, body: { note } }));

export interface Assignment {
  workerId: string;
  note: string;
}

export const useAssignReport = (reportId: string) =>
  useAct((body: Assignment) => call(reportStaffRoutes.assign, { params: { reportId }, body }));
