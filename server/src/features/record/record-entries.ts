import { createHash } from 'node:crypto';
import { quarterOf } from '../../../../shared/domain/quarters';
import { pointsOf, type Act, type RecordRule } from '../../../../shared/domain/record-rules';
import type { Participation } from './participation';
import type { RecordEntry, RecordPerson } from './record.entity';

/** Whoever had a part in an entry. */
export type Involved = Pick<RecordPerson, 'memberId' | 'onBehalfBy' | 'actorId'>;
/** An entry that is to be written, not yet parted from its people. */
export type Line = Omit<RecordEntry, 'personDigest'> & Involved;

/** Names one entry by what it came from. */
export interface EntryRef {
  act: Act;
  sourceId: string;
  subjectId: string;
  turn?: number;
}

/** A subject may be a person: the key tells it only to whoever knows it already. */
const hashed = ({ sourceId, subjectId }: Pick<EntryRef, 'sourceId' | 'subjectId'>): string => createHash('sha256').update(`${sourceId} ${subjectId}`).digest('hex').slice(0, 24);

/** Whether a line is about this subject; those that take back, or were moved, do not say. */
export const isAbout = ({ entryKey, sourceId }: Pick<Line, 'entryKey' | 'sourceId'>, subjectId: string): boolean =>
  entryKey.includes(hashed({ sourceId, subjectId }));

export function keyOf(ref: EntryRef): string {
  const { act, sourceId, turn = 1 } = ref;
  return `${act}:${sourceId}:${hashed(ref)}${turn === 1 ? '' : `:${turn}`}`;
}

/** Of a line written again by a corrected rule: the key of the first, and which rule; of a second correction not longer. */
export const rewrittenKey = (entryKey: string, ruleId: string): string => `${entryKey.replace(REWRITTEN, '')}${BY_RULE}${ruleId}`;
const BY_RULE = '~';
const REWRITTEN = /~.*$/;
/** Every key a line of this key may have been written again with. */
export const rewrittenKeys = (entryKey: string): string => `${entryKey}${BY_RULE}%`;

/** SQL about a line `e` that takes nothing back. Not `IS NULL`: SQLite takes that for a use of the unique index, and reads the village's whole record. */
export const NO_REVERSAL = `COALESCE(e.reversal_of, '') = ''`;

export interface Written {
  id: string;
  /** Epoch milliseconds. */
  now: number;
}

/** The line as the rule has it; caps are applied when it is written. */
export function lineOf(participation: Participation, rule: RecordRule, { id, now }: Written): Line {
  const { subjectId: _, scale, kind = scale ?? null, turn = 1, onBehalfBy = null, ...rest } = participation;
  const zeroReason = rest.zeroReason ?? (rule.off ? 'rule-off' : null);
  return {
    ...rest,
    id, zeroReason, turn, onBehalfBy, kind,
    entryKey: keyOf(participation),
    phase: rule.phase,
    ruleId: rule.id ?? null,
    ruleVersion: rule.version,
    points: zeroReason ? 0 : pointsOf(rule, scale),
    quarter: quarterOf(rest.at),
    writtenAt: now,
    reversalOf: null,
    reason: null,
    actorId: null,
  };
}

/** Points that leave or come without an act of taking part: spent, expired, moved to another household. */
export interface Movement extends Omit<Participation, 'scale' | 'zeroReason' | 'turn'> {
  /** Whole points, negative where they leave. */
  points: number;
}

export function movementOf({ points, ...movement }: Movement, rule: RecordRule, written: Written): Line {
  return { ...lineOf(movement, rule, written), points };
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
export function reversalOf(line: Line, { reason, actorId, at }: TakenBack, { id, now }: Written): Line {
  return {
    ...line,
    id,
    entryKey: `reversal:${line.id}`,
    points: 0 - line.points,
    zeroReason: null,
    title: `收回:${line.title}`.slice(0, 100),
    at: at ?? now,
    writtenAt: now,
    reversalOf: line.id,
    reason: reason.slice(0, 200),
    actorId,
  };
}
