import { useMutation } from '@tanstack/react-query';
import { intakeRoutes } from '../../../../shared/contract/intake';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { usePaged } from '../../core/paged';
import { queryClient } from '../../core/query-client';
import { toastError } from '../../ui/toast';
import { useAct } from '../workbench/use-act';

/** Names of people who called are not kept on the phone. */
export const useIntakes = (villageId: string) =>
  usePaged(
    ['intake', 'list', villageId],
    (after) => call(intakeRoutes.list, { params: { villageId }, query: { after } }),
    villageId !== '',
    { keep: false },
  );

export const refreshIntakes = (): void => void queryClient.invalidateQueries({ queryKey: ['intake'] });

export const useCallerPhone = () => useAct((intakeId: string) => call(intakeRoutes.phone, { params: { intakeId } }));

export const usePrintSlip = () =>
  useMutation({
    mutationFn: ({ intakeId, number }: { intakeId: string; number: string }) => openFile(intakeRoutes.slip, { params: { intakeId } }, `回执 ${number}.pdf`),
    onError: toastError,
  });
