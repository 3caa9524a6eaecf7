import { phaseNames, type Phase } from '../../../../shared/domain/record-rules';
import type { Co } from '../../ui/five';

/** The parts name the five co's by their sound. */
export const coOf: Record<Phase, Co> = { plan: 'mou', build: 'jian', manage: 'guan', evaluate: 'ping', share: 'xiang' };
const phaseOf: Record<Co, Phase> = { mou: 'plan', jian: 'build', guan: 'manage', ping: 'evaluate', xiang: 'share' };
export const coName = (co: Co): string => phaseNames[phaseOf[co]];

interface PhaseCount {
  phase: Phase;
  entries: number;
}

export function countsOf(phases: readonly PhaseCount[]): Record<Co, number> {
  const counts: Record<Co, number> = { mou: 0, jian: 0, guan: 0, ping: 0, xiang: 0 };
  for (const { phase, entries } of phases) counts[coOf[phase]] = entries;
  return counts;
}

export const totalOf = (phases: readonly PhaseCount[]): number => phases.reduce((sum, { entries }) => sum + entries, 0);
