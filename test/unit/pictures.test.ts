import sharp from 'sharp';
import { Pictures } from '../../server/src/core/storage/pictures';

const pictures = new Pictures();
const red = { r: 220, g: 30, b: 30 };
const blue = { r: 30, g: 30, b: 220 };

const plain = (width: number, height: number, background = red) => sharp({ create: { width, height, channels: 3, background } });

/** As a phone held upright writes it: lying pixels, `Orientation: 6`, and where and with what it was taken. */
const fromPhone = () =>
  sharp({ create: { width: 80, height: 40, channels: 3, background: blue } })
    .composite([{ input: { create: { width: 40, height: 40, channels: 3, background: red } }, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'NeighbourPhone', Artist: 'Li Si' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 26/1 50/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 52/1 20/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();

/** A PNG whose header promises more than anybody should decode; there is hardly any data behind it. */
async function pixelBomb(edge: number): Promise<Buffer> {
  const png = await plain(8, 8).png().toBuffer();
  png.writeUInt32BE(edge, 16);
  png.writeUInt32BE(edge, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const corner = async (picture: Buffer, left: number, top: number) => {
  const { data } = await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true });
  return data[0]! > data[2]! ? 'red' : 'blue';
};

describe('a picture somebody sends', () => {
  it('keeps nothing of where, when and with what it was taken', async () => {
    const original = await fromPhone();
    expect((await sharp(original).metadata()).exif?.includes('NeighbourPhone')).toBe(true);
    const { full, thumb } = await pictures.prepare(original);
    for (const made of [full, thumb]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(made).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(/Exif|GPS|NeighbourPhone|Li Si/.test(made.toString('latin1'))).toBe(false);
    }
  });

  it('stands upright', async () => {
    const picture = await pictures.prepare(await fromPhone());
    expect([picture.width, picture.height]).toEqual([40, 80]);
    expect([await corner(picture.full, 20, 5), await corner(picture.full, 20, 75)]).toEqual(['red', 'blue']);
  });

  it('is made smaller, never larger', async () => {
    const large = await pictures.prepare(await plain(3000, 1500).jpeg().toBuffer());
    expect([large.width, large.height]).toEqual([1600, 800]);
    expect(await sharp(large.thumb).metadata()).toMatchObject({ width: 400, height: 200, format: 'jpeg' });
    const small = await pictures.prepare(await plain(120, 90).jpeg().toBuffer());
    expect([small.width, small.height]).toEqual([120, 90]);
  });

  it.each(['png', 'webp'] as const)('may be a %s, and becomes a JPEG on white paper', async (type) => {
    const clear = sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const { full } = await pictures.prepare(await clear.toFormat(type).toBuffer());
    expect((await sharp(full).metadata()).format).toBe('jpeg');
    expect((await sharp(full).raw().toBuffer())[0]).toBeGreaterThan(250);
  });

  it.each([
    ['a page that calls itself a picture', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['nothing at all', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(pictures.prepare(bytes)).rejects.toMatchObject({ code: 'PHOTO_TYPE_UNKNOWN', status: 415 });
  });

  it('is refused when it is a GIF', async () => {
    await expect(pictures.prepare(await plain(9, 9).gif().toBuffer())).rejects.toMatchObject({ code: 'PHOTO_TYPE_UNKNOWN' });
  });

  it('is refused with advice when it is a HEIC', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
    await expect(pictures.prepare(heic)).rejects.toMatchObject({
      code: 'PHOTO_TYPE_UNKNOWN',
      details: [{ path: 'file', message: expect.stringContaining('HEIC') }],
    });
  });

  it('is refused by its header when it has too many pixels, without decoding them', async () => {
    const bomb = await pixelBomb(30_000);
    const before = process.memoryUsage().rss;
    await expect(pictures.prepare(bomb)).rejects.toMatchObject({ code: 'PHOTO_TOO_MANY_PIXELS', status: 422 });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('is refused when half of it is missing', async () => {
    const noise = sharp({ create: { width: 400, height: 400, channels: 3, background: red, noise: { type: 'gaussian', mean: 128, sigma: 40 } } });
    const whole = await noise.jpeg().toBuffer();
    await expect(pictures.prepare(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'PHOTO_BROKEN', status: 422 });
  });

  it('is refused when only its beginning looks like one', async () => {
    const lie = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 7)]);
    await expect(pictures.prepare(lie)).rejects.toMatchObject({ code: 'PHOTO_BROKEN' });
  });

  it('waits its turn, and is sent away when the line is too long', async () => {
    const original = await plain(600, 600).jpeg().toBuffer();
    const crowd = await Promise.allSettled(Array.from({ length: 40 }, () => pictures.prepare(original)));
    expect(crowd.filter(({ status }) => status === 'fulfilled')).toHaveLength(32);
    expect(crowd.filter((one) => one.status === 'rejected' && one.reason.code === 'BUSY')).toHaveLength(8);
    await expect(pictures.prepare(original)).resolves.toMatchObject({ width: 600 });
  });
});
