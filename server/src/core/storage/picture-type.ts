export type PictureType = 'jpeg' | 'png' | 'webp' | 'heic';

const ascii = (bytes: Buffer, start: number, end: number): string => bytes.toString('latin1', start, end);
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);

/** What the first bytes say; names and declared types are never believed. */
export function pictureType(bytes: Buffer): PictureType | undefined {
  if (bytes.subarray(0, 3).equals(JPEG_START)) return 'jpeg';
  if (bytes.subarray(0, 8).equals(PNG_START)) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  return ascii(bytes, 4, 8) === 'ftyp' && HEIC_BRANDS.has(ascii(bytes, 8, 12)) ? 'heic' : undefined;
}
