import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller';
import { Clock } from '../clock/clock';
import { Ids } from '../clock/ids';
import { isDuplicateKey } from '../database/duplicate-key';
import { UnitOfWork } from '../database/unit-of-work';
import type { UploadedStream } from '../http/upload';
import type { UploadKind, UploadRow } from './upload-kind';
import { UploadQuota } from './upload-quota';

export interface Sending<Row extends UploadRow, Made> {
  key: string | undefined;
  file: UploadedStream;
  /** The kind's own columns beside the common ones. */
  describe(common: UploadRow, made: Made): Row;
}

interface Sent {
  ownerId: string;
  key: string | undefined;
  sha256: string;
}

interface Ready<Row, Made> {
  row: Row;
  made: Made;
  /** As sent. */
  bytes: number;
}

/** Takes files in: read, made safe, kept, then entered in the books; later they become part of one thing. */
@Injectable()
export class Uploads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly quota: UploadQuota,
  ) {}

  /** The same bytes with the same key answer the row that is already there. */
  async receive<Row extends UploadRow, Made>(kind: UploadKind<Row, Made>, me: Caller, sending: Sending<Row, Made>): Promise<Row> {
    const original = await buffer(sending.file.stream);
    const sent: Sent = { ownerId: me.memberId, key: sending.key, sha256: createHash('sha256').update(original).digest('hex') };
    const earlier = await this.earlier(kind, sent);
    if (earlier) return earlier;
    await this.quota.assertRoom(kind, me.memberId);
    const made = await kind.prepare(original);
    return this.keep(kind, sent, { row: sending.describe(this.common(sent), made), made, bytes: original.length });
  }

  /**
   * Inside the caller's unit of work: all files become part of `subject` (such as `report:<id>`, 64 characters at most) or none.
   * Each must be the member's own, and free or part of the same subject already.
   */
  attach<Row extends UploadRow, Made>(kind: UploadKind<Row, Made>, me: Caller, fileIds: readonly string[], subject: string, villageId: string): Promise<void> {
    const ids = [...new Set(fileIds)];
    if (ids.length === 0) return Promise.resolve();
    return this.uow.run(async () => {
      const sql = `UPDATE ${kind.table} SET subject = ?, village_id = ?, attached_at = COALESCE(attached_at, ?)
        WHERE id IN (${ids.map(() => '?').join(', ')}) AND owner_id = ? AND (subject IS NULL OR subject = ?)`;
      const matched = await this.uow.execute(sql, [subject, villageId, this.clock.now(), ...ids, me.memberId, subject]);
      if (matched !== ids.length) kind.refuseAttach();
    });
  }

  /** Files first: a row always has its files, and a crash in between leaves at worst files nobody knows. */
  private async keep<Row extends UploadRow, Made>(kind: UploadKind<Row, Made>, sent: Sent, { row, made, bytes }: Ready<Row, Made>): Promise<Row> {
    try {
      await kind.keep(row.id, made);
      await this.enter(kind, row, bytes);
      return row;
    } catch (error) {
      await kind.remove(row.id);
      const twin = isDuplicateKey(error) ? await this.earlier(kind, sent) : undefined;
      if (twin) return twin;
      throw error;
    }
  }

  private enter<Row extends UploadRow, Made>(kind: UploadKind<Row, Made>, row: Row, sentBytes: number): Promise<void> {
    return this.uow.run(async () => {
      await this.quota.take(kind, row.ownerId, sentBytes);
      await this.uow.repo<UploadRow>(kind.entity).insert(row);
    });
  }

  private async earlier<Row extends UploadRow, Made>(kind: UploadKind<Row, Made>, { ownerId, key, sha256 }: Sent): Promise<Row | undefined> {
    const row = key ? await this.uow.repo<UploadRow>(kind.entity).findOneBy({ ownerId, uploadKey: key }) : null;
    if (row && row.sha256 !== sha256) kind.refuseKey();
    return (row as Row | null) ?? undefined;
  }

  private common({ ownerId, key, sha256 }: Sent): UploadRow {
    const createdAt = this.clock.now();
    return { id: this.ids.next(), villageId: null, ownerId, subject: null, uploadKey: key ?? null, sha256, createdAt, attachedAt: null };
  }
}
