import { deedRoutes, type DeedState } from '../../../../shared/contract/deed';
import type { CallInput } from '../../../../shared/route';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';
import { useAct, useKeyedAct } from '../workbench/use-act';

export const deedKeys = {
  all: ['deed'] as const,
  mine: (villageId: string) => ['deed', 'mine', villageId] as const,
  village: (villageId: string, state: DeedState) => ['deed', 'village', villageId, state] as const,
};

export type DeedSheetInput = CallInput<typeof deedRoutes.sheet>['body'];

export const useMyDeeds = (villageId: string) =>
  usePaged(deedKeys.mine(villageId), (after) => call(deedRoutes.mine, { params: { villageId }, query: { after } }), villageId !== '');

/** About other people: for those who confirm. */
export const useDeeds = (villageId: string, state: DeedState) =>
  usePaged(deedKeys.village(villageId, state), (after) => call(deedRoutes.waiting, { params: { villageId }, query: { after, state } }), villageId !== '');

export const useDecideDeed = () =>
  useAct(({ deedId, ...body }: { deedId: string; verdict: 'confirm' | 'refuse'; reason: string }) => call(deedRoutes.decide, { params: { deedId }, body }));

export const useWithdrawDeed = () =>
  useAct(({ deedId, reason }: { deedId: string; reason: string }) => call(deedRoutes.withdraw, { params: { deedId }, body: { reason } }));

export const useFoundFalse = () =>
  useAct(({ deedId, reason }: { deedId: string; reason: string }) => call(deedRoutes.foundFalse, { params: { deedId }, body: { reason } }));

export const useEnterSheet = (villageId: string) =>
  useKeyedAct((body: DeedSheetInput, key) => call(deedRoutes.sheet, { params: { villageId }, body }, { key }));
