import type { HygieneTables, TableSummaryView } from '../../../../shared/contract/hygiene-tables';
import { gradeNames, gradeStars, hundredths, type Grade } from '../../../../shared/domain/grades';
import { drawBars, type PdfBar } from '../../core/pdf/chart';
import { A4, mm, openPdf, putLine, type Pdf } from '../../core/pdf/pdf';

const MARGIN = mm(18);
const WIDTH = A4.width - 2 * MARGIN;
const COLUMN_GAP = mm(8);
const COLUMN = (WIDTH - COLUMN_GAP) / 2;
/** More would not stand on the page. */
const GROUPS_SHOWN = 12;
const PEOPLE_SHOWN = 12;
const LINE = mm(6);

const signed = (value: number): string => `${value > 0 ? '+' : ''}${hundredths(value)}`;
const stars = (grade: Grade): string => `${'★'.repeat(gradeStars[grade])}${gradeNames[grade]}`;

/** A round on one page: what everybody may see, and nothing else. */
export function reportPage(tables: HygieneTables, about: { when: string; redBoard: readonly string[] }): Promise<Buffer> {
  return openPdf({ title: `${tables.village.name}${tables.title}`, margin: 0 }, (pdf) => {
    let y = head(pdf, tables, about.when);
    y = section(pdf, '各等级户数', y, (top) => drawBars(pdf, gradeBars(tables.total), { x: MARGIN, y: top, width: WIDTH }));
    y = section(pdf, groupsTitle(tables), y, (top) => drawBars(pdf, groupBars(tables), { x: MARGIN, y: top, width: WIDTH }));
    y = section(pdf, '党员户', y, (top) => lines(pdf, partyLines(tables), top));
    const people = y;
    column(pdf, '红榜(最清洁)', about.redBoard, MARGIN, people);
    column(pdf, '进步最大', tables.improved.map(({ label, headName }) => `${label} ${headName}`), MARGIN + COLUMN + COLUMN_GAP, people);
    putLine(pdf, '姓名已隐去部分。各户自家的分数和每一项,登录后在“我家的共治档案”里看,有意见可以在公示期内提出。', MARGIN, A4.height - mm(18), { size: 9, width: WIDTH });
  });
}

function head(pdf: Pdf, { village, title, beforeTitle, total }: HygieneTables, when: string): number {
  putLine(pdf, `${village.name} ${title}`, MARGIN, mm(18), { face: 'bold', size: 20, width: WIDTH });
  putLine(pdf, `${village.countyName} ${village.townName} · ${when}`, MARGIN, mm(28), { size: 11, width: WIDTH });
  const mean = total.meanTotal === null ? '评比的户数太少,不公布平均分' : `评了 ${total.rated} 户,平均 ${hundredths(total.meanTotal)} 分`;
  putLine(pdf, mean, MARGIN, mm(36), { face: 'bold', size: 13, width: WIDTH });
  putLine(pdf, comparison(beforeTitle, total), MARGIN, mm(43), { size: 11, width: WIDTH });
  return mm(52);
}

function comparison(beforeTitle: string | null, { compared, gained }: TableSummaryView): string {
  if (beforeTitle === null) return '没有可以比的上一轮';
  return gained === null ? `和“${beforeTitle}”都评了的户太少,不作比较` : `和“${beforeTitle}”比,两轮都评了的 ${compared} 户平均 ${signed(gained)} 分`;
}

function section(pdf: Pdf, title: string, y: number, draw: (top: number) => number): number {
  putLine(pdf, title, MARGIN, y, { face: 'bold', size: 12, width: WIDTH });
  return draw(y + mm(8)) + mm(4);
}

function gradeBars({ counts, rated }: TableSummaryView): PdfBar[] {
  const most = Math.max(1, ...counts.map(({ households }) => households));
  return counts.map(({ grade, households }) => ({
    label: stars(grade), share: households / most, isOn: grade === 'cleanest', words: `${households} 户${rated > 0 ? `,占 ${Math.round((households * 100) / rated)}%` : ''}`,
  }));
}

const groupsTitle = ({ groups }: HygieneTables): string => (groups.length > GROUPS_SHOWN ? `各组平均分(前 ${GROUPS_SHOWN} 组;户数,和上一轮比)` : '各组平均分(户数,和上一轮比)');

function groupBars({ groups }: HygieneTables): PdfBar[] {
  const best = Math.max(0, ...groups.map(({ meanTotal }) => meanTotal ?? 0));
  const shown = groups.length > GROUPS_SHOWN ? [...groups].sort((a, b) => (b.meanTotal ?? 0) - (a.meanTotal ?? 0)).slice(0, GROUPS_SHOWN) : groups;
  return shown.map(({ name, meanTotal, rated, gained }) => ({
    label: name, share: best === 0 ? 0 : (meanTotal ?? 0) / best, isOn: meanTotal === best,
    words: `${hundredths(meanTotal ?? 0)}(${rated} 户)${gained === null ? '' : ` ${signed(gained)}`}`,
  }));
}

function partyLines({ party, others }: HygieneTables): string[] {
  if (party?.meanTotal == null || others?.meanTotal == null) return ['户数太少,不单独公布'];
  return [`党员户 ${party.rated} 户,平均 ${hundredths(party.meanTotal)} 分;其他 ${others.rated} 户,平均 ${hundredths(others.meanTotal)} 分`];
}

function lines(pdf: Pdf, words: readonly string[], y: number, x = MARGIN, width = WIDTH): number {
  words.forEach((line, at) => putLine(pdf, line, x, y + at * LINE, { size: 11, width }));
  return y + words.length * LINE;
}

function column(pdf: Pdf, title: string, people: readonly string[], x: number, y: number): void {
  putLine(pdf, title, x, y, { face: 'bold', size: 12, width: COLUMN });
  const rest = people.length - PEOPLE_SHOWN;
  const shown = rest > 0 ? [...people.slice(0, PEOPLE_SHOWN), `还有 ${rest} 户`] : people;
  lines(pdf, shown.length > 0 ? shown : ['这一轮还没有'], y + mm(8), x, COLUMN);
}
