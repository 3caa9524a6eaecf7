import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';

const MM = 72 / 25.4;
/** Millimetres of paper to points. */
export const mm = (millimetres: number): number => millimetres * MM;
export const A4 = { width: mm(210), height: mm(297) } as const;

export type Pdf = InstanceType<typeof PDFDocument>;
export type Face = 'regular' | 'bold';

/** Noto Sans for simplified Chinese, SIL Open Font License 1.1; only the letters used are embedded. */
const FONTS = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const FILES: Record<Face, string> = { regular: join(FONTS, 'NotoSansHans-Regular.otf'), bold: join(FONTS, 'NotoSansHans-Bold.otf') };

const kept: Partial<Record<Face, Font>> = {};

/** Opened once: reading a face's tables takes up to 0.3 s of processor time, and they stay as they are. */
const faceOf = (face: Face): Font => (kept[face] ??= create(readFileSync(FILES[face])) as Font);

/** What was drawn would stay for good: 11 kB a glyph, and a face has 30,000. */
function forgetGlyphs(): void {
  for (const face of Object.values(kept)) Object.assign(face, { _glyphs: {} });
}

interface Opened {
  title: string;
  /** Points; A4 upright when left out. */
  size?: readonly [number, number];
  margin?: number;
}

/** A document in our Chinese font; what is drawn on it comes back as bytes. */
export async function openPdf({ title, size, margin = mm(15) }: Opened, draw: (pdf: Pdf) => void): Promise<Buffer> {
  // Without a default font: Helvetica would be embedded too.
  const pdf = new PDFDocument({ size: size ? [size[0], size[1]] : [A4.width, A4.height], margin, info: { Title: title }, font: '', lang: 'zh-CN' });
  // pdfkit takes an opened font as well as a file; its types do not know.
  for (const face of ['regular', 'bold'] as const) pdf.registerFont(face, faceOf(face) as unknown as Buffer);
  pdf.font('regular');
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts))).on('error', reject);
  });
  draw(pdf);
  pdf.end();
  forgetGlyphs();
  return done;
}

interface Line {
  face?: Face;
  size: number;
  width: number;
  align?: 'left' | 'center';
}

/** One line at a place; the end of what does not fit is cut off. */
export function putLine(pdf: Pdf, text: string, x: number, y: number, { face = 'regular', size, width, align = 'left' }: Line): void {
  pdf.font(face).fontSize(size);
  pdf.text(fitted(pdf, text, width), x, y, { width, align, lineBreak: false });
}

function fitted(pdf: Pdf, text: string, width: number): string {
  if (pdf.widthOfString(text) <= width) return text;
  const chars = [...text];
  while (chars.length > 0 && pdf.widthOfString(`${chars.join('')}…`) > width) chars.pop();
  return `${chars.join('')}…`;
}
