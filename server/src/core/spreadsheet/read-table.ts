import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { tableErrors } from '../../../../shared/contract/table-errors';
import { refusal, refuse } from '../http/refusal';
import { undefused } from './defuse';
import { unpackedSize } from './zip-size';

/** Cells of one line as text; the first is the header. */
export interface TableLine {
  line: number;
  cells: string[];
}

export const MAX_ROWS = 5_000;
const COLUMNS_READ = 30;
/** A zip of 5 MB can unpack to gigabytes. */
const MAX_UNPACKED_BYTES = 60 * 1024 * 1024;

const unreadable = (message: string): never => refuse(tableErrors, 'TABLE_UNREADABLE', [{ path: 'file', message }]);

/** Reads an XLSX or CSV file by what is in it, not by its name. */
export async function readTable(bytes: Buffer): Promise<TableLine[]> {
  const lines = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes);
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length === 0) return unreadable('表是空的');
  if (filled.length - 1 > MAX_ROWS) return refuse(tableErrors, 'TABLE_TOO_LONG');
  return filled;
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));
const isOldExcel = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'));

function readCsv(bytes: Buffer): TableLine[] {
  if (isOldExcel(bytes)) return unreadable('这是旧的 xls 格式,请另存为 xlsx');
  if (bytes.includes(0)) return unreadable('这不是表格文件,或编码不是 UTF-8');
  return recordsOf(textOf(bytes)).map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => undefused(cell.trim())) }));
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

function recordsOf(text: string): CsvRecord[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, relax_quotes: true, to: MAX_ROWS + 2 };
    return parse(text, options) as unknown as CsvRecord[];
  } catch {
    return unreadable('引号没有配对,请用模板重新填写');
  }
}

/** Excel in China saves GBK unless told otherwise. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable('文件不是 UTF-8 编码(多半是 GBK),请在表格软件里另存为“CSV UTF-8”或 xlsx');
  }
}

async function readXlsx(bytes: Buffer): Promise<TableLine[]> {
  const size = unpackedSize(bytes) ?? unreadable('这个 xlsx 文件已损坏');
  if (size > MAX_UNPACKED_BYTES) return refuse(tableErrors, 'TABLE_TOO_LONG');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer).catch(() => {
    throw refusal(tableErrors, 'TABLE_UNREADABLE', [{ path: 'file', message: '这个 xlsx 文件打不开,可能已损坏或加了密码' }]);
  });
  const sheet = workbook.worksheets[0] ?? unreadable('表里没有工作表');
  const lines: TableLine[] = [];
  sheet.eachRow((row, line) => {
    if (lines.length <= MAX_ROWS + 1) lines.push({ line, cells: cellsOf(row) });
  });
  return lines;
}

const cellsOf = (row: ExcelJS.Row): string[] =>
  Array.from({ length: Math.min(row.cellCount, COLUMNS_READ) }, (_, at) => undefused(textOfCell(row.getCell(at + 1)).trim()));

/** A formula is shown as it stands, never its result: what is imported is what was typed. */
function textOfCell(cell: ExcelJS.Cell): string {
  if (cell.type === ExcelJS.ValueType.Formula) return `=${cell.formula}`;
  // A door such as 12-1 that the table program took for a date.
  if (cell.value instanceof Date) return `${cell.value.getUTCMonth() + 1}-${cell.value.getUTCDate()}`;
  return cell.value === null || cell.value === undefined ? '' : cell.text;
}
