/**
 * Tiles of C2SP tlog-tiles: 256 hashes side by side, one level of tiles for each eight of the tree. A full tile never changes and may be
 * kept for ever; the last one of a level is partial until it is full.
 */
export const TILE_WIDTH = 256;
export const TILE_LEVELS = 8;

export interface Tile {
  level: number;
  index: number;
  /** Hashes in it, 1 to 256. */
  width: number;
}

/** 1234067 → x001/x234/067 */
export function indexPath(index: number): string {
  const groups: string[] = [];
  for (let rest = index, isLast = true; isLast || rest > 0; rest = Math.floor(rest / 1000), isLast = false) {
    groups.unshift(`${isLast ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
  }
  return groups.join('/');
}

const partial = (width: number): string => (width === TILE_WIDTH ? '' : `.p/${width}`);
export const tilePath = ({ level, index, width }: Tile): string => `tile/${level}/${indexPath(index)}${partial(width)}`;
export const entriesPath = ({ index, width }: Omit<Tile, 'level'>): string => `tile/entries/${indexPath(index)}${partial(width)}`;

/** Hashes a level of tiles has in a tree of `size`. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** How wide the tile is in a tree of `size`; 0 when it is not there yet. */
export function widthOf(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH));
}

/** Every tile of a tree, partial ones last of their level. */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; level < TILE_LEVELS && hashesAt(level, size) > 0; level += 1) {
    for (let index = 0; widthOf(level, index, size) > 0; index += 1) tiles.push({ level, index, width: widthOf(level, index, size) });
  }
  return tiles;
}

const TILE = /^((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads `x001/x234/067.p/8`; undefined for what is no such path, or not the one way to write it. */
export function parseIndexPath(path: string): { index: number; width: number } | undefined {
  const found = TILE.exec(path);
  if (!found) return undefined;
  const [, before = '', last = '', wide] = found;
  const index = Number(before.replaceAll(/[x/]/g, '') + last);
  const width = wide === undefined ? TILE_WIDTH : Number(wide);
  const isWritten = Number.isSafeInteger(index) && (wide === undefined || width < TILE_WIDTH) && indexPath(index) === before + last;
  return isWritten ? { index, width } : undefined;
}

/** Entries of a bundle, each with its length before it (big-endian, two bytes). */
export function bundled(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0));
  let at = 0;
  for (const entry of entries) {
    bytes.set([entry.length >> 8, entry.length & 0xff], at);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}
