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

/** A group that none of the quarter's lines names. */
const GROUPS = `
  SELECT q.household_id AS householdId, q.quarter, q.group_no AS groupNo FROM record_quarter q WHERE q.village_id = ? AND NOT EXISTS (
    SELECT 1 FROM record_entry e WHERE e.village_id = q.village_id AND e.quarter = q.quarter AND e.household_id = q.household_id AND COALESCE(e.group_no, 0) = q.group_no)`;

/** Proves the running figures of a village by adding up its entries; empty when all is well. */
@Injectable()
export class RecordBooks {
  constructor(private readonly uow: UnitOfWork) {}

  async differences(villageId: string): Promise<BookDifference[]> {
    const figures = [...(await this.balances(villageId)), ...(await this.quarters(villageId))];
    return figures.length > 0 ? figures : this.groups(villageId);
  }

  private async balances(villageId: string): Promise<BookDifference[]> {
    const sums = await this.uow.query<Sum>(BALANCES, [villageId]);
    const holders = await this.uow.repo(RecordHolder).findBy({ villageId });
    const running = new Map(holders.map(({ holderId, points }) => [holderId, String(points)]));
    const summed = new Map(sums.map(({ householdId, points }) => [householdId, String(Number(points))]));
    return unequal(running, summed, '0').map(([householdId, one, other]) => ({ householdId, quarter: null, running: one, summed: other }));
  }

  private async groups(villageId: string): Promise<BookDifference[]> {
    const rows = await this.uow.query<{ householdId: string; quarter: string; groupNo: number }>(GROUPS, [villageId]);
    return rows.map(({ householdId, quarter, groupNo }) => ({ householdId, quarter, running: `${groupNo} 组`, summed: '别的组' }));
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
