import { z } from 'zod';
import { CANONICAL_FIELDS, type CanonicalEntry } from '../domain/transparency/canonical';
import { route } from '../route';
import { Id, Instant, PageQuery, VillageName } from './common';

/** 32 bytes of a hash, lower case. */
const HexHash = z.string().regex(/^[0-9a-f]{64}$/);
/** The size of the log the phone saw last time; the answer shows that today's log begins with all of it. */
const Older = { older: z.coerce.number().int().min(0).optional() };

/** Where a village's log stands, signed: everything a phone needs to believe the rest. */
export const LogStand = z.object({
  /** A C2SP checkpoint. */
  checkpoint: z.string(),
  /** `name+id+key` of the log itself. */
  key: z.string(),
  sealedAt: Instant,
  /** Shows that this log begins with the first `older` lines of before; null: it is shorter than that. */
  consistency: z.object({ older: z.int(), path: z.array(HexHash) }).nullable(),
});
export type LogStand = z.infer<typeof LogStand>;

const value = z.union([z.string(), z.number(), z.null()]);
const fields = Object.fromEntries(CANONICAL_FIELDS.map((field) => [field, value])) as Record<keyof CanonicalEntry, typeof value>;

/** A line of the record opened: what was sealed, the salt it was sealed with, and the path from its leaf to the root. */
export const LineProof = z.object({
  entryId: Id,
  entry: z.object(fields),
  salt: z.string().regex(/^[0-9a-f]{32}$/).nullable(),
  writtenAt: Instant,
  /** Its leaf, from 0; null: the next sealing will take it in. */
  position: z.int().nullable(),
  path: z.array(HexHash),
});
export type LineProof = z.infer<typeof LineProof>;

/** All from one state of the log; `log` is null while the village has sealed nothing. */
export const LineProofs = z.object({ log: LogStand.nullable(), lines: z.array(LineProof), next: z.string().nullable() });
export type LineProofs = z.infer<typeof LineProofs>;

export const VillageLog = z.object({
  village: VillageName,
  log: LogStand.nullable(),
  /** Sealed lines. */
  size: z.int(),
  /** The last nightly recount. */
  audit: z.object({ at: Instant, isGood: z.boolean() }).nullable(),
  /** Where any program finds the log, below the server's address. */
  files: z.string(),
  feed: z.string(),
});
export type VillageLog = z.infer<typeof VillageLog>;

export const logErrors = {
  LOG_EMPTY: { status: 409, message: '这个村还没有封存过档案,等有了第一笔再来打印' },
} as const;

export const logRoutes = {
  village: route({
    method: 'GET', path: '/villages/:villageId/log', access: 'public', summary: 'The newest checkpoint of the village\'s transparency log, with its consistency with an older one.',
    query: z.object(Older), returns: VillageLog,
  }),
  print: route({
    method: 'GET', path: '/villages/:villageId/log/sheet', access: 'public', summary: 'The newest checkpoint as a page to print and hang up (PDF).',
    returns: 'file', errors: { LOG_EMPTY: logErrors.LOG_EMPTY },
  }),
  line: route({
    method: 'GET', path: '/record-entries/:entryId/proof', access: 'signed-in', summary: 'One line of the record with its salt and its inclusion proof.',
    query: z.object(Older), returns: LineProofs,
  }),
  household: route({
    method: 'GET', path: '/households/:householdId/record/proofs', access: 'signed-in',
    summary: 'Lines of a household\'s record with salts and inclusion proofs, in the order of its record.',
    query: PageQuery.extend(Older), returns: LineProofs,
  }),
};
