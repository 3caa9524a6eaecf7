/** Place among others: equal scores share a place, the next one skips (1, 2, 2, 4). */
export interface Rank {
  rank: number;
  of: number;
}

/** `null` when `mine` is missing, that is when there is nothing to compare yet. */
export function standingAmong(mine: number | undefined, all: readonly number[]): Rank | null {
  if (mine === undefined) return null;
  return { rank: 1 + all.filter((other) => other > mine).length, of: all.length };
}
