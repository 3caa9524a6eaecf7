import { quarterName } from '../../../../shared/domain/quarters';
import { earns, PHASES, phaseNames } from '../../../../shared/domain/record-rules';
import { writeXlsx, type Cell, type Sheet } from '../../core/spreadsheet/write-table';
import type { DoorStep } from '../household/households.service';
import type { FileLine, FileLines } from '../record/record-file-lines.service';
import { actNames, chinaTime, columns, takenBack } from './record-workbook';

const LINES = [['时间', 18], ['五共', 8], ['事项', 16], ['标题', 30], ['说明', 36], ['积分', 8], ['规则版本', 10], ['收回', 10], ['收回理由', 30]] as const;
const QUARTERS = columns([['季度', 18], ...PHASES.map((phase) => [`${phaseNames[phase]}(件)`, 12] as const), ['得分', 10]]);

/** Everything of a household: each line, each quarter, and what it has now. */
export function householdWorkbook(all: FileLines, door: DoorStep, villageName: string, balance: number): Promise<Buffer> {
  const facts: Cell[][] = [['村', villageName], ['门牌', door.label], ['户主', door.headName], ['现有积分', balance], ['记录是否列全', all.isCut ? '没有列全' : '已列全']];
  return writeXlsx([
    { name: '记录', columns: columns(LINES), rows: withRest(all, all.lines.map(lineCells)) },
    quartersSheet(all.lines),
    { name: '合计', columns: columns([['项目', 18], ['数', 24]]), rows: facts },
  ]);
}

/** What a person gave: each line with its village, and each quarter. */
export function personWorkbook(all: FileLines, villageNames: ReadonlyMap<string, string>): Promise<Buffer> {
  const rows = all.lines.map((line): Cell[] => [villageNames.get(line.villageId) ?? null, ...lineCells(line)]);
  return writeXlsx([{ name: '记录', columns: columns([['村', 14], ...LINES]), rows: withRest(all, rows) }, quartersSheet(all.lines)]);
}

const lineCells = (line: FileLine): Cell[] => [
  chinaTime.format(line.at), phaseNames[line.phase], actNames[line.act], line.title, line.detail, line.points, line.ruleVersion, takenBack(line), line.reason,
];

const withRest = ({ lines, isCut }: FileLines, rows: Cell[][]): Cell[][] => (isCut ? [...rows, [`记录太多,只列了最早记下的 ${lines.length} 笔`]] : rows);

/** Newest first; what was taken back counts no more, moved and spent points are no act. */
function quartersSheet(lines: readonly FileLine[]): Sheet {
  const acts = lines.filter(({ act }) => earns(act));
  const quarters = [...new Set(acts.map(({ quarter }) => quarter))].sort().reverse();
  return { name: '五共', columns: QUARTERS, rows: quarters.map((quarter) => quarterCells(quarter, acts.filter((line) => line.quarter === quarter))) };
}

function quarterCells(quarter: string, acts: readonly FileLine[]): Cell[] {
  const count = (of: readonly FileLine[]): number => of.reduce((sum, { isReversal }) => sum + (isReversal ? -1 : 1), 0);
  const points = acts.reduce((sum, line) => sum + line.points, 0);
  return [quarterName(quarter), ...PHASES.map((phase) => count(acts.filter((line) => line.phase === phase))), points];
}
