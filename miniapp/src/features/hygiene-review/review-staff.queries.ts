import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { boardRoutes, driftRoutes, improvementRoutes, objectionRoutes, type NewDecision } from '../../../../shared/contract/hygiene-review';
import type { BlackBoardMode } from '../../../../shared/domain/black-board';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { useAct, useKeyedAct } from '../workbench/use-act';
import { reviewKeys } from './review.queries';

export const useObjections = (villageId: string, state: 'live' | 'ended') =>
  usePaged(
    ['hygiene-review', 'objections', villageId, state],
    (after) => call(objectionRoutes.list, { params: { villageId }, query: { after, state } }),
    villageId !== '',
  );

export const useObjection = (objectionId: string) =>
  useQuery({ queryKey: reviewKeys.objection(objectionId), enabled: objectionId !== '', queryFn: () => call(objectionRoutes.read, { params: { objectionId } }) });

export const useSecondLooks = (enabled: boolean) =>
  useQuery({ queryKey: ['hygiene-review', 'second-looks'], enabled, queryFn: async () => (await call(objectionRoutes.secondLooks, {})).items });

export const useAssign = (objectionId: string) =>
  useAct((body: { inspectorId: string; version: number }) => call(objectionRoutes.assign, { params: { objectionId }, body }));

export const useDecide = (objectionId: string) =>
  useKeyedAct((body: z.input<typeof NewDecision>, key) => call(objectionRoutes.decide, { params: { objectionId }, body }, { key }));

export const useImprovements = (villageId: string, enabled: boolean) =>
  usePaged(
    ['hygiene-review', 'improvements', villageId],
    (after) => call(improvementRoutes.list, { params: { villageId }, query: { after } }),
    villageId !== '' && enabled,
  );

type Verdict = { improvementId: string } & ({ outcome: 'accepted' } | { outcome: 'refused'; reason: string });
export const useDecideImprovement = () =>
  useKeyedAct(({ improvementId, ...body }: Verdict, key) => call(improvementRoutes.decide, { params: { improvementId }, body }, { key }));

export const useBoardRule = (villageId: string) =>
  useQuery({ queryKey: ['hygiene-review', 'rule', villageId], enabled: villageId !== '', queryFn: () => call(boardRoutes.rule, { params: { villageId } }) });

export const useSetBoardRule = (villageId: string) => useAct((mode: BlackBoardMode) => call(boardRoutes.setRule, { params: { villageId }, body: { mode } }));

/** By region and quarter, or of one round. */
export const useDrift = ({ roundId, regionCode, quarter }: { roundId: string; regionCode: string; quarter: string }) =>
  useQuery({
    queryKey: ['hygiene-review', 'drift', roundId, regionCode, quarter],
    enabled: roundId !== '' || regionCode !== '',
    queryFn: () => (roundId ? call(driftRoutes.round, { params: { roundId } }) : call(driftRoutes.region, { params: { regionCode }, query: { quarter } })),
  });

export const useLateObjections = (regionCode: string) =>
  useQuery({ queryKey: ['hygiene-review', 'late', regionCode], enabled: regionCode !== '', queryFn: async () => (await call(objectionRoutes.late, { params: { regionCode } })).items });
