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

  it('embeds only the letters it needs', async () => {
    expect((await plateSheets('设施牌', [plate(1)])).length).toBeLessThan(120_000);
  });
});
