import { createHash, randomBytes } from 'node:crypto';
import { drawSample, seedHash } from '../../../../shared/domain/sample-draw';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** 128 bits that nobody can guess before they are shown. */
export const newSeed = (): string => randomBytes(16).toString('hex');
export const hashOfSeed = (seed: string): string => seedHash(sha256, seed);
export const drawn = (seed: string, householdIds: readonly string[], size: number): string[] => drawSample(sha256, seed, householdIds, size);
