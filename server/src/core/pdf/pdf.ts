import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create } from 'fontkit';
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

const kept: Partial<Record<Face, Buffer>> = {};

/** Opened once: reading a face's tables takes up to 0.3 s of processor time, and they stay as they are. */
function faceOf(face: Face): Buffer {
  // pdfkit takes an opened font too; its types do not know.
  kept[face] ??= create(readFileSync(FILES[face])) as unknown as Buffer;
  return kept[face];
}

interface Opened {
  title: string;
  /** Points; A4 upright when left out. */
  size?: readonly [number, number];
  margin?: number;
}

/** A document in our Chinese font; what is drawn on it comes back as bytes. */
export async function openPdf({ title, size, margin = mm(15) }: Opened, draw: (pdf: Pdf) => void): Promise<Buffer> {
  // Opened by path as well as by name, the same face would be read from disk again at each `font('regular')`: 100 ms a line.
  const pdf = new PDFDocument({ size: size ? [size[0], size[1]] : [A4.width, A4.height], margin, info: { Title: title }, font: '', lang: 'zh-CN' });
  pdf.registerFont('regular', faceOf('regular')).registerFont('bold', faceOf('bold')).font('regular');
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts))).on('error', reject);
  });
  draw(pdf);
  pdf.end();
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
