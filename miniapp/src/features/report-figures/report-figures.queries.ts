import { useMutation, useQuery } from '@tanstack/react-query';
import { reportFiguresRoutes } from '../../../../shared/contract/report-figures';
import { countyCodeOf } from '../../../../shared/domain/regions';
import type { FigureWindow } from '../../../../shared/domain/report-figures';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { usePaged } from '../../core/paged';
import { toastError } from '../../ui/toast';

export type MapFilter = 'open' | 'ended' | 'all';
/** What a phone can carry over a weak signal. */
const DRAWN_AT_MOST = 500;

export const useReportMap = (villageId: string, state: MapFilter) =>
  useQuery({
    queryKey: ['report', 'map', villageId, state],
    queryFn: () => call(reportFiguresRoutes.map, { params: { villageId }, query: { state, limit: DRAWN_AT_MOST } }),
    enabled: villageId !== '',
  });

export const useReportPairs = (villageId: string) =>
  usePaged(['report', 'pairs', villageId], (after) => call(reportFiguresRoutes.pairs, { params: { villageId }, query: { after } }), villageId !== '');

export const useVillageFigures = (villageId: string, window: FigureWindow) =>
  useQuery({
    queryKey: ['report', 'figures', villageId, window],
    queryFn: () => call(reportFiguresRoutes.village, { params: { villageId }, query: { window } }),
    enabled: villageId !== '',
  });

export const useRegionFigures = (regionCode: string, window: FigureWindow) =>
  useQuery({
    queryKey: ['report', 'region-figures', regionCode, window],
    queryFn: () => call(reportFiguresRoutes.region, { params: { regionCode }, query: { window } }),
    enabled: regionCode !== '',
    meta: { keep: false },
  });

export type TableFormat = 'xlsx' | 'csv' | 'geojson';

export const useExportFigures = (regionCode: string, window: FigureWindow) =>
  useMutation({
    mutationFn: (format: TableFormat) => openFile(reportFiguresRoutes.table, { params: { regionCode }, query: { window, format } }, `随手拍.${format}`),
    onError: toastError,
  });

/** Files for everybody, by night. */
export const useOpenData = (regionCode: string) =>
  useQuery({
    queryKey: ['report', 'open-data', countyCodeOf(regionCode)],
    queryFn: async () => (await call(reportFiguresRoutes.openData, { params: { countyCode: countyCodeOf(regionCode) } })).items,
    enabled: regionCode !== '',
  });
