/** One inspector's sheet of a door, as far as the comparison needs it. */
export interface DriftSheet {
  inspectorId: string;
  roundId: string;
  doorId: string;
  groupNo: number;
  /** Integer hundredths. */
  total: number;
}

export interface Drift {
  inspectorId: string;
  sheets: number;
  /** Sheets with something to compare to: `sameDoor` of them to another inspector's sheet of that very door, the rest to the group. */
  compared: number;
  sameDoor: number;
  /** Mean of (own total − the others' mean), integer hundredths, half away from zero; null without any comparison. */
  drift: number | null;
  /** Too few for any word about the person. */
  isSmall: boolean;
}

/** Fewer comparisons than this say more about the doors than about the inspector. */
export const DRIFT_SMALL_BELOW = 10;
/** From here on (3.00 分) the town may want to have a talk. */
export const DRIFT_WORTH_A_LOOK = 300;

export const isWorthALook = ({ drift, isSmall }: Pick<Drift, 'drift' | 'isSmall'>): boolean => !isSmall && drift !== null && Math.abs(drift) >= DRIFT_WORTH_A_LOOK;

/** Sum and number of sheets. */
interface Tally {
  sum: number;
  count: number;
}

/** Exact: hundreds of different divisors come together, and a mean of rounded means would depend on their order. */
interface Fraction {
  over: bigint;
  under: bigint;
}

const plus = (a: Fraction, over: number, under: number): Fraction =>
  ({ over: a.over * BigInt(under) + BigInt(over) * a.under, under: a.under * BigInt(under) });

function rounded({ over, under }: Fraction): number {
  const doubled = (over < 0n ? -over : over) * 2n + under;
  const whole = Number(doubled / (under * 2n));
  return over < 0n && whole !== 0 ? -whole : whole;
}

function tallies(sheets: readonly DriftSheet[], keyOf: (sheet: DriftSheet) => string): Map<string, Tally> {
  const found = new Map<string, Tally>();
  for (const sheet of sheets) {
    const tally = found.get(keyOf(sheet)) ?? { sum: 0, count: 0 };
    found.set(keyOf(sheet), { sum: tally.sum + sheet.total, count: tally.count + 1 });
  }
  return found;
}

const NONE: Tally = { sum: 0, count: 0 };
const without = (all: Tally = NONE, own: Tally = NONE): Tally => ({ sum: all.sum - own.sum, count: all.count - own.count });
const doorOf = ({ roundId, doorId }: DriftSheet): string => `${roundId} ${doorId}`;
const groupOf = ({ roundId, groupNo }: DriftSheet): string => `${roundId} ${groupNo}`;
const ownOf = (keyOf: (sheet: DriftSheet) => string) => (sheet: DriftSheet): string => `${keyOf(sheet)} ${sheet.inspectorId}`;

/** The others' sheets a sheet is compared to: of the same door where there are some, else of the same group in the same round. */
function othersOf(sheets: readonly DriftSheet[]): (sheet: DriftSheet) => Tally & { sameDoor: boolean } {
  const [doors, ownDoors] = [tallies(sheets, doorOf), tallies(sheets, ownOf(doorOf))];
  const [groups, ownGroups] = [tallies(sheets, groupOf), tallies(sheets, ownOf(groupOf))];
  return (sheet) => {
    const door = without(doors.get(doorOf(sheet)), ownDoors.get(ownOf(doorOf)(sheet)));
    const group = without(groups.get(groupOf(sheet)), ownGroups.get(ownOf(groupOf)(sheet)));
    return door.count > 0 ? { ...door, sameDoor: true } : { ...group, sameDoor: false };
  };
}

/**
 * How far each inspector lies from the others. Differences with the same divisor are added as whole numbers before they become a fraction,
 * so that the fraction has as many parts as there are groups, not sheets.
 */
export function inspectorDrift(sheets: readonly DriftSheet[]): Drift[] {
  const others = othersOf(sheets);
  const inspectors = [...new Set(sheets.map(({ inspectorId }) => inspectorId))].sort();
  return inspectors.map((inspectorId) => {
    const own = sheets.filter((sheet) => sheet.inspectorId === inspectorId);
    const compared = own.map((sheet) => ({ total: sheet.total, ...others(sheet) })).filter(({ count }) => count > 0);
    return {
      inspectorId, sheets: own.length, compared: compared.length, sameDoor: compared.filter(({ sameDoor }) => sameDoor).length,
      drift: meanDifference(compared), isSmall: compared.length < DRIFT_SMALL_BELOW,
    };
  });
}

function meanDifference(compared: readonly (Tally & { total: number })[]): number | null {
  if (compared.length === 0) return null;
  const byDivisor = new Map<number, number>();
  for (const { total, sum, count } of compared) byDivisor.set(count, (byDivisor.get(count) ?? 0) + total * count - sum);
  const { over, under } = [...byDivisor].reduce((whole, [count, difference]) => plus(whole, difference, count), { over: 0n, under: 1n } satisfies Fraction as Fraction);
  return rounded({ over, under: under * BigInt(compared.length) });
}
