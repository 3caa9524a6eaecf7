import { useQuery } from '@tanstack/react-query';
import { boardRoutes, objectionRoutes } from '../../../../shared/contract/hygiene-review';
import { call } from '../../core/call';
import { useAct } from '../workbench/use-act';

export const reviewKeys = {
  door: (roundId: string, householdId: string) => ['hygiene-review', 'door', roundId, householdId] as const,
  boards: (roundId: string) => ['hygiene-review', 'boards', roundId] as const,
  objection: (objectionId: string) => ['hygiene-review', 'objection', objectionId] as const,
};

/** What the household may do about its result, and what has come of it. */
export const useDoorReview = (roundId: string, householdId: string) =>
  useQuery({ queryKey: reviewKeys.door(roundId, householdId), queryFn: () => call(objectionRoutes.door, { params: { roundId, householdId } }) });

export const useBoards = (roundId: string) =>
  useQuery({ queryKey: reviewKeys.boards(roundId), queryFn: () => call(boardRoutes.read, { params: { roundId } }) });

export const useWithdraw = () =>
  useAct(({ objectionId, version }: { objectionId: string; version: number }) => call(objectionRoutes.withdraw, { params: { objectionId }, body: { version } }));
