import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { plainRow } from '../../core/database/plain-row';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { sealable } from './record-commitments';
import type { Line } from './record-entries';
import { RecordEntry, RecordPerson, RecordSeal } from './record.entity';

const ENTRY = plainRow(RecordEntry);
const PERSON = plainRow(RecordPerson);
const SEAL = plainRow(RecordSeal);
const ADD_ENTRY = `INSERT INTO record_entry ${ENTRY.columns}`;
const ADD_PERSON = `INSERT INTO record_person ${PERSON.columns}`;
const ADD_SEAL = `INSERT INTO record_seal ${SEAL.columns}`;

/** Adds lines to the record: each with whoever had a part in it and the seal it is to get, in the caller's unit of work. */
@Injectable()
export class RecordLines {
  constructor(private readonly uow: UnitOfWork) {}

  /** Without those that are there already. */
  async notYetWritten<T extends { entryKey: string }>(lines: readonly T[]): Promise<T[]> {
    if (lines.length === 0) return [];
    const keys = lines.map(({ entryKey }) => entryKey);
    const written = await this.uow.query<{ entryKey: string }>(`SELECT entry_key AS entryKey FROM record_entry WHERE entry_key IN (${keys.map(() => '?').join(', ')})`, keys);
    const known = new Set(written.map(({ entryKey }) => entryKey));
    return lines.filter(({ entryKey }) => !known.has(entryKey));
  }

  /** As `notYetWritten`, without a question for a single line: the unique key answers that with the writing. */
  perhapsNew(lines: readonly Line[]): Promise<Line[]> {
    return lines.length === 1 ? Promise.resolve([...lines]) : this.notYetWritten(lines);
  }

  /** False, and nothing added, where it is there already, perhaps since a moment ago: the unique key finds that. */
  async add(line: Line): Promise<boolean> {
    const { entry, person, seal } = sealable(line);
    try {
      await this.uow.execute(ADD_ENTRY, ENTRY.values(entry));
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
    await this.uow.execute(ADD_PERSON, PERSON.values(person));
    await this.uow.execute(ADD_SEAL, SEAL.values(seal));
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
