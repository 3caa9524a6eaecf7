import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { earns } from '../../../../shared/domain/record-rules';
import { isDuplicateKey, LostRace } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import type { Line } from './record-entries';
import { RecordHolder } from './record.entity';

type Holder = Pick<RecordHolder, 'villageId' | 'holderId'>;
type Owner = Pick<Line, 'villageId' | 'householdId' | 'memberId'>;

/** Holders taken by one statement. */
const CHUNK = 200;

/** Running figures of households, written with every entry; the entries themselves stay the truth. */
@Injectable()
export class RecordHolders {
  constructor(private readonly uow: UnitOfWork) {}

  /** Whoever writes points of the same household or person waits here until we have committed; in one order, so that nobody waits in a circle. */
  async hold(owners: readonly Owner[]): Promise<void> {
    for (const villageId of [...new Set(owners.map((owner) => owner.villageId))].sort()) {
      const ofVillage = owners.filter((owner) => owner.villageId === villageId);
      const holderIds = ofVillage.flatMap(({ householdId, memberId }) => [householdId, memberId]).filter((id) => id !== null);
      await this.takeAll(villageId, [...new Set(holderIds)].sort());
    }
  }

  /** The household is held. */
  async count(line: Line): Promise<void> {
    const { villageId, householdId, points } = line;
    if (!householdId) return;
    if (points !== 0) await this.uow.execute('UPDATE record_holder SET points = points + ? WHERE village_id = ? AND holder_id = ?', [points, villageId, householdId]);
    if (earns(line.act)) await this.countInQuarter({ ...line, householdId });
  }

  /** One statement: false, and nothing done, where the balance does not reach. The caller writes the entry that says so. */
  async takePoints({ villageId, holderId }: Holder, points: number): Promise<boolean> {
    const sql = 'UPDATE record_holder SET points = points - ? WHERE village_id = ? AND holder_id = ? AND points >= ?';
    return (await this.uow.execute(sql, [points, villageId, holderId, points])) === 1;
  }

  async balanceOf(villageId: string, householdId: string): Promise<number> {
    const [holder] = await this.uow.query<{ points: number }>('SELECT points FROM record_holder WHERE village_id = ? AND holder_id = ?', [villageId, householdId]);
    return holder?.points ?? 0;
  }

  async balancesOf(villageId: string, householdIds: readonly string[]): Promise<Map<string, number>> {
    const balances = new Map<string, number>();
    for (let at = 0; at < householdIds.length; at += 1_000) {
      const rows = await this.uow.repo(RecordHolder).findBy({ villageId, holderId: In(householdIds.slice(at, at + 1_000)) });
      for (const { holderId, points } of rows) balances.set(holderId, points);
    }
    return balances;
  }

  private async takeAll(villageId: string, holderIds: readonly string[]): Promise<void> {
    for (let at = 0; at < holderIds.length; at += CHUNK) await this.take(villageId, holderIds.slice(at, at + CHUNK));
  }

  /** One statement for all: it goes along the primary key, so in one order as well. */
  private async take(villageId: string, holderIds: readonly string[]): Promise<void> {
    const sql = `UPDATE record_holder SET taken = taken + 1 WHERE village_id = ? AND holder_id IN (${marks(holderIds)})`;
    const taken = await this.uow.execute(sql, [villageId, ...holderIds]);
    if (taken === holderIds.length) return;
    const fresh = taken === 0 ? holderIds : await this.neverTaken(villageId, holderIds);
    if (taken + fresh.length !== holderIds.length) throw new LostRace('Somebody else has taken one of them for the first time');
    await this.putDown(villageId, fresh);
  }

  private async neverTaken(villageId: string, holderIds: readonly string[]): Promise<string[]> {
    const sql = `SELECT holder_id AS holderId FROM record_holder WHERE village_id = ? AND holder_id IN (${marks(holderIds)})`;
    const there = new Set((await this.uow.query<Holder>(sql, [villageId, ...holderIds])).map(({ holderId }) => holderId));
    return holderIds.filter((holderId) => !there.has(holderId));
  }

  private async putDown(villageId: string, holderIds: readonly string[]): Promise<void> {
    const rows = holderIds.map(() => '(?, ?, 1, 0)').join(', ');
    try {
      await this.uow.execute(`INSERT INTO record_holder (village_id, holder_id, taken, points) VALUES ${rows}`, holderIds.flatMap((holderId) => [villageId, holderId]));
    } catch (error) {
      throw isDuplicateKey(error) ? new LostRace('Somebody else has just taken one of them for the first time') : error;
    }
  }

  private async countInQuarter({ villageId, quarter, householdId, groupNo, points, reversalOf }: Line & { householdId: string }): Promise<void> {
    const acts = reversalOf === null ? 1 : -1;
    const sql = 'UPDATE record_quarter SET points = points + ?, acts = acts + ?, group_no = ? WHERE village_id = ? AND quarter = ? AND household_id = ?';
    const counted = await this.uow.execute(sql, [points, acts, groupNo ?? 0, villageId, quarter, householdId]);
    if (counted > 0) return;
    const first = 'INSERT INTO record_quarter (points, acts, group_no, village_id, quarter, household_id) VALUES (?, ?, ?, ?, ?, ?)';
    await this.uow.execute(first, [points, acts, groupNo ?? 0, villageId, quarter, householdId]);
  }
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
