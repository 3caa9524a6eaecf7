import { Injectable } from '@nestjs/common';
import { MOVEMENTS } from '../../../../shared/domain/record-rules';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordHolder, RecordQuarter } from './record.entity';

/** A running figure that is not what the entries add up to. */
export interface BookDifference {
  householdId: string;
  /** Null: the balance; else the sums of that quarter. */
  quarter: string | null;
  running: string;
  summed: string;
}

interface Sum {
  householdId: string;
  quarter?: string;
  points: number | string;
  acts?: number | string;
}

const MOVED = MOVEMENTS.map(() => '?').join(', ');
const BALANCES = 'SELECT household_id AS householdId, SUM(points) AS points FROM record_entry WHERE village_id = ? AND household_id IS NOT NULL GROUP BY household_id';
const QUARTERS = `
  SELECT household_id AS householdId, quarter, SUM(points) AS points, SUM(CASE WHEN reversal_of IS NULL THEN 1 ELSE -1 END) AS acts
  FROM record_entry WHERE village_id = ? AND household_id IS NOT NULL AND act NOT IN (${MOVED}) GROUP BY household_id, quarter`;

/** Proves the running figures of a village by adding up its entries; empty when all is well. */
@Injectable()
export class RecordBooks {
  constructor(private readonly uow: UnitOfWork) {}

  async differences(villageId: string): Promise<BookDifference[]> {
    return [...(await this.balances(villageId)), ...(await this.quarters(villageId))];
  }

  private async balances(villageId: string): Promise<BookDifference[]> {
    const sums = await this.uow.query<Sum>(BALANCES, [villageId]);
    const holders = await this.uow.repo(RecordHolder).findBy({ villageId });
    const running = new Map(holders.map(({ holderId, points }) => [holderId, String(points)]));
    const summed = new Map(sums.map(({ householdId, points }) => [householdId, String(Number(points))]));
    return unequal(running, summed, '0').map(([householdId, one, other]) => ({ householdId, quarter: null, running: one, summed: other }));
  }

  private async quarters(villageId: string): Promise<BookDifference[]> {
    const sums = await this.uow.query<Sum>(QUARTERS, [villageId, ...MOVEMENTS]);
    const rows = await this.uow.repo(RecordQuarter).findBy({ villageId });
    const words = ({ points, acts }: { points: number | string; acts?: number | string }): string => `${Number(points)}/${Number(acts)}`;
    const running = new Map(rows.map((row) => [`${row.quarter} ${row.householdId}`, words(row)]));
    const summed = new Map(sums.map((sum) => [`${sum.quarter} ${sum.householdId}`, words(sum)]));
    return unequal(running, summed, '0/0').map(([key, one, other]) => ({ householdId: key.slice(7), quarter: key.slice(0, 6), running: one, summed: other }));
  }
}

/** Keys whose values differ, `nothing` standing for a missing one. */
function unequal(running: ReadonlyMap<string, string>, summed: ReadonlyMap<string, string>, nothing: string): [string, string, string][] {
  const keys = [...new Set([...running.keys(), ...summed.keys()])];
  return keys.flatMap((key): [string, string, string][] => {
    const [one, other] = [running.get(key) ?? nothing, summed.get(key) ?? nothing];
    return one === other ? [] : [[key, one, other]];
  });
}
