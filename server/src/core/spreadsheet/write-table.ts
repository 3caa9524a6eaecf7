import ExcelJS from 'exceljs';
import { defused } from './defuse';

export type Cell = string | number | null;

export interface Column {
  title: string;
  /** In characters of the table program. */
  width?: number;
}

export interface Sheet {
  /** At most 31 characters, without \ / ? * [ ] : */
  name: string;
  columns: Column[];
  rows: Cell[][];
}

/** Beyond this a table program is no help, and the server's memory no place. */
export const MAX_ROWS_WRITTEN = 20_000;

const bounded = (rows: readonly Cell[][]): readonly Cell[][] => {
  if (rows.length > MAX_ROWS_WRITTEN) throw new Error(`A table of ${rows.length} rows: at most ${MAX_ROWS_WRITTEN} are written`);
  return rows;
};

function addSheet(workbook: ExcelJS.Workbook, { name, columns, rows }: Sheet): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  // As text, or a door 12-1 becomes the first of December; numbers stay numbers.
  sheet.columns = columns.map(({ title, width = 14 }) => ({ header: title, width, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  for (const row of bounded(rows)) sheet.addRow(row.map(defused));
}

/** An XLSX workbook; every text is a text, never a formula. */
export async function writeXlsx(sheets: Sheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const sheet of sheets) addSheet(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const csvCell = (cell: Cell): string => {
  const text = String(defused(cell) ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 with the mark (BOM) by which table programs recognise UTF-8. */
export function writeCsv(columns: readonly Column[], rows: readonly Cell[][]): Buffer {
  const lines = [columns.map(({ title }) => title), ...bounded(rows)].map((row) => row.map(csvCell).join(','));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}
