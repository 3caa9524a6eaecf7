/**
 * Places among hundreds of thousands without counting them: every score is a leaf of a tree with 64 branches a node, and each node
 * knows how many scores lie below it. How many are better is then the sum of the later siblings on the way down.
 */
const FAN = 64;

/** What is ranked, and how many levels its scores need below the root. */
export const RANK_LEVELS = { villages: 5, households: 3 } as const;
export type RankScope = keyof typeof RANK_LEVELS;

/** Every share and every figure above these shares the last place of its kind. */
const WHOLE_BP = 10_000;
const PER_HOUSEHOLD_AT_MOST = 99_999;
/** Points of a household in a quarter lie between −65,536 and 196,607. */
const POINTS_OFFSET = 65_536;
const HOUSEHOLD_SCORE_AT_MOST = FAN ** RANK_LEVELS.households - 1;

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

export interface VillageFigures {
  households: number;
  /** Households with an act that stands. */
  active: number;
  /** Whole points earned. */
  points: number;
}

export interface VillageMeasure {
  /** Share of households that took part, in basis points. */
  share: number;
  /** Points for each household of the village, in integer hundredths. */
  perHousehold: number;
  /** Share first, then points for each household. */
  score: number;
}

/** Small and large villages compare: how many of its households took part, and among equals what they gave. */
export function measureOf({ households, active, points }: VillageFigures): VillageMeasure {
  const each = (figure: number): number => (households > 0 ? Math.floor(figure / households) : 0);
  const share = within(each(active * WHOLE_BP), 0, WHOLE_BP);
  const perHousehold = within(each(points * 100), 0, PER_HOUSEHOLD_AT_MOST);
  return { share, perHousehold, score: share * (PER_HOUSEHOLD_AT_MOST + 1) + perHousehold };
}

export const householdScore = (points: number): number => within(points + POINTS_OFFSET, 0, HOUSEHOLD_SCORE_AT_MOST);

/** A node of the tree: level 0 is the root. */
export interface RankNode {
  level: number;
  bucket: number;
}

export interface RankRange {
  level: number;
  from: number;
  to: number;
}

const bucketAt = (score: number, level: number, levels: number): number => Math.floor(score / FAN ** (levels - level));
const levelsOf = (scope: RankScope): number[] => Array.from({ length: RANK_LEVELS[scope] + 1 }, (_, level) => level);

/** From the root down to the leaf. */
export const pathOf = (scope: RankScope, score: number): RankNode[] =>
  levelsOf(scope).map((level) => ({ level, bucket: bucketAt(score, level, RANK_LEVELS[scope]) }));

/** The nodes below which everything better lies: on each level at most 63 that stand side by side. */
export function rangesAbove(scope: RankScope, score: number): RankRange[] {
  return pathOf(scope, score).slice(1).flatMap(({ level, bucket }) => {
    const last = Math.floor(bucket / FAN) * FAN + FAN - 1;
    return bucket < last ? [{ level, from: bucket + 1, to: last }] : [];
  });
}

/** A score that came (from null), changed, or went (to null). */
export interface ScoreChange {
  from: number | null;
  to: number | null;
}

export interface RankDelta extends RankNode {
  by: number;
}

/** What the nodes have to be changed by, in one order for everybody; nodes that keep their count are left out. */
export function deltasOf(scope: RankScope, changes: readonly ScoreChange[]): RankDelta[] {
  const sums = new Map<string, RankDelta>();
  const count = (score: number | null, by: number): void => {
    for (const node of score === null ? [] : pathOf(scope, score)) {
      const key = `${node.level}:${node.bucket}`;
      sums.set(key, { ...node, by: (sums.get(key)?.by ?? 0) + by });
    }
  };
  for (const { from, to } of changes) {
    count(from, -1);
    count(to, 1);
  }
  return [...sums.values()].filter(({ by }) => by !== 0).sort((one, other) => one.level - other.level || one.bucket - other.bucket);
}
