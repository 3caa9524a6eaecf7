import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { regionRoutes } from '../../../../shared/contract/region';
import { call } from '../../core/call';

export const regionKeys = {
  search: (q: string) => ['region', 'search', q] as const,
  roots: ['region', 'roots'] as const,
  children: (regionId: string) => ['region', 'children', regionId] as const,
};
/** Regions change a few times a year. */
const DAY_MS = 24 * 3_600_000;

export const useRegionSearch = (q: string) =>
  useQuery({
    queryKey: regionKeys.search(q),
    queryFn: async () => (await call(regionRoutes.search, { query: { q } })).items,
    enabled: q !== '',
    placeholderData: keepPreviousData,
    meta: { keep: false },
  });

/** Counties, or what lies in a county or town. */
export const useRegionsIn = (regionId: string | undefined) =>
  useQuery({
    queryKey: regionId ? regionKeys.children(regionId) : regionKeys.roots,
    queryFn: async () => (regionId ? await call(regionRoutes.children, { params: { regionId } }) : await call(regionRoutes.roots)).items,
    staleTime: DAY_MS,
  });
