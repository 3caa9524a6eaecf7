import { useQuery } from '@tanstack/react-query';
import { workbenchRoutes } from '../../../../shared/contract/workbench';
import { call } from '../../core/call';

export const workbenchKeys = { all: ['workbench'] as const };

export const useWorkbench = () => useQuery({ queryKey: workbenchKeys.all, queryFn: () => call(workbenchRoutes.read) });
