import { Injectable } from '@nestjs/common';
import { joined, rootOf, type Hash, type NodeAt, type ProofPart } from '../../../../shared/domain/transparency/merkle-tree';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { GrowingTree, hashesIn, placeOf, rightEdge, type TileHashes } from './growing-tree';
import { sha256 } from './log-hashing';
import { LogTile } from './log.entity';

/** Hashes of a village's log for one answer: a tile is read once. */
export type TileShelf = (node: NodeAt) => Promise<Hash>;

/** The tiles of the logs: read whole, written at the right edge only. */
@Injectable()
export class LogTiles {
  constructor(private readonly uow: UnitOfWork) {}

  read(villageId: string, level: number, place: number): Promise<LogTile | null> {
    return this.uow.repo(LogTile).findOneBy({ villageId, level, place });
  }

  /** The tree as it was with `size` leaves, ready to grow. */
  async tree(villageId: string, size: number): Promise<GrowingTree> {
    const where = rightEdge(size).map(({ level, index }) => ({ villageId, level, place: index }));
    return new GrowingTree(size, where.length > 0 ? await this.uow.repo(LogTile).find({ where }) : []);
  }

  async write(villageId: string, tiles: readonly TileHashes[]): Promise<void> {
    for (const { level, place, width, hashes } of tiles) {
      const { affected } = await this.uow.repo(LogTile).update({ villageId, level, place }, { width, hashes });
      if (affected !== 1) await this.uow.repo(LogTile).insert({ villageId, level, place, width, hashes });
    }
  }

  shelf(villageId: string): TileShelf {
    const taken = new Map<string, Promise<LogTile | null>>();
    return async (node) => {
      const { level, place, from, to } = placeOf(node);
      const key = `${level}/${place}`;
      const tile = taken.get(key) ?? this.read(villageId, level, place);
      taken.set(key, tile);
      return rootOf(sha256, hashesIn((await tile)?.hashes ?? '', from, to));
    };
  }

  /** The hashes of a proof. */
  proof(shelf: TileShelf, parts: readonly ProofPart[]): Promise<Hash[]> {
    return Promise.all(parts.map(async (part) => joined(sha256, await Promise.all(part.map(shelf)))));
  }
}
