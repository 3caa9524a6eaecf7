import { z } from 'zod';
import { FIGURE_WINDOWS, MAX_WINDOW_DAYS, isFairSpan } from '../domain/report-figures';
import { REPORT_STATES } from '../domain/report-states';
import { isDay } from '../domain/weeks';
import { route } from '../route';
import { Id, Instant, PageQuery, Photo, VillageName, page } from './common';
import { KindId } from './report';

/** More than a village has in a year; the newest ones are drawn. */
export const MAP_AT_MOST = 2_000;
export const OPEN_DATA_DAYS = 7;

const Day = z.string().refine(isDay, '日期要写成 2026-11-24 这样');

/** Reports that were sent within it. `from` and `to` (both included) go before `window`. */
const Window = z.object({ window: z.enum(FIGURE_WINDOWS).default('month'), from: Day.optional(), to: Day.optional() });
const isWhole = ({ from, to }: z.output<typeof Window>): boolean => {
  if (from === undefined || to === undefined) return from === to;
  // A day that is none has been named already.
  return !isDay(from) || !isDay(to) || isFairSpan(from, to);
};
const whole = { path: ['to'], error: `请选开始和结束两个日期,最多 ${MAX_WINDOW_DAYS} 天` };
export type FigureWindowAsked = z.output<typeof Window>;

const Share = z.object({ part: z.int(), of: z.int() });
/** Milliseconds by the wall clock. */
const Times = z.object({ count: z.int(), medianMs: z.number().nullable(), p90Ms: z.number().nullable() });

export const FiguresView = z.object({
  total: z.int(),
  open: z.int(),
  late: z.int(),
  closed: z.int(),
  /** Taken down by a moderator and counted nevertheless; only staff are told, the public count leaves them out. */
  hidden: z.int().nullable(),
  respond: Times,
  fix: Times,
  close: Times,
  onTime: Share,
  reopened: Share,
  relapsed: Share,
  confirmed: Share,
});
export type FiguresView = z.infer<typeof FiguresView>;

const KindCount = z.object({ kind: KindId, kindName: z.string(), total: z.int(), open: z.int(), closed: z.int() });
const StateCount = z.object({ state: z.enum(REPORT_STATES), count: z.int() });
export type KindCount = z.infer<typeof KindCount>;

const Counted = z.object({
  from: Instant,
  until: Instant,
  figures: FiguresView,
  /** Most frequent first. */
  byKind: z.array(KindCount),
  byState: z.array(StateCount),
  /** There were more; the newest are counted. */
  isCapped: z.boolean(),
});

export const VillageFigures = Counted.extend({ village: VillageName });
export type VillageFigures = z.infer<typeof VillageFigures>;

export const RegionFigures = Counted.extend({
  region: z.object({ code: z.string(), name: z.string() }),
  /** Towns of a county, villages of a town; by code. */
  rows: z.array(z.object({ code: z.string(), name: z.string(), figures: FiguresView })),
});
export type RegionFigures = z.infer<typeof RegionFigures>;

/** RFC 7946, WGS-84, longitude first. Reports without a point have no geometry, and count in their group. */
export const MapFeature = z.object({
  type: z.literal('Feature'),
  id: Id,
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }).nullable(),
  properties: z.object({
    number: z.string(), kind: KindId, kindName: z.string(), icon: z.string(), state: z.enum(REPORT_STATES),
    isOpen: z.boolean(), isLate: z.boolean(), groupNo: z.int().nullable(), submittedAt: Instant,
  }),
});
export type MapFeature = z.infer<typeof MapFeature>;

export const ReportMap = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(MapFeature),
  /** How much there is where; `center` lies in the middle of the group's points. */
  groups: z.array(z.object({
    groupNo: z.int().nullable(), total: z.int(), open: z.int(), late: z.int(), center: z.tuple([z.number(), z.number()]).nullable(),
  })),
  isCapped: z.boolean(),
});
export type ReportMap = z.infer<typeof ReportMap>;

export const ReportPair = z.object({
  reportId: Id, number: z.string(), kindName: z.string(), label: z.string(), submittedAt: Instant, before: Photo, after: Photo,
});
export type ReportPair = z.infer<typeof ReportPair>;

export const OpenDataFile = z.object({ date: z.string(), csv: z.string(), geojson: z.string() });

export const reportFiguresRoutes = {
  village: route({
    method: 'GET', path: '/villages/:villageId/report-figures', access: 'public', summary: 'Counts, times and shares of a village\'s reports.',
    query: Window.refine(isWhole, whole), returns: VillageFigures,
  }),
  region: route({
    method: 'GET', path: '/regions/:regionCode/report-figures', access: 'report:oversee',
    summary: 'Counts, times and shares of a county by town, of a town by village, or of a village, by current code; of one\'s own region only.',
    query: Window.refine(isWhole, whole), returns: RegionFigures,
  }),
  table: route({
    method: 'GET', path: '/regions/:regionCode/report-table', access: 'report:oversee',
    summary: 'The figures and the reports behind them as XLSX; the reports as CSV or GeoJSON.',
    query: Window.extend({ format: z.enum(['xlsx', 'csv', 'geojson']).default('xlsx') }).refine(isWhole, whole), returns: 'file',
  }),
  map: route({
    method: 'GET', path: '/villages/:villageId/reports.geojson', access: 'public',
    summary: 'Reports of the last 400 days for a map: what, how far, where; no people and no words.',
    query: z.object({ state: z.enum(['open', 'ended', 'all']).default('all'), kind: KindId.optional(), limit: z.coerce.number().int().min(1).max(MAP_AT_MOST).default(MAP_AT_MOST) }),
    returns: ReportMap,
  }),
  pairs: route({
    method: 'GET', path: '/villages/:villageId/report-pairs', access: 'public',
    summary: 'Before and after, newest first; a page may be shorter than asked for while photos wait for their check.', query: PageQuery, returns: page(ReportPair),
  }),
  openData: route({
    method: 'GET', path: '/counties/:countyCode/open-data', access: 'public', summary: 'Nightly files of a county\'s public reports, of the last seven nights.',
    returns: z.object({ items: z.array(OpenDataFile) }),
  }),
  openDataFile: route({
    method: 'GET', path: '/open-data/:file', access: 'public', summary: 'One nightly file, such as 421102-2026-11-24.csv.', returns: 'file', serverOnly: true,
  }),
};
