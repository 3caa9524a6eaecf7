import { clockErrors, type CalendarDay } from '../../../../shared/contract/clock';
import type { ErrorDetail } from '../../../../shared/errors';
import type { DayKind } from '../../../../shared/domain/state-holidays';
import { dayNumberOf, dayOf } from '../../../../shared/domain/work-calendar';
import { refuse } from '../../core/http/refusal';
import { readTable } from '../../core/spreadsheet/read-table';
import { linesByColumn, type NamedLine } from '../../core/spreadsheet/table-columns';
import { writeXlsx } from '../../core/spreadsheet/write-table';

const COLUMNS = { day: '日期', kind: '休/班', name: '名称' } as const;
type Column = keyof typeof COLUMNS;
type Line = NamedLine<Column>;

/** `plain`: the county's own entry goes, and the day is again what the state or its weekday says. */
export interface DayLine {
  day: string;
  kind: DayKind | 'plain';
  name: string;
}

const KINDS: Record<string, DayLine['kind']> = { 休: 'off', 休息: 'off', 放假: 'off', 班: 'work', 上班: 'work', 照常: 'plain' };
const kindWords: Record<DayKind, string> = { off: '休', work: '班' };
const LONGEST_NAME = 20;
const PROBLEMS_SHOWN = 50;

/** 2027-01-01, 2027/1/1, 2027年1月1日; without a year it is the year asked for. */
function dayIn(text: string, year: number): string | undefined {
  const [, typed, month, date] = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.replaceAll(' ', '')) ?? [];
  if (month === undefined || date === undefined || Number(typed ?? year) !== year) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const number = dayNumberOf(day);
  return Number.isNaN(number) || dayOf(number) !== day ? undefined : day;
}

function readLine({ cells }: Line, year: number): DayLine | string {
  const day = dayIn(cells.day, year);
  const kind = KINDS[cells.kind];
  if (day === undefined) return `日期要是 ${year} 年的一天,写成 ${year}-01-01 这样`;
  if (kind === undefined) return '“休/班”一栏只能填 休、班 或 照常';
  if (cells.name.length > LONGEST_NAME) return `名称最多 ${LONGEST_NAME} 个字`;
  return { day, kind, name: cells.name };
}

/** All lines, or a refusal that names the bad ones. */
export async function readDays(bytes: Buffer, year: number): Promise<DayLine[]> {
  const days = new Map<string, DayLine>();
  const problems: ErrorDetail[] = [];
  for (const line of linesByColumn<Column>(await readTable(bytes), COLUMNS, ['name'])) {
    const read = readLine(line, year);
    const problem = typeof read === 'string' ? read : days.has(read.day) ? '这一天前面已经有了' : undefined;
    if (problem !== undefined) problems.push({ path: `第 ${line.line} 行`, message: problem });
    else if (typeof read !== 'string') days.set(read.day, read);
  }
  if (problems.length > 0) refuse(clockErrors, 'CALENDAR_ROWS_WRONG', problems.slice(0, PROBLEMS_SHOWN));
  return [...days.values()];
}

/** What the year has; one line as an example where it has nothing yet. */
export function daysTable(year: number, days: readonly CalendarDay[]): Promise<Buffer> {
  const rows = days.map(({ day, kind, name }) => [day, kindWords[kind], name]);
  const columns = Object.values(COLUMNS).map((title) => ({ title }));
  return writeXlsx([{ name: `${year} 年`, columns, rows: rows.length > 0 ? rows : [[`${year}-01-01`, '休', '元旦']] }]);
}
