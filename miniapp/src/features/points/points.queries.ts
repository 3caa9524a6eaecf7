import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { pointsRoutes, type NewExpiryRule } from '../../../../shared/contract/points';
import { call } from '../../core/call';
import { useKeyedAct } from '../workbench/use-act';

export const usePointsExpiry = (villageId: string) =>
  useQuery({ queryKey: ['points', 'expiry', villageId], queryFn: () => call(pointsRoutes.expiry, { params: { villageId } }), enabled: villageId !== '' });

export const usePublishExpiry = (villageId: string) =>
  useKeyedAct((body: z.input<typeof NewExpiryRule>, key) => call(pointsRoutes.publishExpiry, { params: { villageId }, body }, { key }));
