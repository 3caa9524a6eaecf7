import type { GoodView } from '../../shared/contract/redemption';
import { pickupScan } from '../../shared/domain/redemption';
import { anOfficer, aVillager, YANGJIAWAN, type Person, type Villager } from '../support/people';
import { ShopStage } from '../support/redemption';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);
const village = `villageId=${YANGJIAWAN}`;

describe('the points shop in WeChat', () => {
  let stage: Stage;
  let shop: ShopStage;
  let [villager, keeper] = [] as unknown as [Villager, Person];
  let powder: GoodView;

  beforeAll(async () => {
    stage = await Stage.open();
    shop = await ShopStage.open(stage.running);
    powder = await shop.good({ name: '洗衣粉', unit: '袋', points: 8 }, 5);
    await shop.good({ name: '食用油', unit: '桶', points: 30 }, 1);
    villager = await aVillager(stage.running);
    keeper = await anOfficer(stage.running, 'keeper', YANGJIAWAN);
    await shop.earn(villager, 20);
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  it('a household sees its points, redeems in two taps, and has the code without a signal', async () => {
    const app = await stage.openFor(villager, `packages/resident/shop/index?${village}`);
    for (const words of ['20 分', '8 分换 1 袋', '还差 10 分']) await app.page.until(words);
    await app.page.tap('换洗衣粉');
    for (const words of ['换 1 袋洗衣粉?', '用掉 8 分,还剩 12 分']) await app.page.until(words);
    await app.page.tapAt('.v-sheet__actions .v-btn:not(.v-btn--line)');
    const page = await app.at('resident/redemption-order');
    const [order] = await shop.orders();
    for (const words of ['给保管员扫一扫', `${order!.code.slice(0, 4)} ${order!.code.slice(4)}`, '等着来领']) await page.until(words);
    expect(page.all('.v-qr__row')).toHaveLength(21);
    expect(await shop.balance(villager)).toBe(12);
    await page.calm();
  });

  it('a keeper scans, sees what it is and whose, and hands it over once', async () => {
    const order = (await shop.orders()).find(({ state }) => state === 'waiting')!;
    const app = await stage.openFor(keeper, `packages/staff/redeem/index?${village}`);
    app.phone.scanned.push('6901234567892');
    await app.page.tap('扫领取码');
    await app.page.until('领取码不对');
    app.phone.scanned.push(pickupScan(order.code));
    await app.page.tap('扫领取码');
    for (const words of ['1 袋洗衣粉', '三组 12 号', '*']) await app.page.until(words);
    await app.page.tap('核对好了,交给他');
    await app.page.until('已经领走了');
    await app.page.tap('下一位');
    app.phone.scanned.push(pickupScan(order.code));
    await app.page.tap('扫领取码');
    await app.page.until('已经领走了');
    expect(app.page.has('交给他')).toBe(false);
    expect(await shop.problems([villager])).toEqual([]);
    await app.page.calm();
  });

  it('a keeper types the digits, and without a signal is told so', async () => {
    const { pickup } = await shop.redeem(villager, powder);
    const app = await stage.openFor(keeper, `packages/staff/redeem/index?${village}`);
    await app.page.calm();
    app.phone.network.lose();
    await app.page.write('扫不出来,就输八个数字', pickup!.spoken);
    await app.page.tap('看看是什么');
    await app.page.until('没有信号,连上网后再试');
    app.phone.network.find();
    await app.page.tap('看看是什么');
    await app.page.until('1 袋洗衣粉');
    await app.page.tap('核对好了,交给他');
    await app.page.until('已经领走了');
    await app.page.calm();
  });
});
