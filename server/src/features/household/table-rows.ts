import { groupNoIn } from '../../../../shared/domain/groups';
import type { TableLine } from '../../core/spreadsheet/read-table';
import { linesByColumn } from '../../core/spreadsheet/table-columns';
import { canonicalDoor } from './doors';

export const COLUMNS = {
  group: '组', door: '门牌号', head: '户主', name: '姓名', relation: '关系', presence: '在村/外出', party: '党员户', welfare: '低保户',
} as const;
type Column = keyof typeof COLUMNS;

/** One person of the table, checked on its own. */
export interface PersonRow {
  line: number;
  groupNo: number;
  doorNo: string;
  headName: string;
  name: string;
  relation: string;
  presence: 'home' | 'away';
  partyMember: boolean;
  welfare: boolean;
}

export interface RowIssue {
  line: number;
  message: string;
}

export interface ReadRows {
  rows: PersonRow[];
  issues: RowIssue[];
  /** Who stands in the rows that cannot be used, so that nobody is called missing who is only misspelt elsewhere. */
  namesInBadRows: Set<string>;
}

type Cells = Record<Column, string>;
/** A value, or what is wrong with it. */
type Read<T> = { value: T } | { problem: string };

const ok = <T>(value: T): Read<T> => ({ value });
const bad = (problem: string): { problem: string } => ({ problem });
/** What was typed, short enough to quote. */
const quoted = (text: string): string => `“${text.length > 10 ? `${text.slice(0, 10)}…` : text}”`;

export function readRows(table: TableLine[]): ReadRows {
  const result: ReadRows = { rows: [], issues: [], namesInBadRows: new Set() };
  for (const { line, cells } of linesByColumn(table, COLUMNS)) {
    const read = readRow(line, cells);
    if ('row' in read) result.rows.push(read.row);
    else {
      result.issues.push({ line, message: read.problems.join(';') });
      result.namesInBadRows.add(cells.name);
    }
  }
  return result;
}

function readRow(line: number, cells: Cells): { row: PersonRow } | { problems: string[] } {
  const parts = {
    groupNo: readGroup(cells.group),
    doorNo: readDoor(cells.door),
    headName: readName(COLUMNS.head, cells.head),
    name: readName(COLUMNS.name, cells.name),
    relation: readRelation(cells),
    presence: readPresence(cells.presence),
    partyMember: readYes(COLUMNS.party, cells.party),
    welfare: readYes(COLUMNS.welfare, cells.welfare),
  };
  const problems = Object.values(parts).flatMap((part) => ('problem' in part ? [part.problem] : []));
  if (problems.length > 0) return { problems };
  const values = Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, 'value' in part && part.value]));
  return { row: { line, ...values } as unknown as PersonRow };
}

function readGroup(text: string): Read<number> {
  const groupNo = groupNoIn(text);
  return groupNo !== undefined ? ok(groupNo) : bad(text === '' ? '组没有填' : `组${quoted(text)}不是 1 到 99 的数字`);
}

function readDoor(text: string): Read<string> {
  const core = text.replace(/号$/, '').trim();
  if (text === '') return bad('门牌号没有填');
  if (!/^\d{1,4}(-\d{1,2})?$/.test(core)) return bad(`门牌号${quoted(text)}应是数字,例如 12 或 12-1`);
  return ok(canonicalDoor(core));
}

function readName(title: string, text: string): Read<string> {
  if (text === '') return bad(`${title}没有填`);
  if ([...text].length > 20) return bad(`${title}${quoted(text)}超过 20 个字`);
  return looksLikeName(text) ? ok(text) : bad(`${title}${quoted(text)}不像姓名`);
}

/** Formulas and control characters are no names; neither are figures. */
const looksLikeName = (text: string): boolean => /^[\p{L}·.\s]+$/u.test(text);

function readRelation({ relation, name, head }: Cells): Read<string> {
  if (relation === '') return name !== '' && name === head ? ok('户主') : bad('没有填和户主的关系');
  if ([...relation].length > 10) return bad(`关系${quoted(relation)}超过 10 个字`);
  return looksLikeName(relation) ? ok(relation) : bad(`关系${quoted(relation)}看不懂`);
}

const PRESENCE_WORDS: Record<string, 'home' | 'away'> = { 在村: 'home', 在家: 'home', 外出: 'away', 在外: 'away' };

function readPresence(text: string): Read<'home' | 'away'> {
  const presence = Object.hasOwn(PRESENCE_WORDS, text) ? PRESENCE_WORDS[text] : undefined;
  return presence ? ok(presence) : bad(text === '' ? '没有填在村还是外出' : `${quoted(text)}应填“在村”或“外出”`);
}

function readYes(title: string, text: string): Read<boolean> {
  if (['是', '√', '有'].includes(text)) return ok(true);
  return ['否', '', '无'].includes(text) ? ok(false) : bad(`${title}${quoted(text)}应填“是”或“否”`);
}
