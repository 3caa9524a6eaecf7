import { parseCheckpoint } from '../../../../shared/domain/transparency/checkpoint';
import type { Remembered } from '../../../../shared/domain/transparency/record-check';
import { readStored, writeStored } from '../../core/storage';

/** Where a village's log stood when this phone last checked it; whoever shows it another past later is found out. */
interface Seen extends Remembered {
  at: number;
}

const keyOf = (villageId: string): string => `log.${villageId}`;

export const seenLog = (villageId: string): Seen | undefined => readStored<Seen>(keyOf(villageId));
export const rememberLog = (villageId: string, { key, checkpoint }: Remembered): boolean => writeStored(keyOf(villageId), { key, checkpoint, at: Date.now() });
export const sizeOf = (seen: Remembered | undefined): number | undefined => (seen ? parseCheckpoint(seen.checkpoint)?.size : undefined);
