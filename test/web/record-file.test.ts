import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { memberRoutes } from '../../shared/contract/member';
import { YANGJIAWAN } from '../support/people';
import type { Phone } from '../support/web/phone';
import { Web } from '../support/web/web';

jest.setTimeout(40_000);

describe('a villager keeps the record as a table, in Chromium', () => {
  let web: Web;
  let phone: Phone;

  beforeAll(async () => {
    web = await Web.start();
    const { api, app, as, clock } = web.running;
    const { memberId, residencies: [home] } = await api.call(memberRoutes.me, {}, { token: await as('villager') });
    const fact = { villageId: YANGJIAWAN, reportId: 'one', what: '垃圾满了 · 老槐树旁', at: clock.now() };
    await app.get(RecordService, { strict: false }).write(reportConfirmed(fact, { memberId, householdId: home!.householdId, groupNo: 3 }));
    phone = await web.phoneOf('villager');
  }, 60_000);
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });

  const saved = async (): Promise<{ name: string; titles: string[] }> => {
    const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.tap('存为表格')]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await readFile(await download.path())) as unknown as ArrayBuffer);
    return { name: download.suggestedFilename(), titles: book.getWorksheet('记录')!.getRow(2).values as string[] };
  };

  it('the household\'s from its page, one\'s own from 我的贡献', async () => {
    await phone.open('resident/record');
    const household = await saved();
    expect(household.name).toBe('三组 12 号共治档案.xlsx');
    expect(household.titles).toContain('上报的事修好了');
    await phone.open('resident/contributions');
    const mine = await saved();
    expect(mine.name).toBe('我的贡献.xlsx');
    expect(mine.titles).toContain('杨家湾村');
  });
});
