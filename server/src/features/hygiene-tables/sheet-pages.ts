import { hundredths, gradeNames, maxOf, type Checklist, type ChecklistItem, type Grade } from '../../../../shared/domain/grades';
import { A4, mm, openPdf, putLine, type Pdf } from '../../core/pdf/pdf';

export interface SheetPage {
  /** 三组 12 号 杨桂兰 */
  door: string;
  /** Empty for a blank sheet. */
  filled: null | {
    scores: ReadonlyMap<string, number>;
    total: number;
    grade: Grade;
    inspector: string;
    when: string;
    note: string;
  };
  /** Why there are no scores. */
  instead?: string;
}

const MARGIN = mm(14);
const WIDTH = A4.width - 2 * MARGIN;
const SCORE_WIDTH = mm(52);
const BOTTOM = A4.height - mm(40);

/** One household a page, to take along or to file. */
export function sheetPages(title: string, checklist: Checklist, pages: readonly SheetPage[]): Promise<Buffer> {
  return openPdf({ title, margin: 0 }, (pdf) => {
    for (const [at, page] of pages.entries()) {
      if (at > 0) pdf.addPage();
      drawPage(pdf, title, checklist, page);
    }
  });
}

function drawPage(pdf: Pdf, title: string, checklist: Checklist, page: SheetPage): void {
  putLine(pdf, title, MARGIN, mm(12), { face: 'bold', size: 15, width: WIDTH });
  putLine(pdf, page.door, MARGIN, mm(21), { face: 'bold', size: 13, width: WIDTH });
  putLine(pdf, `${checklist.title}(第 ${checklist.version} 版),满分 ${hundredths(maxOf(checklist))}`, MARGIN, mm(29), { size: 9, width: WIDTH });
  drawItems(pdf, checklist, page);
  drawFoot(pdf, page, checklist);
}

/** As high as the page allows: a long list gets narrower lines, never a second page. */
function drawItems(pdf: Pdf, checklist: Checklist, page: SheetPage): void {
  const rows = checklist.sections.reduce((count, { items }) => count + items.length + 1, 0);
  const height = Math.min(mm(11), (BOTTOM - mm(38)) / rows);
  let y = mm(38);
  for (const { title, items } of checklist.sections) {
    putLine(pdf, title, MARGIN, y + height * 0.25, { face: 'bold', size: Math.min(11, height * 0.5), width: WIDTH });
    y += height;
    for (const item of items) {
      drawItem(pdf, item, page, y, height);
      y += height;
    }
  }
}

function drawItem(pdf: Pdf, item: ChecklistItem, { filled }: SheetPage, y: number, height: number): void {
  const size = Math.min(10, height * 0.45);
  const given = filled?.scores.get(item.id);
  const words = filled ? `${given === undefined ? '–' : hundredths(given)} / ${hundredths(item.max)}` : choicesOf(item);
  pdf.moveTo(MARGIN, y + height).lineTo(MARGIN + WIDTH, y + height).lineWidth(0.3).stroke('#bbbbbb');
  pdf.fillColor('black');
  putLine(pdf, item.text, MARGIN + mm(2), y + height * 0.28, { size, width: WIDTH - SCORE_WIDTH - mm(4) });
  putLine(pdf, words, MARGIN + WIDTH - SCORE_WIDTH, y + height * 0.28, { size, width: SCORE_WIDTH });
}

const choicesOf = ({ choices }: ChecklistItem): string => choices.map((choice) => `□ ${whole(choice)}`).join('  ');
const whole = (value: number): string => (value % 100 === 0 ? String(value / 100) : hundredths(value));

function drawFoot(pdf: Pdf, { filled, instead }: SheetPage, checklist: Checklist): void {
  const line = (words: string, at: number): void => putLine(pdf, words, MARGIN, BOTTOM + mm(4 + at * 8), { size: 11, width: WIDTH });
  if (instead) return line(`没有打分:${instead}`, 0);
  if (!filled) {
    line('总分:________   没打成:□ 在外  □ 不愿意  □ 两次没人在家', 0);
    line('备注:____________________________________________', 1);
    return line('评比员:____________   日期:________   住户:____________', 2);
  }
  line(`总分 ${hundredths(filled.total)} / ${hundredths(maxOf(checklist))}   ${gradeNames[filled.grade]}`, 0);
  line(filled.note ? `备注:${filled.note}` : '没有备注', 1);
  line(`评比员 ${filled.inspector}   ${filled.when}`, 2);
}
