import { mm, putLine, type Pdf } from './pdf';

export interface PdfBar {
  label: string;
  /** Length, from 0 to 1. */
  share: number;
  /** Said at its end. */
  words: string;
  /** One that is meant more than the others. */
  isOn?: boolean;
}

interface Place {
  x: number;
  y: number;
  width: number;
}

const ROW = mm(7);
const LABEL = mm(24);
const WORDS = mm(34);

/** Bars lying under one another, each with its words, so that nothing is said by colour alone. Returns where the next thing may stand. */
export function drawBars(pdf: Pdf, bars: readonly PdfBar[], { x, y, width }: Place): number {
  const most = width - LABEL - WORDS;
  bars.forEach(({ label, share, words, isOn = false }, at) => {
    const top = y + at * ROW;
    const length = Math.max(0.5, Math.min(1, Math.max(0, share)) * most);
    putLine(pdf, label, x, top + mm(0.8), { size: 10, width: LABEL - mm(2) });
    pdf.rect(x + LABEL, top + mm(0.6), length, ROW - mm(2.4)).fill(isOn ? '#17603f' : '#8fb8a3');
    pdf.fillColor('black');
    putLine(pdf, words, x + LABEL + length + mm(2), top + mm(0.8), { size: 10, width: WORDS });
  });
  return y + bars.length * ROW;
}
