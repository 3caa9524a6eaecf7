/** How several sheets of one household become one result. Integer hundredths of a point throughout. */

/**
 * The middle sheet; of an even number the mean of the two middle ones, half a hundredth rounded up, in the household's favour.
 * Throws without a sheet.
 */
export function medianOf(totals: readonly number[]): number {
  const sorted = [...totals].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('no sheet, no median');
  return Math.ceil((lower + upper) / 2);
}

/** How far the sheets lie apart: highest minus lowest. */
export const spreadOf = (totals: readonly number[]): number => Math.max(...totals) - Math.min(...totals);
