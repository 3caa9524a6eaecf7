import { useQuery } from '@tanstack/react-query';
import { hygienePlanRoutes } from '../../../../shared/contract/hygiene-plan';
import { call } from '../../core/call';

/** Only when somebody wants to check it. */
export const useDraw = (roundId: string, enabled: boolean) =>
  useQuery({ queryKey: ['hygiene', 'draw', roundId], enabled, queryFn: () => call(hygienePlanRoutes.draw, { params: { roundId } }) });
