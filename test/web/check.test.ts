import { memberRoutes } from '../../shared/contract/member';
import type { HouseholdRecord } from '../../shared/contract/record';
import type { LineProofs } from '../../shared/contract/log';
import type { Route } from 'playwright-core';
import { aLine } from '../support/records';
import { Web } from '../support/web/web';
import { YANGJIAWAN } from '../support/people';

jest.setTimeout(40_000);

/** Answers as the server does, with something changed on the way. */
const tampered = <T>(change: (body: T) => void) => async (route: Route): Promise<void> => {
  const response = await route.fetch();
  const body = (await response.json()) as T;
  change(body);
  await route.fulfill({ response, json: body });
};

describe('a household that checks its record in a browser', () => {
  let web: Web;
  let householdId: string;

  beforeAll(async () => {
    web = await Web.start();
    const token = await web.running.as('villager');
    const { memberId, residencies: [home] } = await web.running.api.call(memberRoutes.me, {}, { token });
    householdId = home!.householdId;
    for (let times = 0; times < 3; times += 1) await aLine(web.running, { memberId, householdId, token, name: '' });
    await web.later(2);
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });

  it('finds it as it was sealed, and red as soon as an answer says anything else', async () => {
    const villager = await web.phoneOf('villager');
    await villager.open(`resident/record?householdId=${householdId}`);
    await villager.page.getByText('核对我家的档案').click();
    await villager.sees('都对得上', /笔和封存的一字不差/);
    await villager.shot('check-1-good');

    const page = '**/api/households/*/record?*';
    await villager.page.route(page, tampered<HouseholdRecord>((record) => { record.entries.items[0]!.points += 50; }));
    await villager.tap('再核对一次');
    await villager.sees('对不上', /分数:页面上是“\d+”,封存的是“\d+”/);
    await villager.shot('check-2-page');
    await villager.page.unroute(page);

    const proofs = '**/record/proofs?*';
    await villager.page.route(proofs, tampered<LineProofs>(({ lines }) => { lines[0]!.entry.title = '别的事'; }));
    await villager.tap('再核对一次');
    await villager.sees('对不上', '“别的事”内容和封存时不一样');
    await villager.page.unroute(proofs);

    await villager.page.route(proofs, tampered<LineProofs>(({ log }) => { log!.checkpoint = log!.checkpoint.replace(/\n\d+\n/, '\n99\n'); }));
    await villager.tap('再核对一次');
    await villager.sees('对不上', '封存凭证上的签名不对');
    await villager.page.unroute(proofs);
    await villager.tap('再核对一次');
    await villager.sees('都对得上', /上次核对是/);
    await villager.close();
  });

  it('reads on the village page how much is sealed, and where', async () => {
    const villager = await web.phoneOf('villager', { largeType: true });
    await villager.open(`village?villageId=${YANGJIAWAN}`);
    await villager.page.getByText(/档案已封存 \d+ 笔/).click();
    await villager.sees(/已封存 \d+ 笔/, '打印封存凭证', /localhost\/log\/421102200215/);
    await villager.shot('check-3-log');
    await villager.close();
  });
});
