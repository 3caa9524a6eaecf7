import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { salted, utf8 } from '../../../../shared/domain/transparency/canonical';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordErasureRow } from './record-erasure.entity';
import { RecordPerson, RecordSeal } from './record.entity';

/** Entries of one erasure line: its ids must fit a text column. */
const PART = 500;
const SALT_BYTES = 16;

/** What `record_seal.commitment` must be for the line of an erasure. */
export function erasureCommitment({ id, villageId, entryIds, at }: RecordErasureRow, salt: string): string {
  const canonical = utf8(JSON.stringify({ at, entryIds, id, kind: 'erasure', villageId }));
  return createHash('sha256').update(salted(Buffer.from(salt, 'hex'), canonical)).digest('hex');
}

/** Lets the record forget a person. That it did is a line of the log itself: a part that is missing without one is found by the audit. */
@Injectable()
export class RecordErasure {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Joins the caller's unit of work. What the person did goes, with its salt; where they acted for others or by office, a number without
   * a name stays.
   */
  erase(memberId: string): Promise<void> {
    return this.uow.run(async () => {
      const rows = await this.uow.repo(RecordPerson).find({ select: { entryId: true, villageId: true }, where: { memberId }, order: { entryId: 'ASC' } });
      const villages = new Map<string, string[]>();
      for (const { villageId, entryId } of rows) villages.set(villageId, [...(villages.get(villageId) ?? []), entryId]);
      for (const [villageId, entryIds] of villages) await this.eraseIn(villageId, entryIds, memberId);
    });
  }

  private async eraseIn(villageId: string, entryIds: readonly string[], memberId: string): Promise<void> {
    for (let from = 0; from < entryIds.length; from += PART) {
      const part = entryIds.slice(from, from + PART);
      await this.uow.repo(RecordPerson).delete({ entryId: In(part), memberId });
      await this.write({ id: this.ids.next(), villageId, entryIds: part.join(' '), at: this.clock.now() });
    }
  }

  private async write(row: RecordErasureRow): Promise<void> {
    const salt = randomBytes(SALT_BYTES).toString('hex');
    await this.uow.repo(RecordErasureRow).insert(row);
    await this.uow.repo(RecordSeal).insert({ entryId: row.id, villageId: row.villageId, salt, commitment: erasureCommitment(row, salt), position: null });
  }
}
