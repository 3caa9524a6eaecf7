import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { earns } from '../../../../shared/domain/record-rules';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import type { Line } from './record-entries';
import { RecordHolder, RecordQuarter } from './record.entity';

type Holder = Pick<RecordHolder, 'villageId' | 'holderId'>;
type Owner = Pick<Line, 'villageId' | 'householdId' | 'memberId'>;

/** Running figures of households, written with every entry; the entries themselves stay the truth. */
@Injectable()
export class RecordHolders {
  constructor(private readonly uow: UnitOfWork) {}

  /** Whoever writes points of the same household or person waits here until we have committed; in one order, so that nobody waits in a circle. */
  async hold(owners: readonly Owner[]): Promise<void> {
    const holders = new Map<string, Holder>();
    for (const { villageId, householdId, memberId } of owners) {
      for (const holderId of [householdId, memberId]) if (holderId) holders.set(`${villageId}:${holderId}`, { villageId, holderId });
    }
    for (const [, holder] of [...holders].sort(([one], [other]) => (one < other ? -1 : 1))) await this.take(holder);
  }

  /** The household is held. */
  async count(line: Line): Promise<void> {
    const { villageId, householdId, points } = line;
    if (!householdId) return;
    if (points !== 0) await this.uow.repo(RecordHolder).increment({ villageId, holderId: householdId }, 'points', points);
    if (earns(line.act)) await this.countInQuarter({ ...line, householdId });
  }

  /** One statement: false, and nothing done, where the balance does not reach. The caller writes the entry that says so. */
  async takePoints({ villageId, holderId }: Holder, points: number): Promise<boolean> {
    const sql = 'UPDATE record_holder SET points = points - ? WHERE village_id = ? AND holder_id = ? AND points >= ?';
    return (await this.uow.execute(sql, [points, villageId, holderId, points])) === 1;
  }

  async balanceOf(villageId: string, householdId: string): Promise<number> {
    return (await this.uow.repo(RecordHolder).findOneBy({ villageId, holderId: householdId }))?.points ?? 0;
  }

  async balancesOf(villageId: string, householdIds: readonly string[]): Promise<Map<string, number>> {
    const balances = new Map<string, number>();
    for (let at = 0; at < householdIds.length; at += 1_000) {
      const rows = await this.uow.repo(RecordHolder).findBy({ villageId, holderId: In(householdIds.slice(at, at + 1_000)) });
      for (const { holderId, points } of rows) balances.set(holderId, points);
    }
    return balances;
  }

  private async take(holder: Holder): Promise<void> {
    const holders = this.uow.repo(RecordHolder);
    const again = (): Promise<{ affected?: number }> => holders.increment(holder, 'taken', 1);
    if ((await again()).affected === 1) return;
    try {
      await holders.insert({ ...holder, taken: 1, points: 0 });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await again();
    }
  }

  private async countInQuarter({ villageId, quarter, householdId, groupNo, points, reversalOf }: Line & { householdId: string }): Promise<void> {
    const acts = reversalOf === null ? 1 : -1;
    const sql = 'UPDATE record_quarter SET points = points + ?, acts = acts + ?, group_no = ? WHERE village_id = ? AND quarter = ? AND household_id = ?';
    const counted = await this.uow.execute(sql, [points, acts, groupNo ?? 0, villageId, quarter, householdId]);
    if (counted === 0) await this.uow.repo(RecordQuarter).insert({ villageId, quarter, householdId, groupNo: groupNo ?? 0, points, acts });
  }
}
