import fc from 'fast-check';
import ExcelJS from 'exceljs';
import { fileAnswer } from '../../server/src/core/http/file-answer';
import { readTable } from '../../server/src/core/spreadsheet/read-table';
import { MAX_ROWS_WRITTEN, writeCsv, writeXlsx } from '../../server/src/core/spreadsheet/write-table';

const COLUMNS = [{ title: '名称' }, { title: '数', width: 6 }];
const written = async (rows: (string | number | null)[][]) => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeXlsx([{ name: '表', columns: COLUMNS, rows }])) as unknown as ArrayBuffer);
  return workbook.getWorksheet('表')!;
};

/** What begins like this is run by a table program. */
const DANGEROUS = ['=1+1', '+SUM(A1)', '-2+3', '@SUM(A1)', '\t=1', '\r=1'];

describe('a table that is handed out', () => {
  it.each(DANGEROUS)('never runs %j', async (cell) => {
    const sheet = await written([[cell, 1]]);
    expect(sheet.getCell('A2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('A2').text.startsWith("'")).toBe(true);
    expect(writeCsv(COLUMNS, [[cell, 1]]).toString()).toContain(`'${cell}`);
  });

  it('keeps a number a number, a negative one too, and nothing empty', async () => {
    const sheet = await written([[null, -3]]);
    expect([sheet.getCell('A2').value, sheet.getCell('B2').value]).toEqual([null, -3]);
    expect(writeCsv(COLUMNS, [[null, -3]]).toString()).toBe('\uFEFF名称,数\r\n,-3\r\n');
  });

  it('is read back as it was, from both kinds of file', async () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\p{C}']/gu, '').trim());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, fc.integer().map(String)), { minLength: 1, maxLength: 5 }), async (rows) => {
        const expected = [COLUMNS.map(({ title }) => title), ...rows];
        for (const bytes of [await writeXlsx([{ name: '表', columns: COLUMNS, rows }]), writeCsv(COLUMNS, rows)]) {
          expect((await readTable(bytes)).map(({ cells }) => cells)).toEqual(expected);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is not written beyond what a table program bears', () => {
    const rows = Array.from({ length: MAX_ROWS_WRITTEN + 1 }, () => ['x', 1]);
    expect(() => writeCsv(COLUMNS, rows)).toThrow(/at most/);
  });

  it('goes out under a Chinese name that every browser understands', () => {
    const { disposition, type, length } = fileAnswer(Buffer.from('abc'), "设施(3组)'", 'csv').getHeaders();
    expect({ disposition, type, length }).toEqual({
      disposition: `attachment; filename="file.csv"; filename*=UTF-8''%E8%AE%BE%E6%96%BD%283%E7%BB%84%29%27.csv`, type: 'text/csv; charset=utf-8', length: 3,
    });
  });
});
