import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { redemptionRoutes, type NewOrder } from '../../../../shared/contract/redemption';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { useKeyedAct } from '../workbench/use-act';

/** Everything of the shop goes stale together: an order changes stock, points and lists. */
export const redemptionKeys = {
  all: ['redemption'] as const,
  shop: (villageId: string, householdId = '') => ['redemption', 'shop', villageId, householdId] as const,
  order: (orderId: string) => ['redemption', 'order', orderId] as const,
};

/** `householdId`: a neighbour's, for whom one redeems. */
export const useShop = (villageId: string, householdId?: string) =>
  useQuery({
    queryKey: redemptionKeys.shop(villageId, householdId),
    queryFn: () => call(redemptionRoutes.shop, { params: { villageId }, query: { ...(householdId && { householdId }) } }),
    enabled: villageId !== '',
  });

export const useRedeem = (villageId: string) =>
  useKeyedAct((body: z.input<typeof NewOrder>, key) => call(redemptionRoutes.redeem, { params: { villageId }, body }, { key }));

export const useMyOrders = (villageId: string, of: 'household' | 'neighbours') =>
  usePaged(
    ['redemption', 'mine', villageId, of],
    (after) => call(redemptionRoutes.mine, { params: { villageId }, query: { of, after } }),
    villageId !== '',
  );

/** Kept on the phone: the pick-up code is there without a signal once it has been seen. */
export const useOrder = (orderId: string) =>
  useQuery({ queryKey: redemptionKeys.order(orderId), queryFn: () => call(redemptionRoutes.order, { params: { orderId } }), enabled: orderId !== '' });

export const useCancelOrder = (orderId: string) =>
  useKeyedAct((reason: string, key) => call(redemptionRoutes.cancel, { params: { orderId }, body: { reason } }, { key }));
