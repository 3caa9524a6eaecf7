import { utf8 } from './transparency/canonical';
import type { Sha256 } from './transparency/merkle-tree';

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What is published before the seed is: nobody can choose another seed afterwards. */
export const seedHash = (sha256: Sha256, seed: string): string => hex(sha256(utf8(seed)));

/**
 * Draws a sample by lot: each household's lot is SHA-256(seed + ':' + id), the smallest lots are drawn. The order in which the households
 * come does not matter, and one more or less leaves the lots of the others as they are. Answers the drawn ids, sorted.
 */
export function drawSample(sha256: Sha256, seed: string, householdIds: readonly string[], size: number): string[] {
  const lots = [...new Set(householdIds)].map((id) => ({ id, lot: hex(sha256(utf8(`${seed}:${id}`))) }));
  lots.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return lots.slice(0, Math.max(0, size)).map(({ id }) => id).sort();
}
