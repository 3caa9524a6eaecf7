/**
 * The Merkle tree of RFC 9162 (section 2.1), over leaves that are given as hashes. Hashing is the caller's: node:crypto on the
 * server, a plain one on the phone. A hash is 32 bytes.
 */
export type Hash = Uint8Array;
export type Sha256 = (bytes: Uint8Array) => Hash;

const LEAF = 0x00;
const NODE = 0x01;

export function leafHash(sha256: Sha256, entry: Uint8Array): Hash {
  const bytes = new Uint8Array(1 + entry.length);
  bytes[0] = LEAF;
  bytes.set(entry, 1);
  return sha256(bytes);
}

export function nodeHash(sha256: Sha256, left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = NODE;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}

/** A whole subtree of 2^level leaves, the `index`-th of its level from the left. */
export interface NodeAt {
  level: number;
  index: number;
}

/** The largest power of two below `size`; `size` is at least 2. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

const levelOf = (size: number): number => Math.round(Math.log2(size));
const isWhole = (size: number): boolean => size > 0 && Number.isInteger(Math.log2(size));

/** Whole subtrees that together are the leaves [start, start + size), from the left; `start` is a multiple of the next power of two. */
export function wholeNodes(start: number, size: number): NodeAt[] {
  if (size === 0) return [];
  if (isWhole(size)) return [{ level: levelOf(size), index: start / size }];
  const split = splitOf(size);
  return [...wholeNodes(start, split), ...wholeNodes(start + split, size - split)];
}

/** Where a proof's hash comes from: whole subtrees, to be joined from the right. */
export type ProofPart = NodeAt[];

/** The audit path of leaf `index` in a tree of `size`, from the leaf upwards (RFC 9162, 2.1.3.1). */
export function inclusionParts(index: number, size: number, start = 0): ProofPart[] {
  if (size <= 1) return [];
  const split = splitOf(size);
  if (index < split) return [...inclusionParts(index, split, start), wholeNodes(start + split, size - split)];
  return [...inclusionParts(index - split, size - split, start + split), wholeNodes(start, split)];
}

/** What shows that a tree of `size` begins with the tree of `older` (RFC 9162, 2.1.4.1); empty when there is nothing to show. */
export function consistencyParts(older: number, size: number): ProofPart[] {
  return older === 0 || older === size ? [] : consistencyWithin(older, size, 0, true);
}

function consistencyWithin(older: number, size: number, start: number, isOldRoot: boolean): ProofPart[] {
  if (older === size) return isOldRoot ? [] : [wholeNodes(start, size)];
  const split = splitOf(size);
  if (older <= split) return [...consistencyWithin(older, split, start, isOldRoot), wholeNodes(start + split, size - split)];
  return [...consistencyWithin(older - split, size - split, start + split, false), wholeNodes(start, split)];
}

/** Subtrees side by side as one hash: the right ones are joined first, as they are smaller. */
export function joined(sha256: Sha256, hashes: readonly Hash[]): Hash {
  return hashes.reduceRight((right, left) => nodeHash(sha256, left, right));
}

/** The root of leaves; of none, the hash of nothing. */
export function rootOf(sha256: Sha256, leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0]!;
  const split = splitOf(leaves.length);
  return nodeHash(sha256, rootOf(sha256, leaves.slice(0, split)), rootOf(sha256, leaves.slice(split)));
}
