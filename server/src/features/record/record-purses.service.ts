import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Lot, Purse } from '../../../../shared/domain/points-expiry';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { NO_REVERSAL } from './record-entries';
import { RecordEntry, RecordHolder } from './record.entity';
import { RecordHolders } from './record-holders.service';

const PART = 200;

type OldLot = Lot & { id: string };

/** How old the points of a household are. */
@Injectable()
export class RecordPurses {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly holders: RecordHolders,
  ) {}

  /** The balance with as many of its newest lots as make it up; what was taken back is left out with what took it back. */
  async of(villageId: string, householdId: string): Promise<Purse> {
    const balance = await this.holders.balanceOf(villageId, householdId);
    const lots: OldLot[] = [];
    let covered = 0;
    for (let before: OldLot | undefined; covered < balance; before = lots.at(-1)) {
      const part = await this.lots(villageId, householdId, before);
      lots.push(...part);
      covered += part.reduce((sum, { points }) => sum + points, 0);
      if (part.length < PART) break;
    }
    return { balance, lots };
  }

  /** Households with points left, by id. */
  async filled(villageId: string, after: string, limit: number): Promise<string[]> {
    const rows = await this.uow.repo(RecordHolder).find({
      select: { holderId: true }, where: { villageId, holderId: MoreThan(after), points: MoreThan(0) }, order: { holderId: 'ASC' }, take: limit,
    });
    return rows.map(({ holderId }) => holderId);
  }

  /** Newest first. */
  private async lots(villageId: string, householdId: string, before?: OldLot): Promise<OldLot[]> {
    const query = this.uow.repo(RecordEntry).createQueryBuilder('e')
      .leftJoin(RecordEntry, 'r', 'r.villageId = e.villageId AND r.reversalOf = e.id')
      .select('e.points', 'points').addSelect('e.at', 'earnedAt').addSelect('e.id', 'id')
      .where(`e.villageId = :villageId AND e.householdId = :householdId AND e.points > 0 AND ${NO_REVERSAL} AND r.id IS NULL`, { villageId, householdId })
      .orderBy('e.at', 'DESC').addOrderBy('e.id', 'DESC').limit(PART);
    if (before) query.andWhere('e.at <= :earnedAt AND (e.at < :earnedAt OR e.id < :id)', { earnedAt: before.earnedAt, id: before.id });
    const rows = await query.getRawMany<Record<keyof OldLot, string>>();
    return rows.map(({ id, points, earnedAt }) => ({ id, points: Number(points), earnedAt: Number(earnedAt) }));
  }
}
