import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { appointmentRoutes, auditRoutes, type NewAppointment } from '../../../../shared/contract/member';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { useAct, useKeyedAct } from '../workbench/use-act';

export const useAppointments = (villageId: string) =>
  useQuery({
    queryKey: ['member', 'appointments', villageId],
    enabled: villageId !== '',
    queryFn: async () => (await call(appointmentRoutes.list, { params: { villageId } })).items,
  });

export const useAppoint = () =>
  useKeyedAct((body: z.input<typeof NewAppointment>, key) => call(appointmentRoutes.appoint, { body }, { key }));

export interface Dismissal {
  appointmentId: string;
  reason: string;
}

export const useDismiss = () =>
  useAct(({ appointmentId, reason }: Dismissal) => call(appointmentRoutes.dismiss, { params: { appointmentId }, body: { reason } }));

/** Who did what when, newest first. */
export const useAudit = (villageId: string) =>
  usePaged(['member', 'audit', villageId], (after) => call(auditRoutes.list, { params: { villageId }, query: { after, limit: 50 } }), villageId !== '');
