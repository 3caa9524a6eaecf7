import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HygieneRound } from './hygiene.entity';

/** Beyond this nobody remembers. */
const LOOKED_BACK = 40;

/** Which earlier round a round may be held against. */
@Injectable()
export class ComparableRounds {
  constructor(private readonly uow: UnitOfWork) {}

  /** The newest published round before this one that covers the same households; a sample is like no other. */
  async before(round: HygieneRound): Promise<HygieneRound | null> {
    const earlier = await this.uow.repo(HygieneRound).find({
      where: { villageId: round.villageId, state: In(['notice', 'final']) }, order: { openedAt: 'DESC', id: 'DESC' }, take: LOOKED_BACK,
    });
    return earlier.find((one) => isBefore(one, round) && covers(one, round)) ?? null;
  }
}

const isBefore = (one: HygieneRound, other: HygieneRound): boolean => one.openedAt < other.openedAt || (one.openedAt === other.openedAt && one.id < other.id);

function covers(before: HygieneRound, { groupNos }: HygieneRound): boolean {
  if (before.scope === 'sample') return false;
  return before.groupNos.length === 0 || (groupNos.length > 0 && groupNos.every((groupNo) => before.groupNos.includes(groupNo)));
}
