import { useQuery } from '@tanstack/react-query';
import { villageRoutes } from '../../../../shared/contract/village';
import { call } from '../../core/call';
import { useMe } from '../../core/session';

export const villageKeys = {
  home: ['village', 'home'] as const,
  page: (villageId: string) => ['village', 'page', villageId] as const,
};

export function useHome() {
  const isSignedIn = Boolean(useMe());
  return useQuery({ queryKey: villageKeys.home, queryFn: () => call(villageRoutes.home), enabled: isSignedIn });
}

export const useVillagePage = (villageId: string) =>
  useQuery({
    queryKey: villageKeys.page(villageId),
    queryFn: () => call(villageRoutes.page, { params: { villageId } }),
    enabled: villageId !== '',
  });
