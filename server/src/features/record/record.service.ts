import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { quarterOf } from '../../../../shared/domain/quarters';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import type { Participation } from './participation';
import { RecordEntry } from './record.entity';

/** Writes the co-governance record (共治档案). Append-only: there is no verb that changes or removes an entry. */
@Injectable()
export class RecordService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Joins the source's unit of work. The same source and subject written again is not an error and adds nothing. */
  write(participation: Participation): Promise<void> {
    return this.writeAll([participation]);
  }

  writeAll(participations: readonly Participation[]): Promise<void> {
    return this.uow.run(async () => {
      const entries = participations.map((participation) => this.entryOf(participation));
      for (const entry of await this.notYetWritten(entries)) await this.insert(entry);
    });
  }

  private async notYetWritten(entries: RecordEntry[]): Promise<RecordEntry[]> {
    const keys = entries.map((entry) => entry.entryKey);
    const written = await this.uow.repo(RecordEntry).find({ where: { entryKey: In(keys) }, select: { id: true, entryKey: true } });
    const known = new Set(written.map((entry) => entry.entryKey));
    return entries.filter((entry) => !known.has(entry.entryKey));
  }

  /** Somebody who wrote it at the same moment is found by the unique key. */
  private async insert(entry: RecordEntry): Promise<void> {
    try {
      await this.uow.repo(RecordEntry).insert(entry);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private entryOf({ act, subjectId, sourceId, ...rest }: Participation): RecordEntry {
    return {
      ...rest,
      act,
      sourceId,
      id: this.ids.next(),
      entryKey: `${act}:${sourceId}:${subjectId}`,
      quarter: quarterOf(rest.at),
      writtenAt: this.clock.now(),
    };
  }
}
