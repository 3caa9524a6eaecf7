import { z } from 'zod';
import { GRADES } from '../domain/grades';
import { ACTS, PHASES } from '../domain/record-rules';
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
});
export type EntryCard = z.infer<typeof EntryCard>;

/** One line with everything that explains it. */
export const EntryView = EntryCard.extend({
  village: VillageName,
  householdLabel: z.string().nullable(),
  /** Who acted. */
  personName: z.string().nullable(),
  writtenAt: Instant,
  rule: z.object({ act: z.enum(ACTS), version: z.int(), words: z.string() }),
  source: z.object({ kind: z.enum(['report', 'hygiene-round']), id: Id, householdId: Id.nullable() }),
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
  phases: PhaseCounts,
  standing: z.object({ group: Rank, village: Rank, groupName: z.string() }),
  /** Newest final or announced grade. */
  grade: z.object({ roundId: Id, roundTitle: z.string(), grade: z.enum(GRADES), total: z.int(), final: z.boolean() }).nullable(),
  entries: page(EntryCard),
});
export type HouseholdRecord = z.infer<typeof HouseholdRecord>;

export const QuarterCounts = z.object({ quarter: z.string(), phases: PhaseCounts, people: z.int(), households: z.int(), points: z.int() });

export const recordRoutes = {
  household: route({
    method: 'GET', path: '/households/:householdId/record', access: 'signed-in', summary: 'The record of a household, for its members and the village staff.',
    query: PageQuery, returns: HouseholdRecord,
  }),
  entry: route({
    method: 'GET', path: '/record-entries/:entryId', access: 'signed-in', summary: 'One line of the record with its source, rule and person.',
    returns: EntryView,
  }),
  fiveCos: route({
    method: 'GET', path: '/villages/:villageId/five-cos', access: 'public', summary: 'Entries of a village per phase and quarter.',
    query: z.object({ quarters: z.coerce.number().int().min(1).max(12).default(4) }),
    returns: z.object({ village: VillageName, householdsInVillage: z.int(), items: z.array(QuarterCounts) }),
  }),
};
