import { drawQr } from './qr';
import { mm, openPdf, putLine } from './pdf';

export interface Slip {
  title: string;
  /** Large, to be said on the phone. */
  number: string;
  qr: string;
  /** What and its words: 地点, 三组 老槐树旁. */
  rows: readonly (readonly [label: string, words: string])[];
  foot: string;
}

const WIDTH = mm(105);
const MARGIN = mm(8);
const LABEL_WIDTH = mm(20);

/** A paper slip (A6) for somebody without a phone. */
export function slip({ title, number, qr, rows, foot }: Slip): Promise<Buffer> {
  const width = WIDTH - 2 * MARGIN;
  return openPdf({ title, size: [WIDTH, mm(148)], margin: MARGIN }, (pdf) => {
    putLine(pdf, title, MARGIN, MARGIN, { face: 'bold', size: 15, width });
    putLine(pdf, number, MARGIN, MARGIN + mm(9), { face: 'bold', size: 20, width });
    let y = MARGIN + mm(21);
    for (const [label, words] of rows) {
      putLine(pdf, label, MARGIN, y, { size: 10, width: LABEL_WIDTH });
      pdf.font('regular').fontSize(10).text(words, MARGIN + LABEL_WIDTH, y, { width: width - LABEL_WIDTH, height: mm(18), ellipsis: true });
      y = Math.max(pdf.y, y + mm(5)) + mm(1.5);
    }
    drawQr(pdf, qr, { x: MARGIN, y: mm(148) - MARGIN - mm(38), side: mm(36) });
    pdf.fillColor('black').font('regular').fontSize(10).text(foot, MARGIN + mm(40), mm(148) - MARGIN - mm(32), { width: width - mm(40), height: mm(28) });
  });
}
