import type { NewDutyLine } from '../../../../shared/contract/duty';
import { lineKey } from '../../../../shared/domain/duties';
import type { TableLine } from '../../core/spreadsheet/read-table';
import { linesByColumn, type NamedLine } from '../../core/spreadsheet/table-columns';
import { ALL_KINDS, areaIn, type Place } from './duty-places.service';
import type { Roll } from './duty-roll';

export const COLUMNS = { area: '范围', kind: '上报类型', person: '责任人', deputy: '代班人', hours: '限时(小时)' } as const;
type Column = keyof typeof COLUMNS;
type Cells = NamedLine<Column>['cells'];
const OPTIONAL: readonly Column[] = ['deputy', 'hours'];

const SHORTEST_MINUTES = 30;
const LONGEST_HOURS = 2_160;

export interface RowIssue {
  line: number;
  message: string;
}

export interface ReadDutyRows {
  rows: NewDutyLine[];
  issues: RowIssue[];
}

/** What the names of a table may mean in one village. */
export interface Meanings {
  roll: Roll;
  kinds: ReadonlyMap<string, string>;
  /** By the code on the plate. */
  facilities: ReadonlyMap<string, Place>;
}

type Read<T> = { value: T } | { problem: string };
const ok = <T>(value: T): Read<T> => ({ value });
const bad = (problem: string): { problem: string } => ({ problem });
/** What was typed, short enough to quote. */
const quoted = (text: string): string => `“${text.length > 14 ? `${text.slice(0, 14)}…` : text}”`;

export const namedLines = (table: TableLine[]): NamedLine<Column>[] => linesByColumn(table, COLUMNS, OPTIONAL);

/** Codes of facilities that a table speaks of. */
export const codesIn = (lines: readonly NamedLine<Column>[]): string[] =>
  [...new Set(lines.map(({ cells }) => cells.area).filter((words) => !areaIn(words)))];

export function readDutyRows(lines: readonly NamedLine<Column>[], meanings: Meanings): ReadDutyRows {
  const rows: NewDutyLine[] = [];
  const issues: RowIssue[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of lines) {
    const { row, problems } = readRow(cells, meanings);
    const earlier = row && seen.get(lineKey(row));
    if (earlier !== undefined) problems.push(`和第 ${earlier} 行的范围、类型一样`);
    if (problems.length > 0) issues.push({ line, message: problems.join(';') });
    else if (row) rows.push(row);
    if (row && earlier === undefined) seen.set(lineKey(row), line);
  }
  return { rows, issues };
}

/** `row` only needs its place and kind to be found double; it is used when there are no problems. */
function readRow(cells: Cells, meanings: Meanings): { row: NewDutyLine | undefined; problems: string[] } {
  const area = readArea(cells.area, meanings);
  const kind = readKind(cells.kind, meanings);
  const person = cells.person === '' ? bad('责任人没有填') : readPerson(COLUMNS.person, cells.person, meanings);
  const deputy = cells.deputy === '' ? ok(null) : readPerson(COLUMNS.deputy, cells.deputy, meanings);
  const minutes = readHours(cells.hours);
  const problems = [area, kind, person, deputy, minutes].flatMap((part) => ('problem' in part ? [part.problem] : []));
  if (!('value' in area) || !('value' in kind)) return { row: undefined, problems };
  const deputyId = valueOf(deputy, null);
  if (deputyId !== null && deputyId === valueOf(person, '')) problems.push('代班人不能是责任人自己');
  return { row: { ...area.value, kindId: kind.value, memberId: valueOf(person, ''), deputyId, solveMinutes: valueOf(minutes, null) }, problems };
}

const valueOf = <T>(read: Read<T>, otherwise: T): T => ('value' in read ? read.value : otherwise);

function readArea(text: string, { facilities }: Meanings): Read<Pick<NewDutyLine, 'groupNo' | 'facilityId'>> {
  const area = areaIn(text);
  if (area) return ok(area);
  const facility = facilities.get(text);
  return facility ? ok({ groupNo: null, facilityId: facility.id }) : bad(`范围${quoted(text)}不是“全村”、几组或村里设施的编号`);
}

function readKind(text: string, { kinds }: Meanings): Read<string | null> {
  if (['', '全部', '所有', ALL_KINDS].includes(text)) return ok(null);
  const found = [...kinds].find(([id, name]) => name === text || id === text);
  return found ? ok(found[0]) : bad(`没有上报类型${quoted(text)}`);
}

function readPerson(title: string, text: string, { roll }: Meanings): Read<string> {
  const [memberId, ...others] = roll.named(text);
  if (memberId === undefined) return bad(`${title}${quoted(text)}在村里没有任职,请先任命`);
  return others.length === 0 ? ok(memberId) : bad(`任职的人里有 ${others.length + 1} 个${quoted(text)},请写明职务,例如 ${text}(保洁员)`);
}

function readHours(text: string): Read<number | null> {
  if (text === '') return ok(null);
  const minutes = /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 60) : NaN;
  return minutes >= SHORTEST_MINUTES && minutes <= LONGEST_HOURS * 60 ? ok(minutes) : bad(`限时${quoted(text)}应是 0.5 到 ${LONGEST_HOURS} 小时的数字`);
}
