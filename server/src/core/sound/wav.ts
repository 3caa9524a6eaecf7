import type { Sound, SoundTrouble } from './sound';

const HEADER = 44;
const FMT_BYTES = 16;
const PCM = 1;
const BITS = 16;

interface Pcm {
  channels: number;
  rate: number;
}

interface Chunk {
  id: string;
  body: Buffer;
  /** Where the next one begins. */
  next: number;
}

/** `undefined` when the file ends before the chunk does. */
function chunkAt(file: Buffer, start: number): Chunk | undefined {
  if (start + 8 > file.length) return undefined;
  const size = file.readUInt32LE(start + 4);
  const end = start + 8 + size;
  if (end > file.length) return undefined;
  return { id: file.toString('latin1', start, start + 4), body: file.subarray(start + 8, end), next: end + (size % 2) };
}

function pcmOf(fmt: Buffer): Pcm | undefined {
  if (fmt.length < FMT_BYTES) return undefined;
  const [coding, channels, rate] = [fmt.readUInt16LE(0), fmt.readUInt16LE(2), fmt.readUInt32LE(4)];
  const frame = channels * (BITS / 8);
  const speaks = coding === PCM && fmt.readUInt16LE(14) === BITS && (channels === 1 || channels === 2) && rate >= 8_000 && rate <= 48_000;
  const addsUp = fmt.readUInt16LE(12) === frame && fmt.readUInt32LE(8) === rate * frame;
  return speaks && addsUp ? { channels, rate } : undefined;
}

/** A header that says no more than it must. */
function written({ channels, rate }: Pcm, samples: Buffer): Buffer {
  const header = Buffer.alloc(HEADER);
  const frame = channels * (BITS / 8);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER - 8 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(FMT_BYTES, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * frame, 28);
  header.writeUInt16LE(frame, 32);
  header.writeUInt16LE(BITS, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

export const isWav = (file: Buffer): boolean => file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WAVE';

/** 16-bit PCM, one or two channels; only the samples are kept. */
export function readWav(file: Buffer): Sound | SoundTrouble {
  let pcm: Pcm | undefined;
  for (let chunk = chunkAt(file, 12); chunk; chunk = chunkAt(file, chunk.next)) {
    if (chunk.id === 'fmt ') pcm = pcmOf(chunk.body);
    if (chunk.id !== 'data') continue;
    if (!pcm) return 'broken';
    const frame = pcm.channels * (BITS / 8);
    const samples = chunk.body.subarray(0, chunk.body.length - (chunk.body.length % frame));
    return { format: 'wav', ms: Math.round((samples.length / frame / pcm.rate) * 1000), bytes: written(pcm, samples) };
  }
  return 'broken';
}
