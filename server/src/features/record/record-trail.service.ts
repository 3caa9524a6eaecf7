import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { quarterOf, quartersBack, startOfChinaWeek, startOfNextChinaQuarter } from '../../../../shared/domain/quarters';
import { MOVEMENTS } from '../../../../shared/domain/record-rules';
import type { PastAct } from '../../../../shared/domain/rule-simulation';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { NO_REVERSAL } from './record-entries';
import { RecordEntry, RecordPerson } from './record.entity';

/** Epoch milliseconds of the first moment of a quarter in China. */
export function startOfQuarter(quarter: string): number {
  const [year, q] = quarter.split('Q').map(Number) as [number, number];
  return Date.UTC(year, (q - 1) * 3, 1) - 8 * 3_600_000;
}

type Row = Omit<PastAct, 'runIn' | 'at' | 'points'> & { at: number | string; points: number | string };

/** Acts that stand, as a rule sees them. */
@Injectable()
export class RecordTrail {
  constructor(private readonly uow: UnitOfWork) {}

  /** In the order they were written, with the days before that share the quarter's first week; `isCut` where there are more. */
  async ofQuarter(villageId: string, quarter: string, limit: number): Promise<{ acts: PastAct[]; isCut: boolean }> {
    const start = startOfQuarter(quarter);
    const rows = await this.between(villageId, startOfChinaWeek(start), startOfNextChinaQuarter(start)).limit(limit + 1).getRawMany<Row>();
    return { acts: rows.slice(0, limit).map((row) => toPast(row, start)), isCut: rows.length > limit };
  }

  /** Of one household, in the quarter of `now` and the days before that share its first week. */
  async ofHousehold(villageId: string, householdId: string, now: number): Promise<PastAct[]> {
    const start = startOfQuarter(quarterOf(now));
    const query = this.between(villageId, startOfChinaWeek(start), startOfNextChinaQuarter(start)).andWhere('e.householdId = :householdId', { householdId });
    return (await query.limit(1_000).getRawMany<Row>()).map((row) => toPast(row, start));
  }

  private between(villageId: string, from: number, to: number): SelectQueryBuilder<RecordEntry> {
    const quarters = quartersBack(quarterOf(to - 1), 2);
    return this.uow.repo(RecordEntry).createQueryBuilder('e')
      .leftJoin(RecordEntry, 'r', 'r.villageId = e.villageId AND r.reversalOf = e.id')
      .leftJoin(RecordPerson, 'p', 'p.entryId = e.id')
      .select('e.act', 'act').addSelect('e.kind', 'kind').addSelect('e.householdId', 'householdId').addSelect('p.memberId', 'memberId')
      .addSelect('e.at', 'at').addSelect('e.points', 'points').addSelect('e.zeroReason', 'zeroReason')
      .where('e.villageId = :villageId AND e.quarter IN (:...quarters) AND e.at >= :from AND e.at < :to', { villageId, quarters, from, to })
      .andWhere(`${NO_REVERSAL} AND r.id IS NULL AND e.act NOT IN (:...movements)`, { movements: [...MOVEMENTS] })
      .orderBy('e.writtenAt', 'ASC').addOrderBy('e.id', 'ASC');
  }
}

const toPast = ({ at, points, ...row }: Row, start: number): PastAct => ({ ...row, at: Number(at), points: Number(points), runIn: Number(at) < start });
