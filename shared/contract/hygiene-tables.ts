import { z } from 'zod';
import { GRADES } from '../domain/grades';
import { route } from '../route';
import { ROUND_STATES } from './hygiene';
import { GroupNo, Id, Instant, VillageName } from './common';

const GradeName = z.enum(GRADES);
/** Integer hundredths of a point. */
const Hundredths = z.int();
export const Quarter = z.string().regex(/^\d{4}Q[1-4]$/, '季度写成 2026Q4 这样');
export const SHEETS_AT_MOST = 200;

export const TableSummaryView = z.object({
  /** Results counted: of a round one a household, of a quarter one a household and round. */
  rated: z.int(),
  meanTotal: Hundredths.nullable(),
  counts: z.array(z.object({ grade: GradeName, households: z.int() })),
  /** Households rated now and before. */
  compared: z.int(),
  /** By how much these moved on average. */
  gained: Hundredths.nullable(),
});
export type TableSummaryView = z.infer<typeof TableSummaryView>;

/** Public: households on the red board only, the head's name masked. Staff: everybody, and where they live. */
export const TableLine = z.object({
  label: z.string(),
  headName: z.string(),
  total: Hundredths,
  grade: GradeName,
  /** Against the round or quarter before; for staff. */
  gained: Hundredths.nullable(),
  householdId: Id.nullable(),
});
export type TableLine = z.infer<typeof TableLine>;

export const HygieneTables = z.object({
  village: VillageName,
  /** The round, or the quarter. */
  title: z.string(),
  /** What it is compared with; null: nothing comparable. */
  beforeTitle: z.string().nullable(),
  /** Everything of the village is shown, not only what everybody may see. */
  isStaff: z.boolean(),
  total: TableSummaryView,
  groups: z.array(TableSummaryView.extend({ groupNo: z.int(), name: z.string() })),
  /** Party-member households (党员户) and all others; null where so few would be somebody in particular. */
  party: TableSummaryView.nullable(),
  others: TableSummaryView.nullable(),
  /** For staff. */
  welfare: TableSummaryView.nullable(),
  partyLines: z.array(TableLine),
  welfareLines: z.array(TableLine),
  /** The most improved first; at most twenty. */
  improved: z.array(TableLine),
});
export type HygieneTables = z.infer<typeof HygieneTables>;

export const RegionRow = z.object({
  /** Of a town, or of a village. */
  code: z.string(),
  name: z.string(),
  /** Null: not rated in this quarter. Equals share a rank. */
  rank: z.int().nullable(),
  rated: z.int(),
  meanTotal: Hundredths.nullable(),
  partyMean: Hundredths.nullable(),
  counts: z.array(z.object({ grade: GradeName, households: z.int() })),
  /** Of the mean, against the quarter before. */
  gained: Hundredths.nullable(),
});
export const RegionTable = z.object({ region: z.object({ code: z.string(), name: z.string() }), /** Where the region is one village. */ villageId: Id.nullable(), quarter: z.string(), quarters: z.array(z.string()), rows: z.array(RegionRow) });
export type RegionTable = z.infer<typeof RegionTable>;

export const HistoryPoint = z.object({
  roundId: Id,
  title: z.string(),
  quarter: z.string(),
  at: Instant,
  state: z.enum(ROUND_STATES),
  /** Null: not scored in that round. */
  total: Hundredths.nullable(),
  grade: GradeName.nullable(),
  /** The village's mean in that round. */
  villageMean: Hundredths.nullable(),
  /** Until when the household may object. */
  noticeEndsAt: Instant.nullable(),
});
/** Oldest first; the last 24. */
export const HouseholdHistory = z.object({ householdId: Id, label: z.string(), items: z.array(HistoryPoint) });
export type HouseholdHistory = z.infer<typeof HouseholdHistory>;

export const hygieneTableErrors = {
  TOO_MANY_SHEETS: { status: 422, message: `一次最多打印 ${SHEETS_AT_MOST} 户,请按组分开打印` },
} as const;
const { TOO_MANY_SHEETS } = hygieneTableErrors;

export const hygieneTableRoutes = {
  round: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/tables', access: 'public',
    summary: 'Tables of a published round: groups, party households apart, the most improved. Everybody sees what the red board allows, staff all.', returns: HygieneTables,
  }),
  quarter: route({
    method: 'GET', path: '/villages/:villageId/hygiene-tables', access: 'public', summary: 'The same of all published rounds of a quarter; without `quarter` the present one.',
    query: z.object({ quarter: Quarter.optional() }), returns: HygieneTables,
  }),
  region: route({
    method: 'GET', path: '/regions/:regionCode/hygiene-table', access: 'record:oversee', summary: 'Villages of a town, or towns of a county, ranked by the mean of a quarter.',
    query: z.object({ quarter: Quarter.optional() }), returns: RegionTable,
  }),
  history: route({
    method: 'GET', path: '/households/:householdId/hygiene-history', access: 'signed-in', summary: 'What a household got in the published rounds, for itself, the staff, its group leader and party contacts.', returns: HouseholdHistory,
  }),
  sheets: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/sheet-pages', access: 'signed-in', summary: 'Checklist sheets of a round, one household a page: blank ones to take along, or as they were filled in (PDF). For staff.',
    query: z.object({ kind: z.enum(['blank', 'filled']).default('blank'), groupNo: z.coerce.number().pipe(GroupNo).optional() }), returns: 'file', errors: { TOO_MANY_SHEETS },
  }),
  workbook: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/workbook', access: 'signed-in', summary: 'A round with all doors, items and totals (XLSX). For staff.', returns: 'file',
  }),
  report: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/report', access: 'signed-in', summary: 'A published round on one page with a chart, with nothing that everybody may not see (PDF).', returns: 'file',
  }),
};
