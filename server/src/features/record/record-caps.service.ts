import { Injectable } from '@nestjs/common';
import { capSpan } from '../../../../shared/domain/cap-spans';
import { capsOf, type Cap, type RecordRule } from '../../../../shared/domain/record-rules';
import { UnitOfWork } from '../../core/database/unit-of-work';
import type { Line } from './record-entries';
import { RecordEntry, RecordPerson } from './record.entity';

/** How often an act still brings points. Counted from the entries themselves, by the time of the act; what was taken back does not count. */
@Injectable()
export class RecordCaps {
  constructor(private readonly uow: UnitOfWork) {}

  /** The line as it is to be written: with 0 points and the reason, where a cap is reached. Its holders are held. */
  async capped(line: Line, rule: RecordRule): Promise<Line> {
    if (line.points <= 0) return line;
    for (const [cap, times] of capsOf(rule)) {
      if ((await this.paid(line, cap, rule.kind)) >= times) return { ...line, points: 0, zeroReason: cap };
    }
    return line;
  }

  private async paid({ villageId, act, at, householdId, memberId }: Line, cap: Cap, kind?: string): Promise<number> {
    const isHousehold = cap.startsWith('household');
    const holderId = isHousehold ? householdId : memberId;
    if (!holderId) return 0;
    const [from, to] = capSpan(cap, at);
    const query = this.uow.repo(RecordEntry).createQueryBuilder('e')
      .leftJoin(RecordEntry, 'r', 'r.villageId = e.villageId AND r.reversalOf = e.id')
      .where('e.villageId = :villageId AND e.at >= :from AND e.at < :to', { villageId, from, to })
      .andWhere('e.act = :act AND e.points > 0 AND e.reversalOf IS NULL AND r.id IS NULL', { act });
    if (kind !== undefined) query.andWhere('e.kind = :kind', { kind });
    if (isHousehold) query.andWhere('e.householdId = :holderId', { holderId });
    else query.innerJoin(RecordPerson, 'p', 'p.villageId = e.villageId AND p.entryId = e.id AND p.memberId = :holderId AND p.at >= :from AND p.at < :to', { holderId });
    return query.getCount();
  }
}
