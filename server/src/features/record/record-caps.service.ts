import { Injectable } from '@nestjs/common';
import { startOfChinaDay, startOfChinaWeek } from '../../../../shared/domain/quarters';
import { ruleFor, type Cap } from '../../../../shared/domain/record-rules';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordEntry, RecordHolder } from './record.entity';

const DAY_MS = 86_400_000;

type Holder = Pick<RecordHolder, 'villageId' | 'holderId'>;

const capsOf = ({ act, ruleVersion }: RecordEntry): [Cap, number][] => Object.entries(ruleFor(act, ruleVersion).caps) as [Cap, number][];
const isCapped = (entry: RecordEntry): boolean => entry.points > 0 && capsOf(entry).length > 0;

/** The day or week of the act, in China, as [from, to). */
function spanOf(cap: Cap, at: number): [number, number] {
  const from = cap.endsWith('day') ? startOfChinaDay(at) : startOfChinaWeek(at);
  return [from, from + (cap.endsWith('day') ? 1 : 7) * DAY_MS];
}

/** How often an act still brings points. Counted from the entries themselves, by the time of the act; what was taken back does not count. */
@Injectable()
export class RecordCaps {
  constructor(private readonly uow: UnitOfWork) {}

  /** Whoever writes points of the same household or person waits here until we have committed; in one order, so that nobody waits in a circle. */
  async hold(entries: readonly RecordEntry[]): Promise<void> {
    const holders = new Map<string, Holder>();
    for (const { villageId, householdId, memberId } of entries.filter(isCapped)) {
      for (const holderId of [householdId, memberId]) if (holderId) holders.set(`${villageId}:${holderId}`, { villageId, holderId });
    }
    for (const [, holder] of [...holders].sort(([one], [other]) => (one < other ? -1 : 1))) await this.take(holder);
  }

  /** The entry as it is to be written: with 0 points and the reason, where a cap is reached. Its holders are held. */
  async capped(entry: RecordEntry): Promise<RecordEntry> {
    if (!isCapped(entry)) return entry;
    for (const [cap, times] of capsOf(entry)) {
      if ((await this.paid(entry, cap)) >= times) return { ...entry, points: 0, zeroReason: cap };
    }
    return entry;
  }

  private async take(holder: Holder): Promise<void> {
    const holders = this.uow.repo(RecordHolder);
    const again = (): Promise<{ affected?: number }> => holders.increment(holder, 'taken', 1);
    if ((await again()).affected === 1) return;
    try {
      await holders.insert({ ...holder, taken: 1 });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await again();
    }
  }

  private async paid({ villageId, act, at, householdId, memberId }: RecordEntry, cap: Cap): Promise<number> {
    const [column, holderId] = cap.startsWith('household') ? ['householdId', householdId] : ['memberId', memberId];
    if (!holderId) return 0;
    const [from, to] = spanOf(cap, at);
    const query = this.uow.repo(RecordEntry).createQueryBuilder('e')
      .leftJoin(RecordEntry, 'r', 'r.villageId = e.villageId AND r.reversalOf = e.id')
      .where(`e.villageId = :villageId AND e.${column} = :holderId AND e.at >= :from AND e.at < :to`, { villageId, holderId, from, to })
      .andWhere('e.act = :act AND e.points > 0 AND e.reversalOf IS NULL AND r.id IS NULL', { act });
    return query.getCount();
  }
}
