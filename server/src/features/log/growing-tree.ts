import { joined, rootOf, wholeNodes, type Hash, type NodeAt } from '../../../../shared/domain/transparency/merkle-tree';
import { TILE_LEVELS, TILE_WIDTH, hashesAt, widthOf, type Tile } from '../../../../shared/domain/transparency/tiles';
import { HASH_HEX, bytesOf, hexOf, sha256 } from './log-hashing';
import type { LogTile } from './log.entity';

export type TileHashes = Pick<LogTile, 'level' | 'place' | 'width' | 'hashes'>;

/** A tile of eight levels of the tree. */
const LEVELS_A_TILE = 8;

/** Which hashes of which tile are below a node. */
export function placeOf({ level, index }: NodeAt): { level: number; place: number; from: number; to: number } {
  const height = level % LEVELS_A_TILE;
  const first = index * 2 ** height;
  const place = Math.floor(first / TILE_WIDTH);
  return { level: Math.floor(level / LEVELS_A_TILE), place, from: first - place * TILE_WIDTH, to: first - place * TILE_WIDTH + 2 ** height };
}

export const hashesIn = (hex: string, from: number, to: number): Hash[] =>
  Array.from({ length: to - from }, (_, at) => bytesOf(hex.slice((from + at) * HASH_HEX, (from + at + 1) * HASH_HEX)));

/** The partial tiles of a tree: all that is needed to make it grow and to know its root. */
export function rightEdge(size: number): Tile[] {
  const levels = Array.from({ length: TILE_LEVELS }, (_, level) => level);
  return levels.flatMap((level) => {
    const index = Math.floor(hashesAt(level, size) / TILE_WIDTH);
    const width = widthOf(level, index, size);
    return width > 0 ? [{ level, index, width }] : [];
  });
}

/** A log that grows at its right edge; remembers which tiles have changed. */
export class GrowingTree {
  private readonly open = new Map<number, string>();
  private readonly touched = new Map<string, TileHashes>();

  constructor(private count: number, edge: readonly TileHashes[]) {
    for (const { level, index, width } of rightEdge(count)) {
      const tile = edge.find((one) => one.level === level && one.place === index);
      if (!tile || tile.width < width || tile.hashes.length < width * HASH_HEX) throw new Error(`The log lacks tile ${level}/${index}`);
      this.open.set(level, tile.hashes.slice(0, width * HASH_HEX));
    }
  }

  get size(): number {
    return this.count;
  }

  get changed(): TileHashes[] {
    return [...this.touched.values()];
  }

  /** The changed tiles, which are then no longer remembered. */
  takeChanged(): TileHashes[] {
    const changed = this.changed;
    this.touched.clear();
    return changed;
  }

  append(leaf: Hash): void {
    this.count += 1;
    this.add(0, leaf);
  }

  root(): Hash {
    if (this.count === 0) return rootOf(sha256, []);
    return joined(sha256, wholeNodes(0, this.count).map((node) => this.hashOf(node)));
  }

  private add(level: number, hash: Hash): void {
    const hashes = `${this.open.get(level) ?? ''}${hexOf(hash)}`;
    const width = hashes.length / HASH_HEX;
    const place = Math.ceil(hashesAt(level, this.count) / TILE_WIDTH) - 1;
    this.touched.set(`${level}/${place}`, { level, place, width, hashes });
    this.open.set(level, width === TILE_WIDTH ? '' : hashes);
    if (width === TILE_WIDTH) this.add(level + 1, rootOf(sha256, hashesIn(hashes, 0, TILE_WIDTH)));
  }

  private hashOf(node: NodeAt): Hash {
    const { level, from, to } = placeOf(node);
    return rootOf(sha256, hashesIn(this.open.get(level) ?? '', from, to));
  }
}
