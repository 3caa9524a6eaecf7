import { create } from 'qrcode';
import type { Pdf } from './pdf';

/** Light modules that must stay free around the code (ISO/IEC 18004). */
const QUIET = 4;

interface Square {
  x: number;
  y: number;
  /** Points, quiet zone included. */
  side: number;
}

/** A QR code as one path of squares: sharp at any size. Level M still reads with a seventh of it dirty. */
export function drawQr(pdf: Pdf, content: string, { x, y, side }: Square): void {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const unit = side / (modules.size + 2 * QUIET);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pdf.rect(x + (column + QUIET) * unit, y + (row + QUIET) * unit, unit, unit);
    }
  }
  pdf.fill('black');
}

/** The modules of a QR code, one text a row, `1` dark: for a screen that draws it itself, also without network. */
export function qrRows(content: string): string[] {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const places = Array.from({ length: modules.size }, (_, at) => at);
  return places.map((row) => places.map((column) => (modules.get(row, column) ? '1' : '0')).join(''));
}
