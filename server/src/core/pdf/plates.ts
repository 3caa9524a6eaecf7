import { drawQr } from './qr';
import { A4, mm, openPdf, putLine, type Pdf } from './pdf';

export interface Plate {
  /** The code's content. */
  qr: string;
  /** The largest line. */
  title: string;
  /** Said on the phone. */
  code: string;
  lines: readonly string[];
}

const COLUMNS = 2;
const ROWS = 4;
const MARGIN = mm(10);
const CELL = { width: (A4.width - 2 * MARGIN) / COLUMNS, height: (A4.height - 2 * MARGIN) / ROWS };
const QR_SIDE = mm(46);
const PAD = mm(4);

/** Plates to cut out and put up, eight on an A4 sheet. */
export function plateSheets(title: string, plates: readonly Plate[]): Promise<Buffer> {
  return openPdf({ title, margin: 0 }, (pdf) => {
    for (const [at, plate] of plates.entries()) {
      const cell = at % (COLUMNS * ROWS);
      if (at > 0 && cell === 0) pdf.addPage();
      drawPlate(pdf, plate, MARGIN + (cell % COLUMNS) * CELL.width, MARGIN + Math.floor(cell / COLUMNS) * CELL.height);
    }
  });
}

function drawPlate(pdf: Pdf, { qr, title, code, lines }: Plate, x: number, y: number): void {
  pdf.rect(x, y, CELL.width, CELL.height).dash(3, { space: 3 }).lineWidth(0.5).stroke('#999999').undash();
  drawQr(pdf, qr, { x: x + PAD, y: y + PAD, side: QR_SIDE });
  pdf.fillColor('black');
  const beside = { x: x + PAD + QR_SIDE + mm(2), width: CELL.width - QR_SIDE - 2 * PAD - mm(2) };
  putLine(pdf, title, beside.x, y + PAD + mm(4), { face: 'bold', size: 15, width: beside.width });
  lines.forEach((line, at) => putLine(pdf, line, beside.x, y + PAD + mm(14 + at * 7), { size: 10, width: beside.width }));
  putLine(pdf, code, x + PAD, y + CELL.height - mm(14), { face: 'bold', size: 20, width: CELL.width - 2 * PAD, align: 'center' });
}
