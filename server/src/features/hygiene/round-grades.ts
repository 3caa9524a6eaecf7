import { gradeFinal, type Participation } from '../record/participation';
import type { HygieneDoor, HygieneRound } from './hygiene.entity';

/** Dated to the end of the notice period, so that neither a late job nor a correction moves the points into another quarter. */
export function gradeEntry(round: HygieneRound, door: HygieneDoor, { turn, how }: { turn: number; how?: string }): Participation {
  const { householdId, groupNo, doorNo, grade, total } = door;
  if (grade === null || total === null || round.noticeEndsAt === null) throw new Error(`door of household ${householdId} has no grade`);
  return gradeFinal({
    villageId: round.villageId, roundId: round.id, roundTitle: round.title, householdId, groupNo, doorNo, grade, total, turn, at: round.noticeEndsAt,
    ...(how !== undefined && { how }),
  });
}
