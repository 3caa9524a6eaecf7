import { useQuery } from '@tanstack/react-query';
import { rotaRoutes } from '../../../../shared/contract/duty';
import { call } from '../../core/call';

export const dutyKeys = {
  today: (villageId: string) => ['duty', 'today', villageId] as const,
  gaps: (villageId: string) => ['duty', 'gaps', villageId] as const,
};

export const useDutyLine = (villageId: string) =>
  useQuery({
    queryKey: dutyKeys.today(villageId),
    queryFn: () => call(rotaRoutes.today, { params: { villageId } }),
    enabled: villageId !== '',
  });
