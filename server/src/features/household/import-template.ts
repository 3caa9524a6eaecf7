import ExcelJS from 'exceljs';
import { COLUMNS } from './table-rows';

const EXAMPLE = ['三组', '12', '杨桂兰', '杨桂兰', '户主', '在村', '否', '否'];

/** An empty table with the expected columns and one example line. */
export async function importTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('住户');
  sheet.columns = Object.values(COLUMNS).map((header) => ({ header, width: 12 }));
  // As text, or 12-1 becomes the first of December.
  sheet.getColumn(2).numFmt = '@';
  sheet.addRow(EXAMPLE);
  sheet.getRow(1).font = { bold: true };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
