import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { redemptionDeskRoutes, type NewGood, type NewMovement, type ShopSetting } from '../../../../shared/contract/redemption';
import { photoRoutes } from '../../../../shared/contract/photo';
import type { OrderState } from '../../../../shared/domain/redemption';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { usePaged } from '../../core/paged';
import { toastError } from '../../ui/toast';
import { useAct, useKeyedAct } from '../workbench/use-act';

/** The page says what is wrong with a code, so no toast here. */
export const useLookUp = (villageId: string) =>
  useMutation({ mutationFn: (code: string) => call(redemptionDeskRoutes.lookUp, { params: { villageId }, body: { code } }) });

export const useHandOver = (villageId: string) =>
  useKeyedAct((code: string, key) => call(redemptionDeskRoutes.handOver, { params: { villageId }, body: { code } }, { key }));

export const useTakeBack = (orderId: string) =>
  useKeyedAct((body: { reason: string; goods: 'restock' | 'write-off' }, key) => call(redemptionDeskRoutes.takeBack, { params: { orderId }, body }, { key }));

export const useVillageOrders = (villageId: string, state: OrderState) =>
  usePaged(
    ['redemption', 'orders', villageId, state],
    (after) => call(redemptionDeskRoutes.orders, { params: { villageId }, query: { state, after } }),
    villageId !== '', { keep: false },
  );

export const useDesk = (villageId: string) =>
  useQuery({ queryKey: ['redemption', 'desk', villageId], queryFn: () => call(redemptionDeskRoutes.desk, { params: { villageId } }), enabled: villageId !== '' });

/** A new good, or a changed one when `goodId` and `version` say which. */
export const useSaveGood = (villageId: string) =>
  useKeyedAct(({ goodId, version, ...body }: z.input<typeof NewGood> & { goodId?: string; version?: number }, key) =>
    goodId === undefined
      ? call(redemptionDeskRoutes.addGood, { params: { villageId }, body }, { key })
      : call(redemptionDeskRoutes.editGood, { params: { villageId, goodId }, body: { ...body, version: version ?? 1 } }));

export const useMoveGood = (villageId: string, goodId: string) =>
  useKeyedAct((body: z.input<typeof NewMovement>, key) => call(redemptionDeskRoutes.move, { params: { villageId, goodId }, body }, { key }));

export const useLedger = (villageId: string, goodId?: string) =>
  usePaged(
    ['redemption', 'ledger', villageId, goodId ?? ''],
    (after) => call(redemptionDeskRoutes.ledger, { params: { villageId }, query: { after, ...(goodId && { goodId }) } }),
    villageId !== '', { keep: false },
  );

export const useLedgerFile = (villageId: string) =>
  useMutation({ mutationFn: () => openFile(redemptionDeskRoutes.ledgerFile, { params: { villageId } }, '积分超市台账.xlsx'), onError: toastError });

export const useSaveSetting = (villageId: string) =>
  useAct((body: z.input<typeof ShopSetting> & { version: number }) => call(redemptionDeskRoutes.saveSetting, { params: { villageId }, body }));

/** A picture of a good, sent at once: the form keeps its id. */
export const useGoodPhoto = () =>
  useMutation({ mutationFn: (file: string) => call(photoRoutes.upload, { query: { purpose: 'good' } }, { file }), onError: toastError });
