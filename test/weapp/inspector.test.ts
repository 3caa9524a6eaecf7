import { hygieneRoutes } from '../../shared/contract/hygiene';
import { hygienePlanRoutes } from '../../shared/contract/hygiene-plan';
import { best, missing, ratings, type Ratings } from '../support/hygiene';
import { aSecretary, aVillager, anInspector, YANGJIAWAN, type Person, type Villager } from '../support/people';
import type { OpenPage } from '../support/weapp/open-page';
import type { Phone } from '../support/weapp/phone/phone';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(120_000);

/** Before the door, in GCJ-02. */
const DOORSTEP = { name: '', address: '', latitude: 27.823342, longitude: 112.944218 };
const VILLAGE_OFFICE = { ...DOORSTEP, latitude: 27.9 };
const SENT = /^PUT \/api\/hygiene-rounds\/\w+\/sheets\/\w+$/;

describe('an inspector\'s day without a signal', () => {
  let stage: Stage;
  let round: Ratings;
  let secretary: Person;
  let inspector: Person;
  let colleague: Person;
  let homes: Villager[];
  let roundId: string;
  let phone: Phone;

  beforeAll(async () => {
    stage = await Stage.open();
    round = ratings(stage.running);
    [secretary, inspector, colleague] = [await aSecretary(stage.running), await anInspector(stage.running), await anInspector(stage.running)];
    homes = [];
    for (const doorNo of ['1', '2', '3']) homes.push(await aVillager(stage.running, { groupNo: 1, doorNo }));
    ({ roundId } = await round.open(secretary, YANGJIAWAN, { title: '十一月入户评比' }));
    phone = await stage.phoneOf(inspector);
    phone.privacy.agreed = true;
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const address = (home: Villager): string => `packages/staff/sheet/index?roundId=${roundId}&householdId=${home.householdId}`;
  const sent = (): number => phone.network.asked.filter((one) => SENT.test(one)).length;
  const statusOf = async (home: Villager) => (await round.work(inspector, roundId)).items.find(({ householdId }) => householdId === home.householdId);

  /** The best score of every item, section by section. */
  async function scoreAll(page: OpenPage): Promise<void> {
    const { checklist } = await round.work(inspector, roundId);
    for (const [at, section] of checklist.sections.entries()) {
      for (const item of section.items) await page.tap(`${item.text} ${item.max / 100}`);
      await page.tap(at === checklist.sections.length - 1 ? '打完了' : '下一段');
    }
  }

  it('the phone holds the round; a sheet filled in at the door waits, survives the phone, and arrives once when the signal is back, with the doorstep\'s place', async () => {
    const app = stage.open(phone, `packages/staff/round/index?roundId=${roundId}`);
    await app.page.until('十一月入户评比');
    await app.page.until('还有 3 户');
    phone.place = DOORSTEP;
    await app.page.tap('记下位置');
    await app.agreeToPrivacy();
    await app.page.calm();
    phone.network.lose();
    await app.page.tap('接着打分');
    const door = await app.at('staff/sheet');
    await scoreAll(door);
    await door.until('已存手机');
    expect(sent()).toBe(0);
    phone.place = VILLAGE_OFFICE;
    const again = stage.restart(app);
    phone.network.find();
    await again.page.waitFor(() => sent() === 1, 'the sheet to leave');
    await again.page.calm();
    expect(await statusOf(homes[0]!)).toMatchObject({ status: 'scored', total: 10_000, sheets: 1 });
    const [seen, own] = [await round.sheet(secretary, roundId, homes[0]!.householdId), await round.sheet(inspector, roundId, homes[0]!.householdId)];
    expect([seen.place?.lat.toFixed(3), seen.place?.lng.toFixed(3), own.place]).toEqual(['27.827', '112.939', null]);
  });

  it('a colleague was there first: both are shown side by side, nothing is overwritten, and mine becomes the next version when I say so', async () => {
    const app = stage.open(phone, address(homes[1]!));
    await app.page.until('没有信号,也能打分');
    phone.network.lose();
    await round.score(colleague, roundId, homes[1]!.householdId, missing(2));
    await scoreAll(app.page);
    await app.page.until('已存手机');
    phone.network.find();
    await app.page.until('先打过这户了');
    for (const words of ['80.00 分', '有 2 项不一样', '村里记 0 分 · 我打 10 分']) await app.page.until(words);
    expect(await statusOf(homes[1]!)).toMatchObject({ total: 8000 });
    await app.page.tap('用我的,原来的留底');
    await app.page.until('这户打好了');
    expect(await statusOf(homes[1]!)).toMatchObject({ total: 10_000, sheets: 1 });
  });

  it('nobody is at home: the door stays on the list with its visit, and a relative\'s door is left to somebody else', async () => {
    const app = stage.open(phone, address(homes[2]!));
    await app.page.until('这户没打成');
    const before = sent();
    await app.page.tap('这户没打成');
    await app.page.tap('家里没人');
    await app.page.tap('这户先跳过');
    await app.page.waitFor(() => sent() === before + 1, 'the visit to leave');
    await app.page.calm();
    expect(await statusOf(homes[2]!)).toMatchObject({ status: 'waiting', visits: 1 });
    await app.page.tap('这是我的亲戚家,要回避');
    await app.page.tap('登记回避');
    await app.page.until('这户登记了是您的亲属');
    const { items } = await stage.running.api.call(hygienePlanRoutes.kin, { params: { villageId: YANGJIAWAN } }, { token: secretary.token });
    expect(items).toMatchObject([{ inspectorId: inspector.memberId, householdId: homes[2]!.householdId, byStaff: false }]);
    const refused = stage.running.api.call(hygieneRoutes.score, { params: { roundId, householdId: homes[2]!.householdId }, body: best() }, { token: inspector.token });
    await expect(refused).rejects.toMatchObject({ code: 'SHEET_OF_KIN' });
  });
});
