import { villageFileProblems, villageRows } from '../../../server/src/features/region/region.csv';

const HEADER = 'code,name,town_code,town_name,county_code,county_name';
const file = (...lines: string[]): Buffer => Buffer.from([HEADER, ...lines, ''].join('\n'));
const GOOD = '421102200215,杨家湾村,421102200,陶店乡,421102,黄州区';

async function rowsOf(bytes: Buffer) {
  const rows = [];
  for await (const row of villageRows(bytes)) rows.push(row);
  return rows;
}

describe('a file of villages', () => {
  it('is read with a byte order mark, quotes, Windows line ends and blank lines', async () => {
    const bytes = Buffer.from(`\ufeff${HEADER}\r\n\r\n"421102200215","杨家湾村",421102200,"陶店乡",421102,黄州区\r\n`);
    expect(await villageFileProblems(bytes)).toEqual([]);
    expect(await rowsOf(bytes)).toEqual([
      { line: 3, code: '421102200215', name: '杨家湾村', townCode: '421102200', townName: '陶店乡', countyCode: '421102', countyName: '黄州区' },
    ]);
  });

  it.each([
    ['a short code', '42110220021,杨家湾村,421102200,陶店乡,421102,黄州区', '村代码“42110220021”不是 12 位数字'],
    ['a code with letters', '42110220021a,杨家湾村,421102200,陶店乡,421102,黄州区', '村代码“42110220021a”不是 12 位数字'],
    ['a town that is not its beginning', '421102200215,杨家湾村,421102201,陶店乡,421102,黄州区', '乡镇代码“421102201”不是村代码的前 9 位'],
    ['a county that is not its beginning', '421102200215,杨家湾村,421102200,陶店乡,421103,黄州区', '县区代码“421103”不是村代码的前 6 位'],
    ['no name', '421102200215, ,421102200,陶店乡,421102,黄州区', '村名是空的'],
    ['a name of 41 characters', `421102200215,${'村'.repeat(41)},421102200,陶店乡,421102,黄州区`, '村名超过 40 个字'],
    ['a nameless town', '421102200215,杨家湾村,421102200,,421102,黄州区', '乡镇名是空的'],
    ['five columns', '421102200215,杨家湾村,421102200,陶店乡,421102', '应有 6 列,这里有 5 列'],
    ['seven columns', `${GOOD},x`, '应有 6 列,这里有 7 列'],
    ['a line break in a name', '421102200215,"杨家\n湾村",421102200,陶店乡,421102,黄州区', '村名里有换行或看不见的字符'],
  ])('names the line of %s', async (_, bad, message) => {
    const good = '421102200216,好村,421102200,陶店乡,421102,黄州区';
    expect(await villageFileProblems(file(good, bad))).toEqual([{ path: '第 3 行', message }]);
  });

  it('names every bad row, and the line a duplicate repeats', async () => {
    const problems = await villageFileProblems(file(GOOD, 'x,坏村,421102200,陶店乡,421102,黄州区', GOOD));
    expect(problems.map(({ path }) => path)).toEqual(['第 3 行', '第 4 行']);
    expect(problems[1]?.message).toBe('村代码 421102200215 和第 2 行重复');
  });

  it('refuses one town under two names', async () => {
    const [problem] = await villageFileProblems(file(GOOD, '421102200216,好村,421102200,陶店镇,421102,黄州区'));
    expect(problem?.message).toBe('代码 421102200 在第 2 行叫“陶店乡”,这里叫“陶店镇”');
  });

  it('refuses other columns, an unclosed quote and an empty file', async () => {
    const wrong = await villageFileProblems(Buffer.from('code,name\n1,2\n'));
    expect(wrong).toEqual([{ path: '第 1 行', message: `表头应是 ${HEADER}` }]);
    expect(await villageFileProblems(file(GOOD, '421102200216,"好村'))).toEqual([{ path: '第 3 行', message: '引号没有配对' }]);
    expect(await villageFileProblems(Buffer.from(''))).toEqual([{ path: '第 1 行', message: '文件里一个村也没有' }]);
  });
});
