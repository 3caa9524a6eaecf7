/** When two people close so many reports between them that the village should look: one constant, one rule. */
export const PAIR_WATCH = {
  days: 30,
  /** Closings between the two. */
  together: 5,
  /** Of all closings in which either had a part; a cleaner who works for everybody stays below. */
  sharePercent: 60,
} as const;

/** One closed report that stands: who reported, who fixed. */
export interface Closing {
  reporterId: string;
  workerId: string;
  sourceId: string;
  /** Whole points of both together. */
  points: number;
  /** Epoch milliseconds. */
  at: number;
}

export interface Pair {
  personIds: [string, string];
  together: number;
  /** Closings in which at least one of them had a part. */
  ofAll: number;
  points: number;
  lastAt: number;
  /** Newest first. */
  sourceIds: string[];
}

const keyOf = ({ reporterId, workerId }: Closing): string => [reporterId, workerId].sort().join(' ');

function grouped(closings: readonly Closing[]): Closing[][] {
  const pairs = new Map<string, Closing[]>();
  for (const closing of closings) pairs.set(keyOf(closing), [...(pairs.get(keyOf(closing)) ?? []), closing]);
  return [...pairs.values()];
}

function partsOf(closings: readonly Closing[]): Map<string, number> {
  const parts = new Map<string, number>();
  for (const { reporterId, workerId } of closings) {
    for (const id of new Set([reporterId, workerId])) parts.set(id, (parts.get(id) ?? 0) + 1);
  }
  return parts;
}

function pairOf(own: readonly Closing[], parts: ReadonlyMap<string, number>): Pair {
  const personIds = keyOf(own[0]!).split(' ') as [string, string];
  const newest = [...own].sort((one, other) => other.at - one.at);
  return {
    personIds,
    together: own.length,
    ofAll: (parts.get(personIds[0]) ?? 0) + (parts.get(personIds[1]) ?? 0) - own.length,
    points: own.reduce((sum, { points }) => sum + points, 0),
    lastAt: newest[0]!.at,
    sourceIds: newest.map(({ sourceId }) => sourceId),
  };
}

/** Who reports to whom does not matter: two who take turns are one pair. Most closings first. */
export function pairsWorthALook(closings: readonly Closing[]): Pair[] {
  const parts = partsOf(closings);
  return grouped(closings.filter(({ reporterId, workerId }) => reporterId !== workerId))
    .filter((own) => own.length >= PAIR_WATCH.together)
    .map((own) => pairOf(own, parts))
    .filter(({ together, ofAll }) => together * 100 >= ofAll * PAIR_WATCH.sharePercent)
    .sort((one, other) => other.together - one.together || other.lastAt - one.lastAt);
}
