import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { drawSample, seedHash } from '../../../shared/domain/sample-draw';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const draw = (seed: string, ids: readonly string[], size: number) => drawSample(sha256, seed, ids, size);
const IDS = ['h01', 'h02', 'h03', 'h04', 'h05', 'h06', 'h07', 'h08', 'h09', 'h10'];

const KNOWN = ['h01', 'h08', 'h09'];
const KNOWN_HASH = '51d0803f346ef88c068efbe2ec9b2a86942a823f74c5d90d66a92050d4a9f34d';

describe('the lots of a sample', () => {
  it('are drawn as anybody can with sha256sum: printf "seed:id" | sha256sum, the smallest first', () => {
    const byHand = IDS.map((id) => [createHash('sha256').update(`yangjiawan-2026:${id}`).digest('hex'), id] as const).sort().slice(0, 3).map(([, id]) => id).sort();
    expect(byHand).toEqual(KNOWN);
    expect(draw('yangjiawan-2026', IDS, 3)).toEqual(KNOWN);
    expect(seedHash(sha256, 'yangjiawan-2026')).toBe(KNOWN_HASH);
  });

  it('fall the same whatever the order, hold no household twice, and stay as they are when another household comes', () => {
    const households = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 30 });
    fc.assert(fc.property(fc.string(), households, fc.nat(40), (seed, ids, size) => {
      const drawn = draw(seed, ids, size);
      expect(drawn).toHaveLength(Math.min(size, ids.length));
      expect(draw(seed, [...ids].reverse(), size)).toEqual(drawn);
      expect(draw(seed, [...ids, ...ids], size)).toEqual(drawn);
      const [late, ...rest] = ids;
      const without = draw(seed, rest, size);
      expect(without.filter((id) => !drawn.includes(id)).length).toBe(drawn.includes(late!) && rest.length >= size ? 1 : 0);
    }), { numRuns: 60 });
  });
});
