import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { ErrorDetail } from '../../../../shared/errors';
import { everydayName } from './region.names';

export const VILLAGE_COLUMNS = ['code', 'name', 'town_code', 'town_name', 'county_code', 'county_name'] as const;
const LONGEST_NAME = 40;
const PROBLEMS_SHOWN = 100;
const CHUNK_BYTES = 65_536;

export interface VillageRow {
  /** Line of the file, the header being line 1. */
  line: number;
  code: string;
  name: string;
  townCode: string;
  townName: string;
  countyCode: string;
  countyName: string;
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

function* chunks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** Records with the line each begins on; a chunk at a time, so that a file of the whole country stays small in memory. */
async function* records(bytes: Buffer): AsyncGenerator<{ line: number; fields: string[] }> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  const source = Readable.from(chunks(bytes));
  source.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    const broken = record.join('').split('\n').length - 1;
    yield { line: info.lines - broken, fields: record.map((field) => field.trim()) };
  }
}

const toRow = (line: number, [code = '', name = '', townCode = '', townName = '', countyCode = '', countyName = '']: string[]): VillageRow => ({
  line, code, name: everydayName(name), townCode, townName, countyCode, countyName,
});

/** Rows of a file that `villageFileProblems` found nothing wrong with. */
export async function* villageRows(bytes: Buffer): AsyncGenerator<VillageRow> {
  let header = true;
  for await (const { line, fields } of records(bytes)) {
    if (!header) yield toRow(line, fields);
    header = false;
  }
}

const nameProblem = (what: string, name: string): string | undefined => {
  if (name === '') return `${what}是空的`;
  if ([...name].length > LONGEST_NAME) return `${what}超过 ${LONGEST_NAME} 个字`;
  return /\p{Cc}/u.test(name) ? `${what}里有换行或看不见的字符` : undefined;
};

function codeProblem({ code, townCode, countyCode }: VillageRow): string | undefined {
  if (!/^\d{12}$/.test(code)) return `村代码“${code}”不是 12 位数字`;
  if (!/^\d{9}$/.test(townCode) || !code.startsWith(townCode)) return `乡镇代码“${townCode}”不是村代码的前 9 位`;
  if (!/^\d{6}$/.test(countyCode) || !code.startsWith(countyCode)) return `县区代码“${countyCode}”不是村代码的前 6 位`;
  return undefined;
}

/** What is wrong with one row on its own. */
export function rowProblem(row: VillageRow): string | undefined {
  return codeProblem(row) ?? nameProblem('村名', row.name) ?? nameProblem('乡镇名', row.townName) ?? nameProblem('县区名', row.countyName);
}

/** What is wrong with a row given the ones before it: a code used twice, a town named in two ways. */
class Seen {
  private readonly villages = new Map<string, number>();
  private readonly parents = new Map<string, { name: string; line: number }>();

  problem(row: VillageRow): string | undefined {
    const first = this.villages.get(row.code);
    if (first !== undefined) return `村代码 ${row.code} 和第 ${first} 行重复`;
    this.villages.set(row.code, row.line);
    return this.parentProblem(row.line, row.townCode, row.townName) ?? this.parentProblem(row.line, row.countyCode, row.countyName);
  }

  private parentProblem(line: number, code: string, name: string): string | undefined {
    const known = this.parents.get(code);
    if (!known) this.parents.set(code, { name, line });
    return known && known.name !== name ? `代码 ${code} 在第 ${known.line} 行叫“${known.name}”,这里叫“${name}”` : undefined;
  }
}

const at = (line: number, message: string): ErrorDetail => ({ path: `第 ${line} 行`, message });

function checkFields(line: number, fields: string[], seen: Seen): string | undefined {
  if (fields.length !== VILLAGE_COLUMNS.length) return `应有 ${VILLAGE_COLUMNS.length} 列,这里有 ${fields.length} 列`;
  const row = toRow(line, fields);
  return rowProblem(row) ?? seen.problem(row);
}

async function* problemsOf(bytes: Buffer): AsyncGenerator<ErrorDetail> {
  const seen = new Seen();
  let rows = -1;
  for await (const { line, fields } of records(bytes)) {
    rows += 1;
    if (rows === 0 && fields.join() !== VILLAGE_COLUMNS.join()) {
      yield at(line, `表头应是 ${VILLAGE_COLUMNS.join(',')}`);
      return;
    }
    const problem = rows === 0 ? undefined : checkFields(line, fields, seen);
    if (problem) yield at(line, problem);
  }
  if (rows < 1) yield at(1, '文件里一个村也没有');
}

const brokenQuote = (error: unknown): ErrorDetail => {
  if (error instanceof Error && 'lines' in error && typeof error.lines === 'number') return at(error.lines, '引号没有配对');
  throw error;
};

/** Every bad row with its line, the first hundred of them; empty when the whole file may be loaded. */
export async function villageFileProblems(bytes: Buffer): Promise<ErrorDetail[]> {
  const problems: ErrorDetail[] = [];
  try {
    for await (const problem of problemsOf(bytes)) if (problems.push(problem) >= PROBLEMS_SHOWN) break;
  } catch (error) {
    problems.push(brokenQuote(error));
  }
  return problems;
}
