/** A recording as WeChat's recorder makes it: MPEG-2 layer III, 16 kHz, one channel, 48 kbit/s; `seconds` of silence. */
export function anMp3(seconds: number): Buffer {
  const frame = Buffer.alloc(216);
  frame.writeUInt32BE(0xfff368c4);
  return Buffer.concat(Array.from({ length: Math.round(seconds / 0.036) }, () => frame));
}

interface WavOptions {
  rate?: number;
  /** Put between the format and the samples. */
  between?: Buffer;
}

/** 16-bit PCM, one channel: a tone that swells. */
export function aWav(seconds: number, { rate = 16_000, between = Buffer.alloc(0) }: WavOptions = {}): Buffer {
  const samples = Buffer.alloc(Math.round(seconds * rate) * 2);
  for (let at = 0; at < samples.length; at += 2) samples.writeInt16LE(Math.round(8_000 * Math.sin(at / 40) * (at / samples.length)), at);
  const fmt = Buffer.alloc(24);
  fmt.write('fmt ', 0, 'latin1');
  fmt.writeUInt32LE(16, 4);
  fmt.writeUInt16LE(1, 8);
  fmt.writeUInt16LE(1, 10);
  fmt.writeUInt32LE(rate, 12);
  fmt.writeUInt32LE(rate * 2, 16);
  fmt.writeUInt16LE(2, 20);
  fmt.writeUInt16LE(16, 22);
  return riff([fmt, between, chunk('data', samples)]);
}

export function chunk(id: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

function riff(chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks]);
  return chunk('RIFF', body);
}

/** A tag of the newer kind with a name and a place in it. */
export function id3(words: string): Buffer {
  const body = Buffer.from(words);
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, body.length >> 7, body.length & 0x7f]);
  return Buffer.concat([head, body]);
}
