import { householdErrors } from '../../../../shared/contract/household';
import { refuse } from '../../core/http/refusal';
import { canonicalDoor } from './doors';
import type { TableLine } from './table-reader';

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

/** The columns may stand in any order; more of them do no harm. */
export function readRows([header, ...lines]: TableLine[]): ReadRows {
  const places = columnPlaces(header?.cells ?? []);
  const result: ReadRows = { rows: [], issues: [], namesInBadRows: new Set() };
  for (const { line, cells } of lines) {
    const named = cellsBy(places, cells);
    const read = readRow(line, named);
    if ('row' in read) result.rows.push(read.row);
    else {
      result.issues.push({ line, message: read.problems.join(';') });
      result.namesInBadRows.add(named.name);
    }
  }
  return result;
}

function columnPlaces(header: string[]): Record<Column, number> {
  const places = Object.entries(COLUMNS).map(([column, title]) => [column, header.indexOf(title)] as const);
  const missing = places.filter(([, at]) => at < 0).map(([column]) => COLUMNS[column as Column]);
  if (missing.length > 0) refuse(householdErrors, 'TABLE_UNREADABLE', [{ path: 'file', message: `第一行缺少列:${missing.join('、')}` }]);
  return Object.fromEntries(places) as Record<Column, number>;
}

const cellsBy = (places: Record<Column, number>, cells: string[]): Cells =>
  Object.fromEntries(Object.entries(places).map(([column, at]) => [column, cells[at] ?? ''])) as Cells;

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

const DIGITS = '零一二三四五六七八九';

/** 3, 三组, 第3组, 十二组. */
function readGroup(text: string): Read<number> {
  const core = text.replace(/^第/, '').replace(/[村民小]*组$/, '').trim();
  const groupNo = /^\d{1,2}$/.test(core) ? Number(core) : chineseNumber(core);
  return groupNo >= 1 && groupNo <= 99 ? ok(groupNo) : bad(text === '' ? '组没有填' : `组${quoted(text)}不是 1 到 99 的数字`);
}

function chineseNumber(text: string): number {
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? [];
  if (text === '' || tens === undefined) return NaN;
  const digit = (char = ''): number => (char === '' ? 0 : DIGITS.indexOf(char));
  if (ten === '') return ones === '' ? digit(tens) : NaN;
  return (tens === '' ? 1 : digit(tens)) * 10 + digit(ones);
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
