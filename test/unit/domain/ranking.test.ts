import fc from 'fast-check';
import { deltasOf, householdScore, measureOf, pathOf, RANK_LEVELS, rangesAbove, type RankScope } from '../../../shared/domain/ranking';

const HIGHEST = { villages: 1_000_099_999, households: 64 ** 3 - 1 } as const;
const scopes: RankScope[] = ['villages', 'households'];
const scores = (scope: RankScope) => fc.integer({ min: 0, max: HIGHEST[scope] });

/** The tree as one would keep it in memory. */
class Tree {
  private readonly nodes = new Map<string, number>();
  constructor(private readonly scope: RankScope) {}
  apply(changes: Parameters<typeof deltasOf>[1]): void {
    for (const { level, bucket, by } of deltasOf(this.scope, changes)) this.nodes.set(`${level}:${bucket}`, this.count(level, bucket) + by);
  }
  count(level: number, bucket: number): number {
    return this.nodes.get(`${level}:${bucket}`) ?? 0;
  }
  rank(score: number): number {
    return 1 + rangesAbove(this.scope, score).reduce((sum, { level, from, to }) => {
      for (let bucket = from; bucket <= to; bucket++) sum += this.count(level, bucket);
      return sum;
    }, 0);
  }
}

describe('what villages are compared by', () => {
  it('is the share of households that took part, then the points for each household', () => {
    expect(measureOf({ households: 300, active: 100, points: 250 })).toEqual({ share: 3_333, perHousehold: 83, score: 333_300_083 });
    expect(measureOf({ households: 3, active: 3, points: 0 })).toEqual({ share: 10_000, perHousehold: 0, score: 1_000_000_000 });
    expect(measureOf({ households: 4, active: 1, points: 10 }).score).toBeGreaterThan(measureOf({ households: 400, active: 99, points: 9_000 }).score);
    expect(measureOf({ households: 4, active: 1, points: 10 }).score).toBeGreaterThan(measureOf({ households: 4, active: 1, points: 9 }).score);
  });

  it('stays within its bounds: more active than households, debts, enormous points, no household at all', () => {
    expect(measureOf({ households: 2, active: 3, points: -5 })).toEqual({ share: 10_000, perHousehold: 0, score: 1_000_000_000 });
    expect(measureOf({ households: 1, active: 1, points: 5_000 })).toEqual({ share: 10_000, perHousehold: 99_999, score: HIGHEST.villages });
    expect(measureOf({ households: 0, active: 1, points: 5 })).toEqual({ share: 0, perHousehold: 0, score: 0 });
    expect(measureOf({ households: 1, active: 0, points: 7 })).toEqual({ share: 0, perHousehold: 700, score: 700 });
  });

  it('gives every household a leaf, debts below zero points, the farthest ones sharing the last', () => {
    expect([0, -1, 1, -65_536, -70_000, 196_607, 900_000].map(householdScore)).toEqual([65_536, 65_535, 65_537, 0, 0, 262_143, 262_143]);
  });
});

describe.each(scopes)('the tree of counts over %s', (scope) => {
  it('has one node a level from the root to the leaf', () => {
    fc.assert(fc.property(scores(scope), (score) => {
      const path = pathOf(scope, score);
      expect(path.map(({ level }) => level)).toEqual(Array.from({ length: RANK_LEVELS[scope] + 1 }, (_, level) => level));
      expect(path[0]!.bucket).toBe(0);
      expect(path.at(-1)!.bucket).toBe(score);
      for (let at = 1; at < path.length; at++) expect(Math.floor(path[at]!.bucket / 64)).toBe(path[at - 1]!.bucket);
    }));
  });

  it('reads at most 63 neighbours a level, none for the very last leaf', () => {
    fc.assert(fc.property(scores(scope), (score) => {
      for (const { level, from, to } of rangesAbove(scope, score)) {
        expect(level).toBeGreaterThan(0);
        expect(to - from).toBeLessThan(63);
        expect(to % 64).toBe(63);
        expect(Math.floor(from / 64)).toBe(Math.floor(to / 64));
      }
    }));
    expect(rangesAbove(scope, 64 ** RANK_LEVELS[scope] - 1)).toEqual([]);
  });

  it('ranks as a plain sort does, ties sharing a place, however scores come, change and go', () => {
    const who = fc.integer({ min: 0, max: 9 });
    const score = fc.option(fc.oneof(scores(scope), fc.integer({ min: 0, max: 70 })), { nil: null });
    fc.assert(fc.property(fc.array(fc.array(fc.tuple(who, score), { maxLength: 4 }), { maxLength: 12 }), (batches) => {
      const tree = new Tree(scope);
      const now = new Map<number, number>();
      for (const batch of batches) {
        tree.apply(batch.map(([one, to]) => {
          const from = now.get(one) ?? null;
          if (to === null) now.delete(one);
          else now.set(one, to);
          return { from, to };
        }));
        const all = [...now.values()];
        expect(tree.count(0, 0)).toBe(all.length);
        for (const mine of all) expect(tree.rank(mine)).toBe(1 + all.filter((other) => other > mine).length);
      }
    }));
  });

  it('touches no node that keeps its count, and the others in one order', () => {
    expect(deltasOf(scope, [{ from: 5, to: 5 }, { from: null, to: null }])).toEqual([]);
    const leaf = RANK_LEVELS[scope];
    expect(deltasOf(scope, [{ from: 5, to: 6 }])).toEqual([{ level: leaf, bucket: 5, by: -1 }, { level: leaf, bucket: 6, by: 1 }]);
    const deltas = deltasOf(scope, [{ from: null, to: 700 }, { from: null, to: 3 }]);
    expect(deltas[0]).toEqual({ level: 0, bucket: 0, by: 2 });
    expect(deltas).toEqual([...deltas].sort((one, other) => one.level - other.level || one.bucket - other.bucket));
  });
});
