import { nodeHash, type Hash, type Sha256 } from './merkle-tree';

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => byte === other[at]);

const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

export interface Included {
  leaf: Hash;
  /** From 0. */
  index: number;
  size: number;
  root: Hash;
  path: readonly Hash[];
}

/** Whether the leaf stands at its place in the tree with this root (RFC 9162, 2.1.3.2). */
export function isIncluded(sha256: Sha256, { leaf, index, size, root, path }: Included): boolean {
  if (index < 0 || index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sha256, sibling, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(hash, root);
}

export interface Consistent {
  older: number;
  olderRoot: Hash;
  size: number;
  root: Hash;
  path: readonly Hash[];
}

/** Whether the larger tree begins with all of the older one, unchanged (RFC 9162, 2.1.4.2). An empty tree is the beginning of every tree. */
export function isConsistent(sha256: Sha256, { older, olderRoot, size, root, path }: Consistent): boolean {
  if (older < 0 || older > size) return false;
  if (older === size) return path.length === 0 && sameBytes(olderRoot, root);
  if (older === 0) return path.length === 0;
  return path.length > 0 && leadsToBoth(sha256, { older, olderRoot, size, root, path: isPowerOfTwo(older) ? [olderRoot, ...path] : path });
}

const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

function leadsToBoth(sha256: Sha256, { older, olderRoot, size, root, path }: Consistent): boolean {
  let [fn, sn] = [older - 1, size - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [was, is] = [path[0]!, path[0]!];
  for (const sibling of path.slice(1)) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      [was, is] = [nodeHash(sha256, sibling, was), nodeHash(sha256, sibling, is)];
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      is = nodeHash(sha256, is, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(was, olderRoot) && sameBytes(is, root);
}
