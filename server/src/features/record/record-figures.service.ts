import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { quartersBack } from '../../../../shared/domain/quarters';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { MOVEMENTS } from '../../../../shared/domain/record-rules';
import { RecordEntry, RecordQuarter } from './record.entity';
import { RecordHolders } from './record-holders.service';
import { phaseCounts, toQuarterCounts, type PhaseTally, type Reach } from './record.view';

/** Points of one household in one quarter, for standings. */
export interface HouseholdPoints {
  householdId: string;
  groupNo: number;
  points: number;
  /** Acts that stand. */
  acts: number;
}

interface Active {
  quarter: string;
  active: number | string;
}

/** A village of a plain town has under 2,000. */
const HOUSEHOLDS_AT_MOST = 10_000;

/** A reversal counts one act less: both lie in one quarter, so together they are nothing. */
const ACTS_STANDING = 'SUM(CASE WHEN e.reversalOf IS NULL THEN 1 ELSE -1 END)';
/** Spending and moving points is no taking part. */
const ARE_ACTS = 'e.act NOT IN (:...movements)';
const movements = { movements: [...MOVEMENTS] };
const PEOPLE_STANDING = `
  SELECT quarter, COUNT(*) AS active FROM (
    SELECT e.quarter, p.member_id FROM record_entry e JOIN record_person p ON p.entry_id = e.id
    WHERE e.village_id = ? AND e.quarter >= ? AND e.quarter <= ? AND p.member_id IS NOT NULL AND e.act NOT IN (${MOVEMENTS.map(() => '?').join(', ')})
    GROUP BY e.quarter, p.member_id HAVING SUM(CASE WHEN e.reversal_of IS NULL THEN 1 ELSE -1 END) > 0
  ) standing GROUP BY quarter`;

/** What the record adds up to: running figures where there are some, else sums over entries. */
@Injectable()
export class RecordFigures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly holders: RecordHolders,
  ) {}

  /** Whole points; the running figure, which is the sum of all entries of the household. */
  balanceOf(villageId: string, householdId: string): Promise<number> {
    return this.holders.balanceOf(villageId, householdId);
  }

  /** The same of many; a household without entries has none. */
  balancesOf(villageId: string, householdIds: readonly string[]): Promise<Map<string, number>> {
    return this.holders.balancesOf(villageId, householdIds);
  }

  async householdQuarter(villageId: string, householdId: string, quarter: string): Promise<ReturnType<typeof phaseCounts>> {
    const rows = await this.uow.repo(RecordEntry).createQueryBuilder('e')
      .select('e.phase', 'phase').addSelect(ACTS_STANDING, 'entries')
      .where('e.villageId = :villageId AND e.householdId = :householdId AND e.quarter = :quarter', { villageId, householdId, quarter })
      .andWhere(ARE_ACTS, movements).groupBy('e.phase').getRawMany<{ phase: PhaseTally['phase']; entries: number | string }>();
    return phaseCounts(rows.map((row) => ({ quarter, phase: row.phase, entries: Number(row.entries), points: 0 })));
  }

  /** A household's year by phase, with the points it earned. */
  async householdYear(villageId: string, householdId: string, year: number): Promise<{ phases: ReturnType<typeof phaseCounts>; points: number }> {
    const rows = await this.uow.repo(RecordEntry).createQueryBuilder('e')
      .select('e.phase', 'phase').addSelect(ACTS_STANDING, 'entries').addSelect('SUM(e.points)', 'points')
      .where('e.villageId = :villageId AND e.householdId = :householdId AND e.quarter >= :from AND e.quarter <= :to', { villageId, householdId, from: `${year}Q1`, to: `${year}Q4` })
      .andWhere(ARE_ACTS, movements).groupBy('e.phase').getRawMany<{ phase: PhaseTally['phase']; entries: number | string; points: number | string }>();
    const tallies = rows.map((row) => ({ quarter: '', phase: row.phase, entries: Number(row.entries), points: Number(row.points) }));
    return { phases: phaseCounts(tallies), points: tallies.reduce((sum, { points }) => sum + points, 0) };
  }

  /** Every household of the village with an act in the quarter that stands. */
  async quarterPoints(villageId: string, quarter: string): Promise<HouseholdPoints[]> {
    const rows = await this.uow.repo(RecordQuarter).find({ where: { villageId, quarter, acts: MoreThan(0) }, order: { points: 'DESC', householdId: 'ASC' }, take: HOUSEHOLDS_AT_MOST });
    return rows.map(({ householdId, groupNo, points, acts }) => ({ householdId, groupNo, points, acts }));
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
      .andWhere(ARE_ACTS, movements).groupBy('e.quarter').addGroupBy('e.phase').getRawMany<Record<keyof PhaseTally, string>>();
    return rows.map((row) => ({ quarter: row.quarter, phase: row.phase as PhaseTally['phase'], entries: Number(row.entries), points: Number(row.points) }));
  }

  /** Of people and households only those with something that stands. */
  private async reach(villageId: string, quarters: string[]): Promise<Reach[]> {
    const [people, households] = [await this.activePeople(villageId, quarters), await this.activeHouseholds(villageId, quarters)];
    return quarters.map((quarter) => ({ quarter, people: people.get(quarter) ?? 0, households: households.get(quarter) ?? 0 }));
  }

  private async activePeople(villageId: string, quarters: string[]): Promise<Map<string, number>> {
    const rows = await this.uow.query<Active>(PEOPLE_STANDING, [villageId, quarters.at(-1), quarters[0], ...MOVEMENTS]);
    return new Map(rows.map(({ quarter, active }) => [quarter, Number(active)]));
  }

  private async activeHouseholds(villageId: string, quarters: string[]): Promise<Map<string, number>> {
    const rows = await this.uow.repo(RecordQuarter).createQueryBuilder('q').select('q.quarter', 'quarter').addSelect('COUNT(*)', 'active')
      .where('q.villageId = :villageId AND q.quarter IN (:...quarters) AND q.acts > 0', { villageId, quarters }).groupBy('q.quarter').getRawMany<Active>();
    return new Map(rows.map(({ quarter, active }) => [quarter, Number(active)]));
  }
}
