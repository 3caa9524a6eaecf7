import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { MOVEMENTS } from '../../../../shared/domain/record-rules';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordEntry, RecordPerson } from './record.entity';

/** A line without whoever had a part in it. */
export type FileLine = Pick<RecordEntry, 'villageId' | 'quarter' | 'at' | 'phase' | 'act' | 'householdId' | 'title' | 'detail' | 'points' | 'ruleVersion'> & {
  isReversal: boolean;
  isReversed: boolean;
  /** Why it, or what it takes back, was taken back. */
  reason: string | null;
};

/** In the order they were written. */
export interface FileLines {
  lines: FileLine[];
  /** There are more than were asked for. */
  isCut: boolean;
}

type Asked = (query: SelectQueryBuilder<RecordEntry>) => SelectQueryBuilder<RecordEntry>;
const AT_A_TIME = 1_000;

/** All lines of a village's quarter, a household or a person, for a file to keep. */
@Injectable()
export class RecordFileLines {
  constructor(private readonly uow: UnitOfWork) {}

  ofQuarter(villageId: string, quarter: string, limit: number): Promise<FileLines> {
    return this.read(limit, (query) => query.where({ villageId, quarter }));
  }

  ofHousehold(villageId: string, householdId: string, limit: number): Promise<FileLines> {
    return this.read(limit, (query) => query.where({ villageId, householdId }));
  }

  /** What somebody gave, in every village; points that merely moved are no gift. */
  ofPerson(memberId: string, limit: number): Promise<FileLines> {
    return this.read(limit, (query) => query.innerJoin(RecordPerson, 'p', 'p.entryId = e.id AND p.memberId = :memberId', { memberId })
      .where('e.act NOT IN (:...movements)', { movements: [...MOVEMENTS] }));
  }

  private async read(limit: number, asked: Asked): Promise<FileLines> {
    const lines: FileLine[] = [];
    let after = '';
    while (lines.length <= limit) {
      const page = await asked(this.uow.repo(RecordEntry).createQueryBuilder('e')).andWhere('e.id > :after', { after }).orderBy('e.id', 'ASC').limit(AT_A_TIME).getMany();
      lines.push(...(await this.withReversals(page)));
      if (page.length < AT_A_TIME) break;
      after = page.at(-1)!.id;
    }
    return { lines: lines.slice(0, limit), isCut: lines.length > limit };
  }

  private async withReversals(page: readonly RecordEntry[]): Promise<FileLine[]> {
    if (page.length === 0) return [];
    const taken = { villageId: In([...new Set(page.map(({ villageId }) => villageId))]), reversalOf: In(page.map(({ id }) => id)) };
    const reversals = await this.uow.repo(RecordEntry).find({ select: { id: true, reversalOf: true, reason: true }, where: taken });
    const reasons = new Map(reversals.map(({ reversalOf, reason }) => [reversalOf, reason]));
    return page.map(({ id, villageId, quarter, at, phase, act, householdId, title, detail, points, ruleVersion, reversalOf, reason }) => ({
      villageId, quarter, at, phase, act, householdId, title, detail, points, ruleVersion, isReversal: reversalOf !== null, isReversed: reasons.has(id), reason: reasons.get(id) ?? reason,
    }));
  }
}
