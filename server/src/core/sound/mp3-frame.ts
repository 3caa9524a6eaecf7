/** One frame of MPEG audio, layer III. */
export interface Frame {
  bytes: number;
  samples: number;
  rate: number;
  /** Where an encoder's note about the whole file would stand. */
  noteAt: number;
}

const RATES: Readonly<Record<number, readonly number[]>> = { 3: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000], 0: [11_025, 12_000, 8_000] };
const KBPS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBPS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const MPEG_1 = 3;
const LAYER_3 = 1;
const MONO = 3;

/** The header's fields, or `undefined` when the four bytes are not the head of a frame. Free bitrate is not taken. */
export function frameAt(file: Buffer, start: number): Frame | undefined {
  if (start + 4 > file.length) return undefined;
  const head = file.readUInt32BE(start);
  const [version, layer] = [(head >>> 19) & 3, (head >>> 17) & 3];
  if (head >>> 21 !== 0x7ff || layer !== LAYER_3) return undefined;
  const kbps = (version === MPEG_1 ? KBPS_1 : KBPS_2)[(head >>> 12) & 15];
  const rate = RATES[version]?.[(head >>> 10) & 3];
  if (!kbps || !rate) return undefined;
  return sized({ isFirst: version === MPEG_1, isMono: ((head >>> 6) & 3) === MONO, kbps, rate, pad: (head >>> 9) & 1 });
}

function sized({ isFirst, isMono, kbps, rate, pad }: { isFirst: boolean; isMono: boolean; kbps: number; rate: number; pad: number }): Frame {
  const samples = isFirst ? 1152 : 576;
  const sideInfo = isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  return { bytes: Math.floor((samples / 8) * ((kbps * 1000) / rate)) + pad, samples, rate, noteAt: 4 + sideInfo };
}
