import { writeXlsx } from '../../core/spreadsheet/write-table';
import { COLUMNS } from './table-rows';

const EXAMPLE = ['三组', '12', '杨桂兰', '杨桂兰', '户主', '在村', '否', '否'];

/** An empty table with the expected columns and one example line. */
export const importTemplate = (): Promise<Buffer> =>
  writeXlsx([{ name: '住户', columns: Object.values(COLUMNS).map((title) => ({ title, width: 12 })), rows: [EXAMPLE] }]);
