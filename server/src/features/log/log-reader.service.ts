import { Injectable } from '@nestjs/common';
import type { LineProofs, LogStand, VillageLog } from '../../../../shared/contract/log';
import { consistencyParts, inclusionParts } from '../../../../shared/domain/transparency/merkle-tree';
import type { Caller } from '../../core/access/caller';
import type { PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordOpenings, type Opening } from '../record/record-openings.service';
import { RegionService } from '../region/region.service';
import { hexOf } from './log-hashing';
import { LogHeads } from './log-heads.service';
import { LogKeys } from './log-key.service';
import { LogTiles, type TileShelf } from './log-tiles.service';
import { LogAuditResult, type LogHead } from './log.entity';

type Older = number | undefined;

/** What the app shows of a village's log, and the proofs a phone recomputes. */
@Injectable()
export class LogReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly openings: RecordOpenings,
    private readonly keys: LogKeys,
    private readonly heads: LogHeads,
    private readonly tiles: LogTiles,
  ) {}

  async village(villageId: string, older: Older): Promise<VillageLog> {
    const { name, townName, countyName, code } = await this.regions.village(villageId);
    const [head, audit] = await Promise.all([this.heads.of(villageId), this.uow.repo(LogAuditResult).findOneBy({ villageId })]);
    const path = `/log/${head?.name ?? code}`;
    return {
      village: { villageId, name, townName, countyName },
      log: head && (await this.stand(head, older)),
      size: head?.size ?? 0,
      audit: audit && { at: new Date(audit.at).toISOString(), isGood: audit.problems === 0 },
      files: `${path}/checkpoint`,
      feed: `${path}/feed.atom`,
    };
  }

  async line(me: Caller, entryId: string, older: Older): Promise<LineProofs> {
    const { villageId, lines } = await this.openings.ofEntry(me, entryId);
    return { ...(await this.proofs(villageId, lines, older)), next: null };
  }

  async household(me: Caller, householdId: string, older: Older, asked: PageAsked): Promise<LineProofs> {
    const { villageId, items, next } = await this.openings.ofHousehold(me, householdId, asked);
    return { ...(await this.proofs(villageId, items, older)), next };
  }

  private async proofs(villageId: string, lines: readonly Opening[], older: Older): Promise<Omit<LineProofs, 'next'>> {
    const head = await this.heads.of(villageId);
    const shelf = this.tiles.shelf(villageId);
    return {
      log: head && (await this.stand(head, older, shelf)),
      lines: await Promise.all(lines.map((line) => this.proof(line, head?.size ?? 0, shelf))),
    };
  }

  /** A line that was sealed after the head was read waits for the next reading. */
  private async proof({ entry, salt, position }: Opening, size: number, shelf: TileShelf): Promise<LineProofs['lines'][number]> {
    const isIn = position !== null && position < size;
    const path = isIn ? await this.tiles.proof(shelf, inclusionParts(position, size)) : [];
    return { entryId: String(entry.id), entry, salt, writtenAt: new Date(Number(entry.writtenAt)).toISOString(), position: isIn ? position : null, path: path.map(hexOf) };
  }

  private async stand(head: LogHead, older: Older, shelf = this.tiles.shelf(head.villageId)): Promise<LogStand | null> {
    const { note } = await this.heads.newest(head);
    const consistency = older === undefined || older > head.size ? null : {
      older, path: (await this.tiles.proof(shelf, consistencyParts(older, head.size))).map(hexOf),
    };
    return { checkpoint: note, key: await this.keys.verifierFor(head.origin), sealedAt: new Date(head.sealedAt).toISOString(), consistency };
  }
}
