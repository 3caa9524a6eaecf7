import { Injectable } from '@nestjs/common';
import { capSpan } from '../../../../shared/domain/cap-spans';
import { capsOf, type Cap, type RecordRule } from '../../../../shared/domain/record-rules';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { NO_REVERSAL, type Line } from './record-entries';

/** An earlier line that brought points, as one of its household's or of its person's. */
interface Paid {
  holder: Holder;
  id: string;
  at: number;
}
type Holder = 'household' | 'person';

const PAID: Record<Holder, string> = {
  household: `SELECT 'household' AS holder, e.id AS id, e.at AS at FROM record_entry e
    WHERE e.village_id = ? AND e.household_id = ? AND e.at >= ? AND e.at < ? AND e.act = ? AND e.points > 0 AND ${NO_REVERSAL}`,
  person: `SELECT 'person' AS holder, e.id AS id, e.at AS at FROM record_person p JOIN record_entry e ON e.id = p.entry_id
    WHERE p.village_id = ? AND p.member_id = ? AND p.at >= ? AND p.at < ? AND e.act = ? AND e.points > 0 AND ${NO_REVERSAL}`,
};

const holderOf = (cap: Cap): Holder => (cap.startsWith('household') ? 'household' : 'person');

/** How often an act still brings points. Counted from the entries themselves, by the time of the act; what was taken back does not count. */
@Injectable()
export class RecordCaps {
  constructor(private readonly uow: UnitOfWork) {}

  /** The line as it is to be written: with 0 points and the reason, where a cap is reached. Its holders are held. */
  async capped(line: Line, rule: RecordRule): Promise<Line> {
    if (line.points <= 0) return line;
    const paid = await this.paid(line, rule);
    // Few come near a cap: only then what was taken back is looked up.
    const reached = reachedBy(paid, line, rule) && reachedBy(await this.standing(line, paid), line, rule);
    return reached ? { ...line, points: 0, zeroReason: reached } : line;
  }

  /** The household's and the person's, each over the longest span of its caps. */
  private async paid(line: Line, rule: RecordRule): Promise<Paid[]> {
    const asked = (['household', 'person'] as const).flatMap((holder) => questionFor(holder, line, rule));
    if (asked.length === 0) return [];
    return this.uow.query<Paid>(asked.map(({ sql }) => sql).join(' UNION ALL '), asked.flatMap(({ parameters }) => parameters));
  }

  private async standing({ villageId }: Line, paid: readonly Paid[]): Promise<readonly Paid[]> {
    if (paid.length === 0) return paid;
    const sql = `SELECT reversal_of AS id FROM record_entry WHERE village_id = ? AND reversal_of IN (${paid.map(() => '?').join(', ')})`;
    const takenBack = new Set((await this.uow.query<Pick<Paid, 'id'>>(sql, [villageId, ...paid.map(({ id }) => id)])).map(({ id }) => id));
    return paid.filter(({ id }) => !takenBack.has(id));
  }
}

/** None, where the holder has no part in the line or no cap. */
function questionFor(holder: Holder, { villageId, householdId, memberId, act, at }: Line, rule: RecordRule): { sql: string; parameters: unknown[] }[] {
  const holderId = holder === 'household' ? householdId : memberId;
  const spans = capsOf(rule).filter(([cap]) => holderOf(cap) === holder).map(([cap]) => capSpan(cap, at));
  if (!holderId || spans.length === 0) return [];
  const [from, to] = [Math.min(...spans.map(([begin]) => begin)), Math.max(...spans.map(([, end]) => end))];
  const parameters = [villageId, holderId, from, to, act];
  return [rule.kind === undefined ? { sql: PAID[holder], parameters } : { sql: `${PAID[holder]} AND e.kind = ?`, parameters: [...parameters, rule.kind] }];
}

function reachedBy(paid: readonly Paid[], { at }: Line, rule: RecordRule): Cap | undefined {
  return capsOf(rule).find(([cap, times]) => {
    const [from, to] = capSpan(cap, at);
    return paid.filter((one) => one.holder === holderOf(cap) && one.at >= from && one.at < to).length >= times;
  })?.[0];
}
