import { isMp3, readMp3 } from './mp3';
import type { Sound, SoundTrouble } from './sound';
import { isWav, readWav } from './wav';

/** What the bytes say; names and declared types are never believed. */
export function readSound(file: Buffer): Sound | SoundTrouble {
  if (isWav(file)) return readWav(file);
  return isMp3(file) ? readMp3(file) : 'unknown';
}
