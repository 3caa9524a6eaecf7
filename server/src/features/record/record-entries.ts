import { quarterOf } from '../../../../shared/domain/quarters';
import type { Act } from '../../../../shared/domain/record-rules';
import type { Participation } from './participation';
import type { RecordEntry } from './record.entity';

/** Names one entry by what it came from. */
export interface EntryRef {
  act: Act;
  sourceId: string;
  subjectId: string;
  turn?: number;
}

/** The first closing's key has no turn in it, as before there were turns. */
export function keyOf({ act, sourceId, subjectId, turn = 1 }: EntryRef): string {
  return `${act}:${sourceId}:${subjectId}${turn === 1 ? '' : `:${turn}`}`;
}

export interface Written {
  id: string;
  /** Epoch milliseconds. */
  now: number;
}

export function entryOf(participation: Participation, { id, now }: Written): RecordEntry {
  const { subjectId: _, ...rest } = participation;
  return {
    ...rest,
    id,
    entryKey: keyOf(participation),
    zeroReason: rest.zeroReason ?? null,
    turn: rest.turn ?? 1,
    onBehalfBy: rest.onBehalfBy ?? null,
    quarter: quarterOf(rest.at),
    writtenAt: now,
    reversalOf: null,
    reason: null,
    actorId: null,
  };
}

export interface TakenBack {
  /** Plain words; the household reads them. */
  reason: string;
  /** Whoever decided it; null: the server by itself. */
  actorId: string | null;
  /** Epoch milliseconds; now, where not named. */
  at?: number;
}

/** The same act the other way round. It counts in the quarter of what it takes back, so that quarter is put right. */
export function reversalOf(entry: RecordEntry, { reason, actorId, at }: TakenBack, { id, now }: Written): RecordEntry {
  return {
    ...entry,
    id,
    entryKey: `reversal:${entry.id}`,
    points: 0 - entry.points,
    zeroReason: null,
    title: `收回:${entry.title}`.slice(0, 100),
    at: at ?? now,
    writtenAt: now,
    reversalOf: entry.id,
    reason: reason.slice(0, 200),
    actorId,
  };
}
