import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordEntry } from './record.entity';

/** A line without whoever had a part in it. */
export type QuarterLine = Pick<RecordEntry, 'at' | 'phase' | 'act' | 'householdId' | 'title' | 'detail' | 'points' | 'ruleVersion'> & {
  isReversal: boolean;
  isReversed: boolean;
  /** Why it, or what it takes back, was taken back. */
  reason: string | null;
};

const AT_A_TIME = 1_000;

/** All lines that count in a village's quarter, for its file. */
@Injectable()
export class RecordQuarterLines {
  constructor(private readonly uow: UnitOfWork) {}

  /** In the order they were written; `isCut` where there are more than `limit`. */
  async read(villageId: string, quarter: string, limit: number): Promise<{ lines: QuarterLine[]; isCut: boolean }> {
    const lines: QuarterLine[] = [];
    let after = '';
    while (lines.length <= limit) {
      const page = await this.page(villageId, quarter, after);
      lines.push(...(await this.withReversals(villageId, page)));
      if (page.length < AT_A_TIME) break;
      after = page.at(-1)!.id;
    }
    return { lines: lines.slice(0, limit), isCut: lines.length > limit };
  }

  private page(villageId: string, quarter: string, after: string): Promise<RecordEntry[]> {
    return this.uow.repo(RecordEntry).createQueryBuilder('e')
      .where('e.villageId = :villageId AND e.quarter = :quarter AND e.id > :after', { villageId, quarter, after })
      .orderBy('e.id', 'ASC').limit(AT_A_TIME).getMany();
  }

  private async withReversals(villageId: string, page: readonly RecordEntry[]): Promise<QuarterLine[]> {
    const reversals = await this.uow.repo(RecordEntry).find({ select: { id: true, reversalOf: true, reason: true }, where: { villageId, reversalOf: In(page.map(({ id }) => id)) } });
    const reasons = new Map(reversals.map(({ reversalOf, reason }) => [reversalOf, reason]));
    return page.map(({ id, at, phase, act, householdId, title, detail, points, ruleVersion, reversalOf, reason }) => ({
      at, phase, act, householdId, title, detail, points, ruleVersion, isReversal: reversalOf !== null, isReversed: reasons.has(id), reason: reasons.get(id) ?? reason,
    }));
  }
}
