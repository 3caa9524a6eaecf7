import * as fc from 'fast-check';
import { wavOf } from '../../../miniapp/src/core/wav';
import { readWav } from '../../../server/src/core/sound/wav';

const RATE = 16_000;
const readAgain = (channels: Float32Array[], most = 60) => {
  const sound = readWav(Buffer.from(wavOf(channels, RATE, most)));
  if (typeof sound === 'string') throw new Error(sound);
  return sound;
};
const samplesOf = (bytes: Buffer): number[] => Array.from({ length: (bytes.length - 44) / 2 }, (_, at) => bytes.readInt16LE(44 + at * 2));

describe('what the browser recorded, as a WAV', () => {
  it('is read by the server, as long as it was', () => {
    expect(readAgain([new Float32Array(RATE * 3)]).ms).toBe(3000);
  });

  it('is cut off at the limit and then fits the server', () => {
    const { ms, bytes } = readAgain([new Float32Array(RATE * 75)]);
    expect(ms).toBe(60_000);
    expect(bytes.length).toBeLessThan(2 * 1024 * 1024);
  });

  it('mixes two channels and never runs over', () => {
    const { bytes } = readAgain([Float32Array.of(1, 0.5, -1, 3, NaN), Float32Array.of(1, -0.5, -1, 3, 0)]);
    expect(samplesOf(bytes)).toEqual([32_767, 0, -32_767, 32_767, 0]);
  });

  it('is a WAV whatever was recorded', () => {
    fc.assert(fc.property(fc.array(fc.float32Array({ maxLength: 50 }), { maxLength: 3 }), fc.constantFrom(8_000, 16_000, 48_000), (channels, rate) => {
      const sound = readWav(Buffer.from(wavOf(channels, rate, 60)));
      expect(sound).toMatchObject({ format: 'wav' });
    }));
  });
});
