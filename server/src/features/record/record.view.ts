import type { z } from 'zod';
import { PHASES, type Phase } from '../../../../shared/domain/record-rules';
import type { EntryCard, QuarterCounts } from '../../../../shared/contract/record';
import type { RecordEntry } from './record.entity';

export function toEntryCard(entry: RecordEntry): EntryCard {
  return {
    entryId: entry.id,
    phase: entry.phase,
    act: entry.act,
    title: entry.title,
    detail: entry.detail,
    at: new Date(entry.at).toISOString(),
    points: entry.points,
  };
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
