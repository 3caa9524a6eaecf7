import { useQuery } from '@tanstack/react-query';
import { workbenchRoutes } from '../../../../shared/contract/workbench';
import { call } from '../../core/call';

export const workbenchKeys = { all: ['workbench'] as const, desk: ['workbench', 'desk'] as const, day: ['workbench', 'day'] as const };

export const useWorkbench = () => useQuery({ queryKey: workbenchKeys.desk, queryFn: () => call(workbenchRoutes.read) });

export const useWorkDay = () => useQuery({ queryKey: workbenchKeys.day, queryFn: () => call(workbenchRoutes.day) });
