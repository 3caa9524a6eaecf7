const HEADER = 44;

/** One channel out of several. */
function mixed(channels: readonly Float32Array[]): Float32Array {
  const [first, ...others] = channels;
  if (!first || others.length === 0) return first ?? new Float32Array(0);
  return first.map((sample, at) => others.reduce((sum, channel) => sum + (channel[at] ?? 0), sample) / channels.length);
}

const letters = (view: DataView, at: number, text: string): void => [...text].forEach((letter, place) => view.setUint8(at + place, letter.charCodeAt(0)));

/** Head of a 16-bit, one-channel WAV. */
function head(view: DataView, bytes: number, rate: number): void {
  letters(view, 0, 'RIFF');
  view.setUint32(4, HEADER - 8 + bytes, true);
  letters(view, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  letters(view, 36, 'data');
  view.setUint32(40, bytes, true);
}

const sixteenBits = (sample: number): number => Math.round(Math.max(-1, Math.min(1, Number.isFinite(sample) ? sample : 0)) * 0x7fff);

/** What was recorded (−1 … 1, at `rate` a second) as a WAV of one channel, cut off after `mostSeconds`. */
export function wavOf(channels: readonly Float32Array[], rate: number, mostSeconds: number): ArrayBuffer {
  const samples = mixed(channels).subarray(0, Math.floor(mostSeconds * rate));
  const file = new ArrayBuffer(HEADER + samples.length * 2);
  const view = new DataView(file);
  head(view, samples.length * 2, rate);
  samples.forEach((sample, at) => view.setInt16(HEADER + at * 2, sixteenBits(sample), true));
  return file;
}
