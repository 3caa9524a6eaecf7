import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { checkpointText } from '../../../../shared/domain/transparency/checkpoint';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { noteOf, signatureLine } from '../../core/signed-note/signed-note';
import { timedSignatureLine } from '../../core/signed-note/timed-signature';
import { RecordSeals } from '../record/record-seals.service';
import { RegionService, type Village } from '../region/region.service';
import { hexOf, leafOf } from './log-hashing';
import { LogHeads } from './log-heads.service';
import { LogKeys } from './log-key.service';
import { LogTiles } from './log-tiles.service';
import type { LogHead } from './log.entity';

/** Lines taken into one checkpoint. */
const AT_ONCE = 1_000;

/** The key's name for all villages of the origin's server. */
const commonName = ({ origin, name }: Pick<LogHead, 'origin' | 'name'>): string => origin.slice(0, -name.length - 1);

/** The note as it stands in the log: signed in the log's own name, in the server's, and with the time. */
export function signedCheckpoint(head: Pick<LogHead, 'origin' | 'name'>, text: string, key: KeyObject, at: number): string {
  const server = commonName(head);
  return noteOf(text, [signatureLine(text, head.origin, key), signatureLine(text, server, key), timedSignatureLine(text, server, key, at / 1_000)]);
}

/** Seals what was written since the last time: gives each line its leaf, lets the tree grow and signs where it stands. */
@Injectable()
export class LogSealer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly seals: RecordSeals,
    private readonly keys: LogKeys,
    private readonly heads: LogHeads,
    private readonly tiles: LogTiles,
  ) {}

  /** Answers how many lines were sealed; 0 where another server was faster. */
  async seal(villageId: string): Promise<number> {
    const [village, key] = await Promise.all([this.regions.village(villageId), this.keys.signer()]);
    let sealed = 0;
    for (;;) {
      const more = await this.uow.run(() => this.sealSome(village, key));
      sealed += more;
      if (more < AT_ONCE) return sealed;
    }
  }

  /** All in one transaction: whatever dies, the log is as it was or as it will be. */
  private async sealSome(village: Village, key: KeyObject): Promise<number> {
    const waiting = await this.seals.waiting(village.id, AT_ONCE);
    if (waiting.length === 0) return 0;
    const head = await this.heads.begun(village);
    const tree = await this.tiles.tree(village.id, head.size);
    for (const { commitment } of waiting) tree.append(leafOf(commitment));
    const [root, at] = [tree.root(), Math.max(Math.floor(this.clock.now() / 1_000) * 1_000, head.sealedAt)];
    const text = checkpointText({ origin: head.origin, size: tree.size, root });
    await this.heads.move(head, { size: tree.size, sealedAt: at });
    await this.seals.place(village.id, head.size, waiting.map(({ entryId }) => entryId));
    await this.tiles.write(village.id, tree.changed);
    await this.heads.keep({ villageId: village.id, number: head.number + 1, size: tree.size, root: hexOf(root), note: signedCheckpoint(head, text, key, at), at });
    return waiting.length;
  }
}
