import type { RoundCard, RoundResults } from '../../../../shared/contract/hygiene';
import { GRADES } from '../../../../shared/domain/grades';
import { doorLabel, groupName, maskedName } from '../../../../shared/domain/groups';
import { publicGroups } from '../../../../shared/domain/hygiene-tables';
import type { HygieneDoor, HygieneRound } from './hygiene.entity';
import { hashOfSeed } from './sample-seed';

const iso = (at: number): string => new Date(at).toISOString();
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
export const labelOf = ({ groupNo, doorNo }: HygieneDoor): string => doorLabel(groupNo, doorNo);

/** A scored door, with the columns that are then filled. */
export type ScoredDoor = HygieneDoor & { total: number; grade: NonNullable<HygieneDoor['grade']> };
export const isScored = (door: HygieneDoor): door is ScoredDoor => door.outcome === 'scored';

/** In walking order: by group, then by door. */
export const doorsInOrder = (doors: readonly HygieneDoor[]): HygieneDoor[] =>
  [...doors].sort((a, b) => a.groupNo - b.groupNo || a.doorNo.localeCompare(b.doorNo, 'zh-CN', { numeric: true }));

export interface RoundCounts {
  households: number;
  scored: number;
  skipped: number;
}

export function toRoundCard(round: HygieneRound, counts: RoundCounts): RoundCard {
  return {
    roundId: round.id,
    villageId: round.villageId,
    title: round.title,
    state: round.state,
    quarter: round.quarter,
    groupNos: round.groupNos,
    scope: round.scope,
    level: round.level,
    announced: round.announced,
    startsAt: round.startsAt === null ? null : iso(round.startsAt),
    sheetsPerHousehold: round.sheetsPerHousehold,
    sampleSize: round.sampleSize,
    sampleSeedHash: round.sampleSeed === null ? null : hashOfSeed(round.sampleSeed),
    sampleSeed: round.state === 'planned' ? null : round.sampleSeed,
    ...counts,
    openedAt: iso(round.openedAt),
    noticeEndsAt: round.noticeEndsAt === null ? null : iso(round.noticeEndsAt),
  };
}

export function countsOf(doors: readonly HygieneDoor[]): RoundCounts {
  const having = (outcome: HygieneDoor['outcome']): number => doors.filter((door) => door.outcome === outcome).length;
  return { households: doors.length, scored: having('scored'), skipped: having('skipped') };
}

type Results = Omit<RoundResults, 'village' | 'mine' | keyof RoundCard>;

/** What the village may read of a published round: counts, means of groups that hide each household, and the red board with masked names. */
export function toResults(round: HygieneRound, doors: readonly HygieneDoor[]): Results {
  const scored = doors.filter(isScored);
  return {
    counts: GRADES.map((grade) => ({ grade, households: scored.filter((door) => door.grade === grade).length })),
    meanTotal: round.meanTotal,
    groups: groupMeans(scored),
    redBoard: scored
      .filter((door) => door.grade === 'cleanest')
      .sort((a, b) => b.total - a.total)
      .map((door) => ({ label: labelOf(door), headName: maskedName(door.headName), total: door.total })),
  };
}

function groupMeans(scored: readonly ScoredDoor[]): Results['groups'] {
  const groupNos = [...new Set(scored.map((door) => door.groupNo))].sort((a, b) => a - b);
  const groups = groupNos.map((groupNo) => groupMean(groupNo, scored.filter((door) => door.groupNo === groupNo)));
  return publicGroups(groups.map((group) => ({ rated: group.households, group }))).map(({ group }) => group);
}

function groupMean(groupNo: number, doors: ScoredDoor[]): Results['groups'][number] {
  return { groupNo, name: groupName(groupNo), households: doors.length, meanTotal: Math.round(sum(doors.map((door) => door.total)) / doors.length) };
}

export function toMine(door: HygieneDoor | undefined): RoundResults['mine'] {
  if (!door || !isScored(door)) return null;
  return { householdId: door.householdId, label: labelOf(door), total: door.total, grade: door.grade };
}
