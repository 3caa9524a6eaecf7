import { Injectable } from '@nestjs/common';
import { Between, IsNull } from 'typeorm';
import { LostRace } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordSeal } from './record.entity';

/** Rows given their places by one statement. */
const CHUNK = 200;

/** The places of the record's commitments in the village's log; each is given once. */
@Injectable()
export class RecordSeals {
  constructor(private readonly uow: UnitOfWork) {}

  /** Villages with something that is not sealed yet. */
  async villagesWaiting(limit: number): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>('SELECT DISTINCT village_id AS id FROM record_seal WHERE position IS NULL LIMIT ?', [limit]);
    return rows.map(({ id }) => id);
  }

  /** Villages that have a record, in order of id. */
  async villages(after: string, limit: number): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(`
      SELECT DISTINCT village_id AS id FROM record_seal WHERE village_id > ? UNION SELECT DISTINCT village_id FROM record_entry WHERE village_id > ?
      ORDER BY id LIMIT ?`, [after, after, limit]);
    return rows.map(({ id }) => id);
  }

  /** Oldest first. */
  waiting(villageId: string, limit: number): Promise<Pick<RecordSeal, 'entryId' | 'commitment'>[]> {
    return this.uow.repo(RecordSeal).find({
      select: { entryId: true, commitment: true }, where: { villageId, position: IsNull() }, order: { entryId: 'ASC' }, take: limit,
    });
  }

  /** Places from `first` on, in this order. */
  async place(villageId: string, first: number, entryIds: readonly string[]): Promise<void> {
    for (let at = 0; at < entryIds.length; at += CHUNK) await this.placeSome(villageId, first + at, entryIds.slice(at, at + CHUNK));
  }

  /** In order of place. */
  async commitments(villageId: string, from: number, count: number): Promise<string[]> {
    const rows = await this.uow.repo(RecordSeal).find({
      select: { commitment: true, position: true }, where: { villageId, position: Between(from, from + count - 1) }, order: { position: 'ASC' },
    });
    return rows.map(({ commitment }) => commitment);
  }

  private async placeSome(villageId: string, first: number, entryIds: readonly string[]): Promise<void> {
    const cases = entryIds.map(() => 'WHEN ? THEN ?').join(' ');
    const sql = `UPDATE record_seal SET position = CASE entry_id ${cases} END WHERE village_id = ? AND position IS NULL AND entry_id IN (${entryIds.map(() => '?').join(', ')})`;
    const placed = await this.uow.execute(sql, [...entryIds.flatMap((id, at) => [id, first + at]), villageId, ...entryIds]);
    if (placed !== entryIds.length) throw new LostRace('Another server has sealed some of these');
  }
}
