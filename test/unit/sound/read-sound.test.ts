import * as fc from 'fast-check';
import { readSound } from '../../../server/src/core/sound/read-sound';
import { aWav, anMp3, chunk, id3 } from '../../support/sounds';

const SECRET = '老王 30.4567,114.8912';
const read = (file: Buffer) => {
  const sound = readSound(file);
  if (typeof sound === 'string') throw new Error(sound);
  return sound;
};

describe('a recording from WeChat (MP3)', () => {
  it('is as long as its frames say', () => {
    expect(read(anMp3(10))).toMatchObject({ format: 'mp3' });
    expect(Math.abs(read(anMp3(10)).ms - 10_000)).toBeLessThan(40);
    expect(Math.abs(read(anMp3(59.9)).ms - 59_900)).toBeLessThan(40);
  });

  it('is read at every rate and version', () => {
    // MPEG-1 44.1 kHz 128 kbit/s stereo: 417 bytes, 1152 samples. MPEG-2.5 8 kHz 8 kbit/s: 72 bytes, 576 samples.
    const one = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
    const low = Buffer.concat([Buffer.from([0xff, 0xe3, 0x18, 0xc4]), Buffer.alloc(68)]);
    expect(read(Buffer.concat(Array(100).fill(one))).ms).toBe(2612);
    expect(read(Buffer.concat(Array(100).fill(low))).ms).toBe(7200);
  });

  it('loses every tag, before and behind, and the encoder’s note', () => {
    const v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, SECRET)]);
    const note = Buffer.from(anMp3(0.036));
    note.write('Xing', 4 + 9, 'latin1');
    const ape = Buffer.alloc(32 + 40, SECRET);
    ape.write('APETAGEX', 40, 'latin1');
    ape.writeUInt32LE(2000, 48);
    ape.writeUInt32LE(72, 52);
    ape.writeUInt32LE(0, 60);
    const bare = anMp3(3);
    for (const dressed of [
      Buffer.concat([id3(SECRET), id3(SECRET), bare]),
      Buffer.concat([bare, v1]),
      Buffer.concat([note, bare]),
      Buffer.concat([bare, ape]),
      Buffer.concat([id3(SECRET), bare, ape, v1]),
    ]) {
      expect(read(dressed).bytes.equals(bare)).toBe(true);
    }
  });

  it('may end in the middle of a frame or in zeros', () => {
    const bare = anMp3(3);
    expect(read(Buffer.concat([bare, bare.subarray(0, 100)])).bytes.equals(bare)).toBe(true);
    expect(read(Buffer.concat([bare, Buffer.alloc(300)])).bytes.equals(bare)).toBe(true);
  });

  it('is broken when something else is in it or behind it, or nothing behind the tag', () => {
    const bare = anMp3(3);
    const page = Buffer.from('<script>alert(1)</script>');
    expect(readSound(Buffer.concat([bare, page]))).toBe('broken');
    expect(readSound(Buffer.concat([bare, page, bare]))).toBe('broken');
    expect(readSound(id3(SECRET))).toBe('broken');
    expect(readSound(bare.subarray(0, 400))).toBe('broken');
    expect(readSound(Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f]))).toBe('broken');
  });
});

describe('a recording from the browser (WAV)', () => {
  it('is as long as its samples', () => {
    expect(read(aWav(2.5))).toMatchObject({ format: 'wav', ms: 2500 });
    expect(read(aWav(1, { rate: 48_000 })).ms).toBe(1000);
  });

  it('loses every chunk but the sound', () => {
    const dressed = aWav(1, { between: Buffer.concat([chunk('LIST', Buffer.from(SECRET)), chunk('id3 ', Buffer.from('odd'))]) });
    const { bytes, ms } = read(Buffer.concat([dressed, chunk('LIST', Buffer.from(SECRET))]));
    expect(ms).toBe(1000);
    expect(bytes.equals(aWav(1))).toBe(true);
  });

  it('is broken when it was cut off, lies about itself, or is not plain PCM', () => {
    const whole = aWav(1);
    expect(readSound(whole.subarray(0, 20_000))).toBe('broken');
    expect(readSound(whole.subarray(0, 44))).toBe('broken');
    for (const [at, value] of [[20, 3], [22, 9], [34, 8], [32, 4]] as const) {
      const other = Buffer.from(whole);
      other.writeUInt16LE(value, at);
      expect(readSound(other)).toBe('broken');
    }
  });
});

describe('what is no recording', () => {
  it.each([
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])], ['a page', Buffer.from('<html>')], ['nothing', Buffer.alloc(0)],
    ['raw AAC', Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x01, 0x3f])], ['an m4a', Buffer.from('\0\0\0\x20ftypM4A ')],
    ['a film in RIFF', Buffer.from('RIFF\0\0\0\0AVI ')],
  ])('is unknown: %s', (_, file) => {
    expect(readSound(file)).toBe('unknown');
  });

  it('never upsets the reader, whatever it is', () => {
    const heads = fc.constantFrom(Buffer.alloc(0), Buffer.from('ID3'), anMp3(0.2), aWav(0.01), aWav(0.01).subarray(0, 30), Buffer.from('RIFF\0\0\0\0WAVEfmt '));
    const tails = fc.constantFrom(Buffer.alloc(0), Buffer.from('APETAGEX'), Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]));
    fc.assert(fc.property(heads, fc.uint8Array({ maxLength: 400 }), tails, (head, garbage, tail) => {
      const sound = readSound(Buffer.concat([head, garbage, tail]));
      if (typeof sound === 'string') expect(['unknown', 'broken']).toContain(sound);
      else expect(sound.ms).toBeGreaterThanOrEqual(0);
    }), { numRuns: 2000 });
  });

  it('nor does a good one with bytes changed', () => {
    const good = fc.constantFrom(Buffer.concat([id3(SECRET), anMp3(1)]), aWav(0.1, { between: chunk('LIST', Buffer.from('x')) }));
    const changes = fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(good, changes, (file, all) => {
      const changed = Buffer.from(file);
      for (const [at, value] of all) changed[at] = value;
      const sound = readSound(changed);
      if (typeof sound !== 'string') expect(sound.bytes.length).toBeLessThanOrEqual(changed.length);
    }), { numRuns: 2000 });
  });
});
