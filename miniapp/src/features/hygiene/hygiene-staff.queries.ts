import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { hygieneRoutes } from '../../../../shared/contract/hygiene';
import { call } from '../../core/call';
import { useKeyedAct } from '../workbench/use-act';
import { hygieneKeys } from './hygiene.queries';

export const workKey = (roundId: string) => ['hygiene', 'work', roundId] as const;

/** Checklist and households of a round; kept on the phone, so the day's work goes on without a signal. */
export const useRoundWork = (roundId: string) =>
  useQuery({ queryKey: workKey(roundId), enabled: roundId !== '', queryFn: () => call(hygieneRoutes.work, { params: { roundId } }) });

/** The sheet the server has; only asked for when there is one. */
export const useServerSheet = (roundId: string, householdId: string, enabled: boolean) =>
  useQuery({
    queryKey: hygieneKeys.sheet(roundId, householdId),
    enabled,
    queryFn: () => call(hygieneRoutes.sheet, { params: { roundId, householdId } }),
  });

export const NewRound = hygieneRoutes.openRound.body;

export const useOpenRound = (villageId: string, isInspection: boolean) =>
  useKeyedAct(({ announced, ...body }: z.output<typeof NewRound>, key) => (isInspection
    ? call(hygieneRoutes.inspect, { params: { villageId }, body }, { key })
    : call(hygieneRoutes.openRound, { params: { villageId }, body: { ...body, announced } }, { key })));

export const usePublishRound = () =>
  useKeyedAct((roundId: string, key) => call(hygieneRoutes.publish, { params: { roundId } }, { key }));
