/** Why a household could not be scored. */
export const SKIP_REASONS = ['away', 'refused', 'not-at-home'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
export const skipNames: Record<SkipReason, string> = { away: '全家在外', refused: '没有同意入户', 'not-at-home': '家里没人' };

/** Two visits closer together than this are one: whoever is in the field at ten is not back at a quarter past. */
export const VISITS_APART_MS = 2 * 3_600_000;

export interface DoorVisit {
  reason: SkipReason;
  /** Epoch milliseconds. */
  at: number;
}

/** The reason a door is skipped for; nobody at home (家里没人) counts only after two visits at different times. Undefined: somebody has to come again. */
export function skipOf(visits: readonly DoorVisit[]): SkipReason | undefined {
  const told = [...visits].sort((a, b) => a.at - b.at).filter(({ reason }) => reason !== 'not-at-home').at(-1);
  if (told) return told.reason;
  const times = visits.map(({ at }) => at);
  return times.length >= 2 && Math.max(...times) - Math.min(...times) >= VISITS_APART_MS ? 'not-at-home' : undefined;
}
