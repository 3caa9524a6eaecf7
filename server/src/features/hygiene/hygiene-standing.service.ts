import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { z } from 'zod';
import { quarterOf, quartersBack } from '../../../../shared/domain/quarters';
import type { HouseholdRecord } from '../../../../shared/contract/record';
import type { HygieneStanding } from '../../../../shared/contract/village';
import { townCodeOf } from '../../../../shared/domain/regions';
import { standingAmong } from '../../../../shared/domain/standings';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import { HygieneDoor, HygieneRound } from './hygiene.entity';

type Standing = z.infer<typeof HygieneStanding>;

/** Where a village stands among the villages of its town, and a household's newest grade. */
@Injectable()
export class HygieneStandings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
  ) {}

  async of(villageId: string): Promise<Standing | null> {
    const [quarter, before] = quartersBack(quarterOf(this.clock.now()), 2) as [string, string];
    const rounds = await this.newestRounds(villageId, [quarter, before]);
    const mine = rounds.find((round) => round.villageId === villageId && round.quarter === quarter);
    if (!mine || mine.meanTotal === null) return null;
    const now = place(rounds, quarter, villageId);
    const then = place(rounds, before, villageId);
    return {
      roundId: mine.id, roundTitle: mine.title, meanTotal: mine.meanTotal, final: mine.state === 'final', ranked: now?.of ?? 1,
      rank: now && now.of > 1 ? now.rank : null, gained: now && then && now.of > 1 ? then.rank - now.rank : null,
    };
  }

  /** The newest published grade of a household. */
  async gradeOf(villageId: string, householdId: string): Promise<HouseholdRecord['grade']> {
    const door = await this.uow.repo(HygieneDoor).createQueryBuilder('door')
      .innerJoin(HygieneRound, 'round', 'round.id = door.roundId')
      .where('door.villageId = :villageId AND door.householdId = :householdId', { villageId, householdId })
      .andWhere("door.outcome = 'scored' AND round.state IN ('notice', 'final')")
      .orderBy('door.roundId', 'DESC').limit(1).getOne();
    const round = door && (await this.uow.repo(HygieneRound).findOneBy({ id: door.roundId }));
    if (!door?.grade || door.total === null || !round) return null;
    return { roundId: round.id, roundTitle: round.title, grade: door.grade, total: door.total, final: door.recordTurn > 0 };
  }

  /** One round a village and quarter: the newest published one. */
  private async newestRounds(villageId: string, quarters: string[]): Promise<HygieneRound[]> {
    const village = await this.regions.village(villageId);
    const neighbours = (await this.regions.villagesUnder(townCodeOf(village.code))).map(({ id }) => id);
    const rounds = await this.uow.repo(HygieneRound).find({
      where: { villageId: In(neighbours), quarter: In(quarters), state: In(['notice', 'final']) },
      order: { openedAt: 'DESC', id: 'DESC' },
    });
    const key = (round: HygieneRound): string => `${round.villageId} ${round.quarter}`;
    return [...new Map([...rounds].reverse().map((round) => [key(round), round])).values()];
  }
}

function place(rounds: HygieneRound[], quarter: string, villageId: string): ReturnType<typeof standingAmong> {
  const rated = rounds.filter((round) => round.quarter === quarter && round.meanTotal !== null);
  return standingAmong(rated.find((round) => round.villageId === villageId)?.meanTotal ?? undefined, rated.map((round) => round.meanTotal ?? 0));
}
