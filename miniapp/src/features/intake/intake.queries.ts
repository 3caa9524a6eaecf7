import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { intakeRoutes, type NewIntake } from '../../../../shared/contract/intake';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { usePaged } from '../../core/paged';
import { toastError } from '../../ui/toast';
import { useAct, useKeyedAct } from '../workbench/use-act';

export type IntakeWords = z.input<typeof NewIntake>;

export const useTakeIntake = (villageId: string) =>
  useKeyedAct((body: IntakeWords, key) => call(intakeRoutes.take, { params: { villageId }, body }, { key }));

/** Names of people who called are not kept on the phone. */
export const useIntakes = (villageId: string) =>
  usePaged(
    ['intake', 'list', villageId],
    (after) => call(intakeRoutes.list, { params: { villageId }, query: { after } }),
    villageId !== '',
    { keep: false },
  );

export const useCallerPhone = () => useAct((intakeId: string) => call(intakeRoutes.phone, { params: { intakeId } }));

export const usePrintSlip = () =>
  useMutation({
    mutationFn: ({ intakeId, number }: { intakeId: string; number: string }) => openFile(intakeRoutes.slip, { params: { intakeId } }, `回执 ${number}.pdf`),
    onError: toastError,
  });
