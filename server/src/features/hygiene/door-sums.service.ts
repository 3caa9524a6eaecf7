import { Injectable } from '@nestjs/common';
import type { Grade } from '../../../../shared/domain/grades';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HygieneDoor, HygieneRound } from './hygiene.entity';

/** Results of one village, quarter, kind of household and grade, added up. */
export interface DoorSum {
  villageId: string;
  quarter: string;
  partyMember: boolean;
  grade: Grade;
  doors: number;
  /** Integer hundredths. */
  total: number;
}

type Raw = Record<keyof DoorSum, string | number | boolean>;

/** Sums over the published rounds of many villages, for whom the doors themselves would be too many. */
@Injectable()
export class DoorSums {
  constructor(private readonly uow: UnitOfWork) {}

  async of(villageIds: readonly string[], quarters: readonly string[]): Promise<DoorSum[]> {
    if (villageIds.length === 0) return [];
    const rows = await this.uow.repo(HygieneDoor).createQueryBuilder('door')
      .innerJoin(HygieneRound, 'round', 'round.id = door.roundId')
      .select('door.villageId', 'villageId').addSelect('round.quarter', 'quarter').addSelect('door.partyMember', 'partyMember').addSelect('door.grade', 'grade')
      .addSelect('COUNT(*)', 'doors').addSelect('SUM(door.total)', 'total')
      .where({ outcome: 'scored' })
      .andWhere('round.villageId IN (:...villageIds) AND round.quarter IN (:...quarters)', { villageIds: [...villageIds], quarters: [...quarters] })
      .andWhere("round.state IN ('notice', 'final')")
      .groupBy('door.villageId').addGroupBy('round.quarter').addGroupBy('door.partyMember').addGroupBy('door.grade')
      .getRawMany<Raw>();
    return rows.map((row) => ({
      villageId: String(row.villageId), quarter: String(row.quarter), partyMember: Number(row.partyMember) === 1, grade: row.grade as Grade,
      doors: Number(row.doors), total: Number(row.total),
    }));
  }
}
