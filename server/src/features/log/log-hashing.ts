import { createHash } from 'node:crypto';
import { leafHash, type Hash, type Sha256 } from '../../../../shared/domain/transparency/merkle-tree';

export const HASH_HEX = 64;
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
export const hexOf = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
export const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** The leaf of a commitment; both in hex outside, both 32 bytes. */
export const leafOf = (commitment: string): Hash => leafHash(sha256, bytesOf(commitment));
