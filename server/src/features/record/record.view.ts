import type { z } from 'zod';
import { PHASES, zeroWords, type Phase, type RecordRule } from '../../../../shared/domain/record-rules';
import type { EntryCard, EntryView, QuarterCounts } from '../../../../shared/contract/record';
import type { Line } from './record-entries';

type Shown = Omit<Line, 'memberId' | 'onBehalfBy' | 'actorId'>;

export function toEntryCard(entry: Shown, rule: RecordRule, isReversed: boolean): EntryCard {
  return {
    entryId: entry.id,
    phase: entry.phase,
    act: entry.act,
    title: entry.title,
    detail: entry.detail,
    at: new Date(entry.at).toISOString(),
    points: entry.points,
    whyZero: entry.zeroReason && zeroWords(entry.zeroReason, rule),
    isReversal: entry.reversalOf !== null,
    isReversed,
  };
}

/** `reversal` is the line that takes back; `otherEnd` is where the reader goes from here. */
export function toReversal({ at, reason, actorId }: Line, otherEnd: string, names: ReadonlyMap<string, string>): EntryView['reverses'] {
  return { entryId: otherEnd, at: new Date(at).toISOString(), reason: reason ?? '', byName: (actorId && names.get(actorId)) ?? null };
}

export interface PhaseTally {
  quarter: string;
  phase: Phase;
  entries: number;
  points: number;
}

/** Every phase in its fixed order, zero where nothing happened. */
export function phaseCounts(tallies: readonly PhaseTally[]): { phase: Phase; entries: number }[] {
  return PHASES.map((phase) => ({ phase, entries: tallies.find((tally) => tally.phase === phase)?.entries ?? 0 }));
}

export interface Reach {
  quarter: string;
  people: number;
  households: number;
}

export function toQuarterCounts(quarter: string, tallies: readonly PhaseTally[], reach: Reach | undefined): z.infer<typeof QuarterCounts> {
  const ofQuarter = tallies.filter((tally) => tally.quarter === quarter);
  return {
    quarter,
    phases: phaseCounts(ofQuarter),
    people: reach?.people ?? 0,
    households: reach?.households ?? 0,
    points: ofQuarter.reduce((sum, tally) => sum + tally.points, 0),
  };
}
