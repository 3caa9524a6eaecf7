import { frameAt, type Frame } from './mp3-frame';
import type { Sound, SoundTrouble } from './sound';

const ID3V1_BYTES = 128;
const APE_BYTES = 32;
/** What looks like a frame once may be chance; in a row it is not. */
const LEAST_FRAMES = 3;

const ascii = (file: Buffer, start: number, length: number): string => file.toString('latin1', start, start + length);
const sevenBits = (file: Buffer, at: number): number =>
  [0, 1, 2, 3].reduce((size, place) => (size << 7) | ((file[at + place] ?? 0) & 0x7f), 0);

/** Where the sound begins behind tags of the newer kind, of which there may be several. */
function afterTags(file: Buffer): number {
  let start = 0;
  while (ascii(file, start, 3) === 'ID3' && start + 10 <= file.length) {
    const footer = ((file[start + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
    start += 10 + sevenBits(file, start + 6) + footer;
  }
  return start;
}

/** Where the sound ends before tags of the older kinds. */
function beforeTags(file: Buffer): number {
  let end = file.length;
  if (end >= ID3V1_BYTES && ascii(file, end - ID3V1_BYTES, 3) === 'TAG') end -= ID3V1_BYTES;
  if (end < APE_BYTES || ascii(file, end - APE_BYTES, 8) !== 'APETAGEX') return end;
  const isWithHead = file.readUInt32LE(end - 12) >>> 31 === 1;
  return Math.max(0, end - file.readUInt32LE(end - 20) - (isWithHead ? APE_BYTES : 0));
}

const isNote = (file: Buffer, start: number, { noteAt }: Frame): boolean =>
  ['Xing', 'Info'].includes(ascii(file, start + noteAt, 4)) || ascii(file, start + 36, 4) === 'VBRI';

/** A recorder that is stopped may leave its last frame unfinished, or fill up with zeros; anything else there is foreign. */
function isHarmlessEnd(file: Buffer, start: number, end: number): boolean {
  const rest = file.subarray(start, end);
  if (rest.every((byte) => byte === 0)) return true;
  const cut = frameAt(file, start);
  return cut ? start + cut.bytes > end : rest.length < 4 && rest[0] === 0xff;
}

interface Walk {
  /** Parts of the file, one for each frame. */
  frames: Buffer[];
  samples: number;
  rate: number;
  /** Where it stopped. */
  at: number;
}

/** From frame to frame, as long as they follow each other and are of one kind. */
function walk(file: Buffer, start: number, end: number): Walk {
  const seen: Walk = { frames: [], samples: 0, rate: 0, at: start };
  for (let frame = frameAt(file, start); frame && seen.at + frame.bytes <= end; frame = frameAt(file, seen.at)) {
    if (seen.rate !== 0 && frame.rate !== seen.rate) break;
    const isFirst = seen.rate === 0;
    seen.rate = frame.rate;
    if (!(isFirst && isNote(file, seen.at, frame))) {
      seen.frames.push(file.subarray(seen.at, seen.at + frame.bytes));
      seen.samples += frame.samples;
    }
    seen.at += frame.bytes;
  }
  return seen;
}

export const isMp3 = (file: Buffer): boolean => ascii(file, 0, 3) === 'ID3' || frameAt(file, 0) !== undefined;

/** Layer III from one frame to the next; tags and the encoder's note are left out. */
export function readMp3(file: Buffer): Sound | SoundTrouble {
  const end = beforeTags(file);
  const { frames, samples, rate, at } = walk(file, afterTags(file), end);
  if (at > end || frames.length < LEAST_FRAMES || !isHarmlessEnd(file, at, end)) return 'broken';
  return { format: 'mp3', ms: Math.round((samples / rate) * 1000), bytes: Buffer.concat(frames) };
}
