import type { QuarterCounts } from '../../../../shared/contract/record';
import type { z } from 'zod';
import { quarterName } from '../../../../shared/domain/quarters';
import { phaseNames, type Act } from '../../../../shared/domain/record-rules';
import { standingAmong } from '../../../../shared/domain/standings';
import { writeXlsx, type Cell, type Column } from '../../core/spreadsheet/write-table';
import type { DoorStep } from '../household/households.service';
import type { HouseholdPoints } from '../record/record-figures.service';
import type { FileLine } from '../record/record-file-lines.service';

export interface QuarterOfVillage {
  lines: readonly FileLine[];
  /** There are more lines than these. */
  isCut: boolean;
  /** Open households in the order one walks, then closed ones that have lines. */
  doors: readonly DoorStep[];
  /** Of households with an act that stands. */
  points: readonly HouseholdPoints[];
  balances: ReadonlyMap<string, number>;
  counts: z.infer<typeof QuarterCounts>;
  householdsInVillage: number;
}

export const actNames: Record<Act, string> = {
  'report-confirmed': '上报修好了', 'fix-accepted': '处理得到认可', 'grade-final': '入户评比', 'deed-confirmed': '好事',
  'points-redeemed': '积分兑换', 'points-expired': '积分到期', 'points-moved': '分户并户转积分',
};
export const columns = (all: readonly (readonly [string, number])[]): Column[] => all.map(([title, width]) => ({ title, width }));
const LINES = columns([['时间', 18], ['五共', 8], ['事项', 16], ['门牌', 16], ['标题', 30], ['说明', 36], ['积分', 8], ['规则版本', 10], ['收回', 10], ['收回理由', 30]]);
const HOUSEHOLDS = columns([['门牌', 16], ['户主', 12], ['本季积分', 10], ['本季件数', 10], ['组内名次', 10], ['村内名次', 10], ['现有积分', 10]]);
const FIGURES = columns([['项目', 24], ['数', 12]]);
export const chinaTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** Every line, every household and the five co's (五共) of a quarter. Of people only the heads of households are named. */
export function recordWorkbook(quarter: QuarterOfVillage): Promise<Buffer> {
  return writeXlsx([
    { name: '记录', columns: LINES, rows: lineRows(quarter) },
    { name: '住户', columns: HOUSEHOLDS, rows: householdRows(quarter) },
    { name: '五共', columns: FIGURES, rows: figureRows(quarter) },
  ]);
}

function lineRows({ lines, isCut, doors }: QuarterOfVillage): Cell[][] {
  const labels = new Map(doors.map(({ householdId, label }) => [householdId, label]));
  const rows = lines.map((line): Cell[] => [
    chinaTime.format(line.at), phaseNames[line.phase], actNames[line.act], (line.householdId && labels.get(line.householdId)) ?? null,
    line.title, line.detail, line.points, line.ruleVersion, takenBack(line), line.reason,
  ]);
  return isCut ? [...rows, [`本季记录太多,只列了最早记下的 ${lines.length} 笔`]] : rows;
}

export function takenBack({ isReversal, isReversed }: FileLine): string {
  if (isReversal) return '收回';
  return isReversed ? '已被收回' : '';
}

/** As on the household's page: among those with an act that stands, in the group one lives in now. */
function householdRows({ doors, points, balances }: QuarterOfVillage): Cell[][] {
  const byId = new Map(points.map((one) => [one.householdId, one]));
  const inVillage = points.map((one) => one.points);
  const inGroup = new Map<number, number[]>();
  for (const one of points) inGroup.set(one.groupNo, [...(inGroup.get(one.groupNo) ?? []), one.points]);
  return doors.map(({ householdId, label, headName, groupNo }): Cell[] => {
    const mine = byId.get(householdId);
    const rank = (all: readonly number[] = []): Cell => standingAmong(mine?.points, all)?.rank ?? null;
    return [label, headName, mine?.points ?? 0, mine?.acts ?? 0, rank(inGroup.get(groupNo)), rank(inVillage), balances.get(householdId) ?? 0];
  });
}

function figureRows({ counts, householdsInVillage, isCut }: QuarterOfVillage): Cell[][] {
  const share = householdsInVillage > 0 ? `${((counts.households * 100) / householdsInVillage).toFixed(1)}%` : null;
  return [
    ['季度', quarterName(counts.quarter)],
    ...counts.phases.map(({ phase, entries }): Cell[] => [`${phaseNames[phase]}(件)`, entries]),
    ['参与的人', counts.people],
    ['参与户', counts.households],
    ['全村住户(现在)', householdsInVillage],
    ['参与户占全村', share],
    ['全村记分', counts.points],
    ['记录是否列全', isCut ? '没有列全' : '已列全'],
  ];
}
