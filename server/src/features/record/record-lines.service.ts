import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { sealable } from './record-commitments';
import type { Line } from './record-entries';
import { RecordEntry, RecordPerson, RecordSeal } from './record.entity';

/** Adds lines to the record: each with whoever had a part in it and the seal it is to get, in the caller's unit of work. */
@Injectable()
export class RecordLines {
  constructor(private readonly uow: UnitOfWork) {}

  /** Without those that are there already. */
  async notYetWritten<T extends { entryKey: string }>(lines: readonly T[]): Promise<T[]> {
    if (lines.length === 0) return [];
    const written = await this.uow.repo(RecordEntry).find({ where: { entryKey: In(lines.map(({ entryKey }) => entryKey)) }, select: { id: true, entryKey: true } });
    const known = new Set(written.map((entry) => entry.entryKey));
    return lines.filter(({ entryKey }) => !known.has(entryKey));
  }

  /** False, and nothing added, where somebody wrote it at the same moment: the unique key finds that. */
  async add(line: Line): Promise<boolean> {
    const { entry, person, seal } = sealable(line);
    try {
      await this.uow.repo(RecordEntry).insert(entry);
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
    await this.uow.repo(RecordPerson).insert(person);
    await this.uow.repo(RecordSeal).insert(seal);
    return true;
  }

  /** Entries with their people; nobody where a person was erased. */
  async withPeople(entries: readonly RecordEntry[]): Promise<Line[]> {
    const people = await this.peopleOf(entries.map(({ id }) => id));
    return entries.map(({ personDigest: _, ...entry }) => {
      const { memberId = null, onBehalfBy = null, actorId = null } = people.get(entry.id) ?? {};
      return { ...entry, memberId, onBehalfBy, actorId };
    });
  }

  private async peopleOf(entryIds: string[]): Promise<Map<string, RecordPerson>> {
    if (entryIds.length === 0) return new Map();
    const rows = await this.uow.repo(RecordPerson).findBy({ entryId: In(entryIds) });
    return new Map(rows.map((row) => [row.entryId, row]));
  }
}
