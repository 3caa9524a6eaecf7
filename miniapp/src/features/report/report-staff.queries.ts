import { useQuery } from '@tanstack/react-query';
import { reportRoutes } from '../../../../shared/contract/report';
import { call } from '../../core/call';
import { useAct } from '../workbench/use-act';

export const useWorkers = (villageId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['report', 'workers', villageId],
    enabled: enabled && villageId !== '',
    queryFn: async () => (await call(reportRoutes.workers, { params: { villageId } })).items,
  });

export const useAcceptReport = (reportId: string) => useAct(() => call(reportRoutes.accept, { params: { reportId }, body: {} }));

export const useRejectReport = (reportId: string) =>
  useAct((note: string) => call(reportRoutes.reject, { params: { reportId }, body: { note } }));

export interface Assignment {
  workerId: string;
  note: string;
}

export const useAssignReport = (reportId: string) =>
  useAct((body: Assignment) => call(reportRoutes.assign, { params: { reportId }, body }));
