import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import type { Participation, SourceKind } from './participation';
import { RecordCaps } from './record-caps.service';
import { RecordEntry } from './record.entity';
import { entryOf, keyOf, reversalOf, type EntryRef, type TakenBack, type Written } from './record-entries';

/** Writes the co-governance record (共治档案). Append-only: there is no verb that changes or removes an entry, only one that takes it back by another. */
@Injectable()
export class RecordService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly caps: RecordCaps,
  ) {}

  /** Joins the source's unit of work. The same source, subject and turn written again is not an error and adds nothing. */
  write(participation: Participation): Promise<void> {
    return this.writeAll([participation]);
  }

  /** Several people's entries of one source belong in one call: everybody's caps are then taken in one order. */
  writeAll(participations: readonly Participation[]): Promise<void> {
    return this.uow.run(async () => {
      const entries = participations.map((participation) => entryOf(participation, this.written()));
      await this.caps.hold(entries);
      for (const entry of await this.notYetWritten(entries)) await this.insert(await this.caps.capped(entry));
    });
  }

  /** Takes one entry back by an entry of its own, once; what is already taken back stays so. Joins the caller's unit of work. */
  reverse(ref: (EntryRef | { entryKey: string }) & TakenBack): Promise<void> {
    return this.uow.run(async () => {
      const entry = await this.uow.repo(RecordEntry).findOneBy({ entryKey: 'entryKey' in ref ? ref.entryKey : keyOf(ref) });
      if (!entry || entry.reversalOf) throw new Error('Only an entry that was written, and is no reversal, can be taken back');
      await this.takeBack([entry], ref);
    });
  }

  /**
   * Takes back whatever a source has given and is not yet taken back: a report found false, or opened again after it was closed.
   * `turn`: only that closing, for a caller that may be repeated after the next one.
   */
  reverseSource(sourceKind: SourceKind, sourceId: string, reason: string, actorId: string | null, turn?: number): Promise<void> {
    return this.uow.run(async () => {
      const which = { sourceKind, sourceId, reversalOf: IsNull(), ...(turn !== undefined && { turn }) };
      await this.takeBack(await this.uow.repo(RecordEntry).find({ where: which, order: { id: 'ASC' } }), { reason, actorId });
    });
  }

  private async takeBack(entries: readonly RecordEntry[], why: TakenBack): Promise<void> {
    const reversals = entries.map((entry) => reversalOf(entry, why, this.written()));
    for (const reversal of await this.notYetWritten(reversals)) await this.insert(reversal);
  }

  private written(): Written {
    return { id: this.ids.next(), now: this.clock.now() };
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
}
