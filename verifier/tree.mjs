// The Merkle tree of RFC 9162, section 2.1.
import { createHash } from 'node:crypto';

export const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
export const leafOf = (entry) => sha256(Buffer.of(0), entry);
export const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);

/** Root of the leaves [from, to). */
export function rootOf(leaves, from = 0, to = leaves.length) {
  const count = to - from;
  if (count === 0) return sha256();
  if (count === 1) return leaves[from];
  let split = 1;
  while (split * 2 < count) split *= 2;
  return nodeOf(rootOf(leaves, from, from + split), rootOf(leaves, from + split, to));
}

/** The hashes of one level of tiles: each is the root of 256 of the level below. */
export function levelAbove(hashes) {
  const above = [];
  for (let at = 0; at + 256 <= hashes.length; at += 256) above.push(rootOf(hashes, at, at + 256));
  return above;
}
