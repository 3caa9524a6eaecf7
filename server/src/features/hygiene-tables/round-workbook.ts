import { skipNames } from '../../../../shared/domain/door-visits';
import { gradeNames, itemsOf, type Checklist } from '../../../../shared/domain/grades';
import { doorLabel, groupName } from '../../../../shared/domain/groups';
import { chinaDate } from '../../../../shared/domain/work-calendar';
import { writeXlsx, type Cell, type Column } from '../../core/spreadsheet/write-table';
import type { DoorResults } from '../hygiene/door-results.service';

type Door = Awaited<ReturnType<DoorResults['ofRound']>>[number];
type Sheet = Awaited<ReturnType<DoorResults['sheetsOfRound']>>[number];

interface Round {
  checklist: Checklist;
  doors: readonly Door[];
  sheets: readonly Sheet[];
  welfare: ReadonlySet<string>;
  /** Names by member. */
  inspectors: ReadonlyMap<string, string>;
}

const DOOR_COLUMNS: Column[] = ['组', '门牌', '户主', '党员户', '低保户', '结果', '总分', '等级', '打分张数', '各张相差'].map((title) => ({ title, width: 12 }));
const SHEET_COLUMNS: Column[] = ['门牌', '户主', '评比员', '日期', '总分', '等级', '备注'].map((title) => ({ title, width: title === '备注' ? 24 : 12 }));

/** Hundredths are exact in a table program too: 94.5 is no fraction that gets lost at two places. */
const points = (value: number | null): Cell => (value === null ? null : value / 100);
const yes = (is: boolean): string => (is ? '是' : '否');

/** All doors with their results, and every sheet item by item. */
export function roundWorkbook({ checklist, doors, sheets, welfare, inspectors }: Round): Promise<Buffer> {
  const items = itemsOf(checklist);
  const byId = new Map(doors.map((door) => [door.id, door]));
  const inOrder = [...sheets].filter(({ doorId }) => byId.has(doorId)).sort((a, b) => doors.indexOf(byId.get(a.doorId)!) - doors.indexOf(byId.get(b.doorId)!) || a.scoredAt - b.scoredAt);
  return writeXlsx([
    { name: '各户', columns: DOOR_COLUMNS, rows: doors.map((door) => doorRow(door, welfare)) },
    {
      name: '各项', columns: [...SHEET_COLUMNS, ...items.map(({ text }) => ({ title: text, width: 16 }))],
      rows: inOrder.map((sheet) => [...sheetRow(sheet, byId.get(sheet.doorId)!, inspectors), ...items.map(({ id }) => points(sheet.scores.find(({ itemId }) => itemId === id)?.score ?? null))]),
    },
  ]);
}

function doorRow({ groupNo, doorNo, headName, partyMember, householdId, outcome, skipReason, total, grade, sheets, spread }: Door, welfare: ReadonlySet<string>): Cell[] {
  const result = outcome === 'scored' ? '已评' : outcome === 'skipped' ? (skipReason ? skipNames[skipReason] : '没评') : '还没评';
  return [groupName(groupNo), doorNo, headName, yes(partyMember), yes(welfare.has(householdId)), result, points(total), grade ? gradeNames[grade] : null, sheets, points(spread)];
}

const sheetRow = ({ inspectorId, scoredAt, total, grade, note, checkState }: Sheet, { groupNo, doorNo, headName }: Door, inspectors: ReadonlyMap<string, string>): Cell[] => [
  doorLabel(groupNo, doorNo), headName, inspectors.get(inspectorId) ?? '评比员', chinaDate(scoredAt), points(total), gradeNames[grade], checkState === 'passed' ? note : '',
];
