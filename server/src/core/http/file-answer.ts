import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  geojson: 'application/geo+json',
} as const;
export type FileEnding = keyof typeof TYPES;

/** What `encodeURIComponent` leaves and RFC 5987 does not allow. */
const percent = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
const encoded = (name: string): string => encodeURIComponent(name).replace(/['()*!]/g, percent);

/** The answer of a `file` route that is saved under a name; the ending says what it is. */
export function fileAnswer(bytes: Buffer | Readable, name: string, ending: FileEnding): StreamableFile {
  const disposition = `attachment; filename="file.${ending}"; filename*=UTF-8''${encoded(`${name}.${ending}`)}`;
  const options = { type: TYPES[ending], disposition };
  return Buffer.isBuffer(bytes) ? new StreamableFile(bytes, { ...options, length: bytes.length }) : new StreamableFile(bytes, options);
}
