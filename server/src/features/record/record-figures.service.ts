import { Injectable } from '@nestjs/common';
import { quartersBack } from '../../../../shared/domain/quarters';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordEntry } from './record.entity';
import { phaseCounts, toQuarterCounts, type PhaseTally, type Reach } from './record.view';

/** Points of one household in one quarter, for standings. */
export interface HouseholdPoints {
  householdId: string;
  groupNo: number;
  points: number;
}

/** A reversal counts one act less: both lie in one quarter, so together they are nothing. */
const ACTS_STANDING = 'SUM(CASE WHEN e.reversalOf IS NULL THEN 1 ELSE -1 END)';
const standingPer = (column: 'member_id' | 'household_id'): string => `
  SELECT quarter, COUNT(*) AS active FROM (
    SELECT quarter, ${column} FROM record_entry WHERE village_id = ? AND quarter >= ? AND quarter <= ? AND ${column} IS NOT NULL
    GROUP BY quarter, ${column} HAVING SUM(CASE WHEN reversal_of IS NULL THEN 1 ELSE -1 END) > 0
  ) standing GROUP BY quarter`;

/** Sums over entries; nothing here is stored. */
@Injectable()
export class RecordFigures {
  constructor(private readonly uow: UnitOfWork) {}

  async balanceOf(villageId: string, householdId: string): Promise<number> {
    const row = await this.uow.repo(RecordEntry).createQueryBuilder('e')
      .select('COALESCE(SUM(e.points), 0)', 'points')
      .where('e.villageId = :villageId AND e.householdId = :householdId', { villageId, householdId })
      .getRawOne<{ points: number | string }>();
    return Number(row?.points ?? 0);
  }

  async householdQuarter(villageId: string, householdId: string, quarter: string): Promise<ReturnType<typeof phaseCounts>> {
    const rows = await this.uow.repo(RecordEntry).createQueryBuilder('e')
      .select('e.phase', 'phase').addSelect(ACTS_STANDING, 'entries')
      .where('e.villageId = :villageId AND e.householdId = :householdId AND e.quarter = :quarter', { villageId, householdId, quarter })
      .groupBy('e.phase').getRawMany<{ phase: PhaseTally['phase']; entries: number | string }>();
    return phaseCounts(rows.map((row) => ({ quarter, phase: row.phase, entries: Number(row.entries), points: 0 })));
  }

  /** Every household of the village with an entry in the quarter that stands. */
  async quarterPoints(villageId: string, quarter: string): Promise<HouseholdPoints[]> {
    const rows = await this.uow.repo(RecordEntry).createQueryBuilder('e')
      .select('e.householdId', 'householdId').addSelect('MAX(e.groupNo)', 'groupNo').addSelect('SUM(e.points)', 'points')
      .where('e.villageId = :villageId AND e.quarter = :quarter AND e.householdId IS NOT NULL', { villageId, quarter })
      .groupBy('e.householdId').having(`${ACTS_STANDING} > 0`).getRawMany<{ householdId: string; groupNo: number | string; points: number | string }>();
    return rows.map((row) => ({ householdId: row.householdId, groupNo: Number(row.groupNo), points: Number(row.points) }));
  }

  /** The five co's (五共) of a village, newest quarter first. */
  async fiveCos(villageId: string, newest: string, count: number): Promise<ReturnType<typeof toQuarterCounts>[]> {
    const quarters = quartersBack(newest, count);
    const tallies = await this.tallies(villageId, quarters);
    const reach = await this.reach(villageId, quarters);
    return quarters.map((quarter) => toQuarterCounts(quarter, tallies, reach.find((row) => row.quarter === quarter)));
  }

  private async tallies(villageId: string, quarters: string[]): Promise<PhaseTally[]> {
    const rows = await this.uow.repo(RecordEntry).createQueryBuilder('e')
      .select('e.quarter', 'quarter').addSelect('e.phase', 'phase').addSelect(ACTS_STANDING, 'entries').addSelect('SUM(e.points)', 'points')
      .where('e.villageId = :villageId AND e.quarter IN (:...quarters)', { villageId, quarters })
      .groupBy('e.quarter').addGroupBy('e.phase').getRawMany<Record<keyof PhaseTally, string>>();
    return rows.map((row) => ({ quarter: row.quarter, phase: row.phase as PhaseTally['phase'], entries: Number(row.entries), points: Number(row.points) }));
  }

  /** Of people and households only those with something that stands. */
  private async reach(villageId: string, quarters: string[]): Promise<Reach[]> {
    const [people, households] = [await this.active('member_id', villageId, quarters), await this.active('household_id', villageId, quarters)];
    return quarters.map((quarter) => ({ quarter, people: people.get(quarter) ?? 0, households: households.get(quarter) ?? 0 }));
  }

  private async active(column: 'member_id' | 'household_id', villageId: string, quarters: string[]): Promise<Map<string, number>> {
    const [newest, oldest] = [quarters[0], quarters.at(-1)];
    const rows = await this.uow.query<{ quarter: string; active: number | string }>(standingPer(column), [villageId, oldest, newest]);
    return new Map(rows.map(({ quarter, active }) => [quarter, Number(active)]));
  }
}
