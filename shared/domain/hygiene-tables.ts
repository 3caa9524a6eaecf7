import { GRADES, type Grade } from './grades';

/** A household's result in one round, as tables count it. */
export interface RatedDoor {
  householdId: string;
  groupNo: number;
  partyMember: boolean;
  welfare: boolean;
  /** Integer hundredths. */
  total: number;
  grade: Grade;
}

export interface TableSummary {
  /** Results counted: of a round one a household, of a quarter one a household and round. */
  rated: number;
  meanTotal: number | null;
  counts: { grade: Grade; households: number }[];
  /** Households rated now and before. */
  compared: number;
  /** By how much these moved on average. */
  gained: number | null;
}

/** Fewer are no group but somebody: their mean would be a household's own score. */
export const PUBLIC_AT_LEAST = 3;

/** Rounded to the whole number; a half goes away from zero. */
export function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.sign(sum) * Math.round(Math.abs(sum) / values.length);
}

/** Each household's mean over its results. */
export function meansByHousehold(doors: readonly Pick<RatedDoor, 'householdId' | 'total'>[]): Map<string, number> {
  const totals = new Map<string, number[]>();
  for (const { householdId, total } of doors) totals.set(householdId, [...(totals.get(householdId) ?? []), total]);
  return new Map([...totals].map(([householdId, values]) => [householdId, meanOf(values) ?? 0]));
}

/** How far each household moved, of those rated both times. */
export function movesOf(doors: readonly RatedDoor[], before: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...meansByHousehold(doors)].flatMap(([householdId, now]) => {
    const then = before.get(householdId);
    return then === undefined ? [] : [[householdId, now - then] as const];
  }));
}

export function summaryOf(doors: readonly RatedDoor[], before: ReadonlyMap<string, number> = new Map()): TableSummary {
  const moves = [...movesOf(doors, before).values()];
  return {
    rated: doors.length,
    meanTotal: meanOf(doors.map(({ total }) => total)),
    counts: GRADES.map((grade) => ({ grade, households: doors.filter((door) => door.grade === grade).length })),
    compared: moves.length,
    gained: meanOf(moves),
  };
}

/** Those who gained, the most first; of equals the better one, then the order they came in. */
export function mostImproved<D extends RatedDoor>(doors: readonly D[], before: ReadonlyMap<string, number>): { door: D; gained: number }[] {
  const moves = movesOf(doors, before);
  const newest = [...new Map([...doors].map((door) => [door.householdId, door])).values()];
  return newest
    .flatMap((door) => { const gained = moves.get(door.householdId) ?? 0; return gained > 0 ? [{ door, gained }] : []; })
    .sort((a, b) => b.gained - a.gained || b.door.total - a.door.total);
}

/** What may be shown to everybody: small groups are left out, and with them as many more that nobody can be worked out from the rest. */
export function publicGroups<G extends { rated: number }>(groups: readonly G[]): G[] {
  const hidden = new Set<G>();
  let hiddenDoors = 0;
  for (const group of [...groups].sort((a, b) => a.rated - b.rated)) {
    if (group.rated >= PUBLIC_AT_LEAST && (hidden.size === 0 || hiddenDoors >= PUBLIC_AT_LEAST)) break;
    hidden.add(group);
    hiddenDoors += group.rated;
  }
  return groups.filter((group) => !hidden.has(group));
}

/** 1 for the highest; equals share a rank, and nobody has the one after. Null where there is no figure. */
export const rankOf = (mine: number | null, all: readonly (number | null)[]): number | null =>
  mine === null ? null : 1 + all.filter((other) => other !== null && other > mine).length;
