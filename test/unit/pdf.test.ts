import type { Font } from 'fontkit';
import type * as Pdf from '../../server/src/core/pdf/pdf';
import { plateSheets } from '../../server/src/core/pdf/plates';
import { slip } from '../../server/src/core/pdf/slip';
import { readPdf } from '../support/pdf';

const plate = (n: number) => ({ qr: `https://cun.example/#/packages/resident/facility/index?code=2002150${n}`, title: `村口垃圾桶 ${n}`, code: `200-215-000${n}-7`, lines: ['杨家湾村 垃圾桶', '三组 老槐树旁'] });

describe('what is printed', () => {
  it('plates: eight on a sheet, each with its name, its code and a QR code that reads', async () => {
    const plates = Array.from({ length: 9 }, (_, n) => plate(n));
    const read = readPdf(await plateSheets('设施牌', plates));
    expect(read.pages).toBe(2);
    expect(read.qrCodes).toEqual(plates.map(({ qr }) => qr));
    for (const { title, code, lines } of plates) for (const words of [title, code, ...lines]) expect(read.text).toContain(words);
  });

  it('a name too long for the plate is cut off inside it', async () => {
    const read = readPdf(await plateSheets('设施牌', [{ ...plate(1), title: '很'.repeat(40) }]));
    expect(read.text).toMatch(/很…/);
  });

  it('a slip: number, rows and a QR code', async () => {
    const read = readPdf(await slip({ title: '上报回执', number: 'A26-11-0007', qr: 'https://cun.example/r', rows: [['地点', '三组 老槐树旁'], ['事情', '垃圾满了']], foot: '扫码看办到哪一步' }));
    expect(read).toMatchObject({ pages: 1, qrCodes: ['https://cun.example/r'] });
    for (const words of ['上报回执', 'A26-11-0007', '三组 老槐树旁', '扫码看办到哪']) expect(read.text).toContain(words);
  });

  it('keeps the faces open for the next document, and no glyph that was drawn', async () => {
    const opened: Font[] = [];
    const glyphsOf = (face: Font) => Object.keys((face as Font & { _glyphs: object })._glyphs);
    await jest.isolateModulesAsync(async () => {
      const fontkit = jest.requireActual<{ create(file: Buffer): Font }>('fontkit');
      jest.doMock('fontkit', () => ({ ...fontkit, create: (file: Buffer) => opened[opened.push(fontkit.create(file)) - 1] }));
      const { openPdf } = jest.requireActual<typeof Pdf>('../../server/src/core/pdf/pdf');
      for (const text of ['杨家湾村', '陶店乡']) expect(readPdf(await openPdf({ title: text }, (pdf) => pdf.text(text))).text).toContain(text);
    });
    jest.dontMock('fontkit');
    expect(opened).toHaveLength(2);
    expect(opened.map(glyphsOf)).toEqual([[], []]);
    opened[0]!.getGlyph(7);
    expect(glyphsOf(opened[0]!)).toEqual(['7']);
  });

  it('embeds only the letters it needs', async () => {
    expect((await plateSheets('设施牌', [plate(1)])).length).toBeLessThan(120_000);
  });
});
