import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { hygienePlanRoutes } from '../../../../shared/contract/hygiene-plan';
import { call } from '../../core/call';
import { useAct, useKeyedAct } from '../workbench/use-act';

type TeamsBody = z.input<(typeof hygienePlanRoutes)['assign']['body']>;
type KinBody = z.input<(typeof hygienePlanRoutes)['declareKin']['body']>;

export const useInspectors = (villageId: string, enabled: boolean) =>
  useQuery({ queryKey: ['hygiene', 'inspectors', villageId], enabled, queryFn: async () => (await call(hygienePlanRoutes.inspectors, { params: { villageId } })).items });

export const useTeams = (roundId: string, enabled: boolean) =>
  useQuery({ queryKey: ['hygiene', 'teams', roundId], enabled, queryFn: () => call(hygienePlanRoutes.teams, { params: { roundId } }) });

export const useAssign = (roundId: string) => useAct((body: TeamsBody) => call(hygienePlanRoutes.assign, { params: { roundId }, body }));

export const useCancelRound = () => useAct((roundId: string) => call(hygienePlanRoutes.cancel, { params: { roundId } }));

export const useKin = (villageId: string, enabled: boolean) =>
  useQuery({ queryKey: ['hygiene', 'kin', villageId], enabled, queryFn: async () => (await call(hygienePlanRoutes.kin, { params: { villageId } })).items });

export const useDeclareKin = (villageId: string) =>
  useKeyedAct((body: KinBody, key) => call(hygienePlanRoutes.declareKin, { params: { villageId }, body }, { key }));

export const useWithdrawKin = (villageId: string) =>
  useAct(({ kinId, reason }: { kinId: string; reason: string }) => call(hygienePlanRoutes.withdrawKin, { params: { villageId, kinId }, body: { reason } }));
