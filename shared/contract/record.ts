import { z } from 'zod';
import { GRADES } from '../domain/grades';
import { ACTS, PHASES, SOURCE_KINDS } from '../domain/record-rules';
import { route } from '../route';
import { Id, Instant, PageQuery, VillageName, page } from './common';

const PhaseName = z.enum(PHASES);
const PhaseCounts = z.array(z.object({ phase: PhaseName, entries: z.int() }));

/** One line of the co-governance record (共治档案), short. */
export const EntryCard = z.object({
  entryId: Id,
  phase: PhaseName,
  act: z.enum(ACTS),
  /** 上报的事修好了:垃圾满了 · 三组 */
  title: z.string(),
  detail: z.string(),
  at: Instant,
  /** Whole points, may be 0 or negative. */
  points: z.int(),
  /** Why it brought no points, in a sentence; null where the points are the rule's. */
  whyZero: z.string().nullable(),
  /** It takes another line back. */
  isReversal: z.boolean(),
  /** Another line has taken it back. */
  isReversed: z.boolean(),
});
export type EntryCard = z.infer<typeof EntryCard>;

/** The line at the other end of a reversal, and who decided it why. */
const Reversal = z.object({ entryId: Id, at: Instant, reason: z.string(), byName: z.string().nullable() }).nullable();

/** One line with everything that explains it. */
export const EntryView = EntryCard.extend({
  village: VillageName,
  householdLabel: z.string().nullable(),
  /** Who acted. */
  personName: z.string().nullable(),
  /** Who acted in that person's place. */
  onBehalfName: z.string().nullable(),
  /** Which closing of the source; 2 after the first was taken back. */
  turn: z.int(),
  /** The line that took this one back. */
  reversedBy: Reversal,
  /** The line that this one takes back. */
  reverses: Reversal,
  writtenAt: Instant,
  rule: z.object({ act: z.enum(ACTS), version: z.int(), words: z.string() }),
  source: z.object({ kind: z.enum(SOURCE_KINDS), id: Id, householdId: Id.nullable() }),
});
export type EntryView = z.infer<typeof EntryView>;

const Rank = z.object({ rank: z.int(), of: z.int() }).nullable();

export const HouseholdRecord = z.object({
  householdId: Id,
  householdLabel: z.string(),
  village: VillageName,
  quarter: z.string(),
  /** Points earned in this quarter. */
  quarterPoints: z.int(),
  /** Sum of all entries. */
  balance: z.int(),
  /** Whether points lapse here, and what goes next; null: they do not. */
  expiry: z.object({ words: z.string(), next: z.object({ at: Instant, points: z.int() }).nullable() }).nullable(),
  phases: PhaseCounts,
  /** Among households with an act in the quarter; of the whole country a minute late at most. */
  standing: z.object({ group: Rank, village: Rank, country: Rank, groupName: z.string() }),
  /** Newest final or announced grade. */
  grade: z.object({ roundId: Id, roundTitle: z.string(), grade: z.enum(GRADES), total: z.int(), final: z.boolean() }).nullable(),
  entries: page(EntryCard),
});
export type HouseholdRecord = z.infer<typeof HouseholdRecord>;

export const QuarterCounts = z.object({ quarter: z.string(), phases: PhaseCounts, people: z.int(), households: z.int(), points: z.int() });

/** What somebody gave (我的贡献), at home or away, in whatever village. */
export const ContributionsPage = z.object({
  /** Newest quarter first, at most 20; by phase, lines taken back left out. */
  quarters: z.array(z.object({ quarter: z.string(), phases: PhaseCounts })),
  entries: page(EntryCard.extend({ village: VillageName })),
});
export type ContributionsPage = z.infer<typeof ContributionsPage>;

/** Where a village stands this quarter: by the share of households that took part, then by points for each household. */
export const VillageRanks = z.object({
  quarter: z.string(),
  /** Basis points of its households. */
  share: z.int(),
  /** Hundredths of a point for each household. */
  perHousehold: z.int(),
  town: Rank, county: Rank, country: Rank,
});
export type VillageRanks = z.infer<typeof VillageRanks>;

/** Two people with many closed reports between them; a reason to look, not a verdict. */
export const PairView = z.object({
  people: z.array(z.object({ memberId: Id, name: z.string() })).length(2),
  /** Reports one of them sent and the other fixed. */
  together: z.int(),
  /** Closed reports in which at least one of them had a part. */
  ofAll: z.int(),
  /** Points both households got from these. */
  points: z.int(),
  lastAt: Instant,
  /** The newest of these reports. */
  reportIds: z.array(Id),
});
export type PairView = z.infer<typeof PairView>;

export const recordErrors = {
  POINTS_NOT_ENOUGH: { status: 409, message: '积分不够,先看看别的,或者多参加几次再来换' },
} as const;

export const recordRoutes = {
  household: route({
    method: 'GET', path: '/households/:householdId/record', access: 'signed-in', summary: 'The record of a household, for its members and the village staff.',
    query: PageQuery, returns: HouseholdRecord,
  }),
  entry: route({
    method: 'GET', path: '/record-entries/:entryId', access: 'signed-in', summary: 'One line of the record with its source, rule and person.',
    returns: EntryView,
  }),
  contributions: route({
    method: 'GET', path: '/me/contributions', access: 'signed-in', summary: 'What I gave myself, in every village, newest first.',
    query: PageQuery, returns: ContributionsPage,
  }),
  certificate: route({
    method: 'GET', path: '/households/:householdId/certificates/:year', access: 'signed-in', summary: 'A picture of what the household gave in a year, to share; for its members.',
    query: z.object({ shows: z.enum(['door', 'given-name', 'nothing']).default('door') }), returns: 'file',
  }),
  fiveCos: route({
    method: 'GET', path: '/villages/:villageId/five-cos', access: 'public', summary: 'Entries of a village per phase and quarter.',
    query: z.object({ quarters: z.coerce.number().int().min(1).max(12).default(4) }),
    returns: z.object({ village: VillageName, householdsInVillage: z.int(), items: z.array(QuarterCounts), ranks: VillageRanks.nullable() }),
  }),
  pairs: route({
    method: 'GET', path: '/villages/:villageId/record/pairs', access: 'record:oversee',
    summary: 'People with suspiciously many closed reports between them in the last days, at most 50 pairs.',
    returns: z.object({ days: z.int(), items: z.array(PairView) }),
  }),
};
