import { Injectable } from '@nestjs/common';
import { Between, In, LessThanOrEqual, MoreThan } from 'typeorm';
import { parseCheckpoint } from '../../../../shared/domain/transparency/checkpoint';
import { stampOf } from '../../../../shared/domain/transparency/record-check';
import { isDuplicateKey, LostRace } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService, type Village } from '../region/region.service';
import { LogKeys } from './log-key.service';
import { LogCheckpoint, LogHead } from './log.entity';

const PAGE = 200;

/** Where each village's log stands, and every checkpoint it had. */
@Injectable()
export class LogHeads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly keys: LogKeys,
  ) {}

  of(villageId: string): Promise<LogHead | null> {
    return this.uow.repo(LogHead).findOneBy({ villageId });
  }

  /** A log keeps the name it began with; a village that got another code since is found by both. */
  async at(code: string): Promise<LogHead | null> {
    const named = await this.uow.repo(LogHead).findOneBy({ name: code });
    const region = named ? null : await this.regions.byCode(code);
    return named ?? (region ? this.of(region.id) : null);
  }

  async begun(village: Village): Promise<LogHead> {
    return (await this.of(village.id)) ?? this.begin(village);
  }

  newest(head: Pick<LogHead, 'villageId' | 'number'>): Promise<LogCheckpoint> {
    return this.uow.repo(LogCheckpoint).findOneByOrFail({ villageId: head.villageId, number: head.number });
  }

  /** 存证编号 of the newest checkpoint; null while nothing is sealed. */
  async stampOf(villageId: string): Promise<string | null> {
    const head = await this.of(villageId);
    const checkpoint = head && head.number > 0 ? parseCheckpoint((await this.newest(head)).note) : undefined;
    return checkpoint ? stampOf(checkpoint) : null;
  }

  /** Newest first. */
  latest(villageId: string, limit: number): Promise<LogCheckpoint[]> {
    return this.uow.repo(LogCheckpoint).find({ where: { villageId }, order: { number: 'DESC' }, take: limit });
  }

  /** In order of their numbers. */
  after(villageId: string, number: number, limit: number): Promise<LogCheckpoint[]> {
    return this.uow.repo(LogCheckpoint).find({ where: { villageId, number: MoreThan(number) }, order: { number: 'ASC' }, take: limit });
  }

  /** Villages that have a log, or had one, in order of id. */
  async villages(after: string, limit: number): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(`
      SELECT village_id AS id FROM log_head WHERE village_id > ? UNION SELECT village_id FROM log_checkpoint WHERE number = 1 AND village_id > ?
      ORDER BY id LIMIT ?`, [after, after, limit]);
    return rows.map(({ id }) => id);
  }

  sealedBetween(villageIds: readonly string[], from: number, to: number): Promise<LogHead[]> {
    return this.uow.repo(LogHead).find({ where: { villageId: In([...villageIds]), sealedAt: Between(from, to) }, order: { villageId: 'ASC' }, take: PAGE });
  }

  /** One conditional statement: of two sealers one moves the head, the other looks again. */
  async move(head: LogHead, next: Pick<LogHead, 'size' | 'sealedAt'>): Promise<void> {
    const { villageId, number, size } = head;
    const { affected } = await this.uow.repo(LogHead).update({ villageId, number, size, sealedAt: LessThanOrEqual(next.sealedAt) }, { ...next, number: number + 1 });
    if (affected !== 1) throw new LostRace('Another server was sealing');
  }

  async keep(checkpoint: LogCheckpoint): Promise<void> {
    await this.uow.repo(LogCheckpoint).insert(checkpoint);
  }

  private async begin({ id: villageId, code }: Village): Promise<LogHead> {
    // An old code may have been given to another place; its log keeps that name.
    const name = (await this.uow.repo(LogHead).existsBy({ name: code })) ? villageId : code;
    const head: LogHead = { villageId, name, origin: `${this.keys.name}/${name}`, number: 0, size: 0, sealedAt: 0 };
    try {
      await this.uow.repo(LogHead).insert(head);
      return head;
    } catch (error) {
      if (isDuplicateKey(error)) throw new LostRace('Another server began the log');
      throw error;
    }
  }
}
