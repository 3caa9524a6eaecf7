/** Degrees, in any one system: only compared with each other. */
export interface Spot {
  lat: number;
  lng: number;
}

/** What the order needs to know of a stop. */
export interface Stop {
  point: Spot | null;
  groupNo: number | null;
  /** Landmark words; the same words are the same place. */
  label: string;
  isUrgent: boolean;
  isLate: boolean;
  dueAt: string;
}

/** Urgent before everything, then what is late; the rest as the way goes. */
const rank = ({ isUrgent, isLate }: Stop): number => (isUrgent ? 0 : isLate ? 1 : 2);
const RANKS = [0, 1, 2] as const;

/** Good enough to say which of two places in one village is nearer. */
function apart(a: Spot, b: Spot): number {
  const shrink = Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(a.lat - b.lat, (a.lng - b.lng) * shrink);
}

const NO_GROUP = 100;
const byPlace = (a: Stop, b: Stop): number =>
  (a.groupNo ?? NO_GROUP) - (b.groupNo ?? NO_GROUP) || a.label.localeCompare(b.label, 'zh') || a.dueAt.localeCompare(b.dueAt);

interface Walked<T> {
  way: T[];
  end: Spot | null;
}

/** The nearest next, and the nearest to that; of two as near, the one due first. */
function nearestFirst<T>(items: readonly T[], stopOf: (item: T) => Stop, from: Spot): Walked<T> {
  const left = [...items];
  const way: T[] = [];
  let here = from;
  while (left.length > 0) {
    const farness = (item: T): number => apart(here, stopOf(item).point ?? here);
    const next = left.reduce((best, item) => {
      const closer = farness(item) - farness(best) || stopOf(item).dueAt.localeCompare(stopOf(best).dueAt);
      return closer < 0 ? item : best;
    });
    left.splice(left.indexOf(next), 1);
    way.push(next);
    here = stopOf(next).point ?? here;
  }
  return { way, end: here };
}

/** What has no point is walked to group by group, after what is on the map. */
function walk<T>(items: readonly T[], stopOf: (item: T) => Stop, from: Spot | null): Walked<T> {
  const inOrder = [...items].sort((a, b) => byPlace(stopOf(a), stopOf(b)));
  if (!from) return { way: inOrder, end: null };
  const mapped = nearestFirst(inOrder.filter((item) => stopOf(item).point), stopOf, from);
  return { way: [...mapped.way, ...inOrder.filter((item) => !stopOf(item).point)], end: mapped.end };
}

/**
 * A worker's stops as one walks them: each exactly once, urgent ones first, then late ones, then the rest; among these from `from`
 * always to the nearest next. Where nobody said where they are: group by group, landmark by landmark.
 */
export function walkingOrder<T>(items: readonly T[], stopOf: (item: T) => Stop, from: Spot | null): T[] {
  let here = from;
  return RANKS.flatMap((asked) => {
    const { way, end } = walk(items.filter((item) => rank(stopOf(item)) === asked), stopOf, here);
    here = end ?? here;
    return way;
  });
}
