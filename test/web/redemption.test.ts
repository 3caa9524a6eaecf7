import { redemptionDeskRoutes } from '../../shared/contract/redemption';
import { memberRoutes } from '../../shared/contract/member';
import { YANGJIAWAN } from '../support/people';
import { ShopStage } from '../support/redemption';
import type { Phone } from '../support/web/phone';
import { cameraPhoto } from '../support/web/photo';
import { Web } from '../support/web/web';

jest.setTimeout(60_000);
const village = `villageId=${YANGJIAWAN}`;

describe('the points shop in the browser', () => {
  let web: Web;
  let shop: ShopStage;
  let [villager, keeper, secretary] = [] as unknown as [Phone, Phone, Phone];
  let householdId: string;

  beforeAll(async () => {
    web = await Web.start();
    shop = await ShopStage.open(web.running);
    [villager, keeper, secretary] = [await web.phoneOf('villager'), await web.phoneOf('keeper'), await web.phoneOf('secretary')];
    const me = await web.running.api.call(memberRoutes.me, {}, { token: await web.running.as('villager') });
    householdId = me.residencies[0]!.householdId;
    await shop.earn({ householdId }, 20);
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });

  it('a secretary puts a good on the shelf, has it delivered, and says when the shop is open', async () => {
    await secretary.open(`staff/goods?${village}`);
    await secretary.sees('还没有东西。先加一样,再进货');
    await secretary.tap('加一样');
    await secretary.tap('存好');
    await secretary.sees('请填写名称', '至少 1 分');
    await secretary.choose('拍一张', await cameraPhoto('soap'));
    await secretary.write('名称', '香皂');
    await secretary.write('单位', '块');
    await secretary.write('几分换一份', '6');
    await secretary.write('一家一季最多几份', '2');
    await secretary.sees('换一张照片');
    await secretary.tap('存好');
    await secretary.sees(/6 分 · 可换 0 块/);
    await web.later(1);
    await secretary.tap('进货 香皂');
    await secretary.write('进了多少(块)', '10');
    await secretary.tap('记下');
    await secretary.sees(/可换 10 块/);
    await secretary.shot('redemption-1-goods');

    await secretary.tap('日子和额度', 'tab');
    await secretary.tap('加一个', 'link');
    await secretary.tap('每周星期 三', 'radio');
    await secretary.tap('加上');
    await secretary.sees('每周三 8:30–11:30');
    await secretary.write('全村一季最多换多少分', '100');
    await secretary.tap('存好');
    await secretary.sees('存好了');
    expect((await shop.desk()).setting).toMatchObject({ quarterBudget: 100, days: [{ weekday: 3 }] });
    await secretary.shot('redemption-2-setting');
  });

  it('a household redeems in plain words, and shows the code without a signal', async () => {
    await villager.open('resident/shop');
    await villager.sees('20 分', '6 分换 1 块', /下次开门:11 月 25 日\(周三\)/, '本季全村还能换 100 分');
    await villager.shot('redemption-3-shop');
    await villager.tap('换香皂');
    await villager.tap('换几块 2', 'radio');
    await villager.sees('换 2 块香皂?', '用掉 12 分,还剩 8 分');
    await villager.shot('redemption-4-confirm');
    await villager.tap('换');
    const [order] = await untilOrders(1);
    await villager.sees(`${order!.code.slice(0, 4)} ${order!.code.slice(4)}`);
    await villager.shot('redemption-5-code');
    await villager.signal(false);
    await villager.sees('没有信号也能领,给保管员看这个码', `${order!.code.slice(0, 4)} ${order!.code.slice(4)}`);
    await villager.signal(true);
  });

  it('a keeper types the digits, sees the door and hands over; the secretary finds it in the ledger', async () => {
    const [order] = await shop.orders();
    await keeper.open(`staff/redeem?${village}`);
    await keeper.sees('等着来领的', '2 块香皂');
    await keeper.write('输入八个数字', '12345678');
    await keeper.tap('看看是什么');
    await keeper.sees('领取码不对,请核对八位数字再输一次');
    await keeper.write('输入八个数字', order!.code);
    await keeper.tap('看看是什么');
    await keeper.sees(/三组 12 号 杨\*/);
    await keeper.shot('redemption-6-counter');
    await keeper.tap('核对好了,交给他');
    await keeper.sees(/已经领走了/);
    await secretary.open(`staff/goods?${village}`);
    await secretary.tap('台账', 'tab');
    await secretary.sees('领走 香皂', '兑换预留 香皂', '进货 香皂');
    await secretary.shot('redemption-7-ledger');
    expect(await shop.problems([{ householdId }])).toEqual([]);
  });

  it('a household thinks better of it and has its points back', async () => {
    const [good] = (await web.running.api.call(redemptionDeskRoutes.desk, { params: shop.village }, { token: shop.secretary.token })).goods;
    await shop.set({});
    await shop.move(good!, { kind: 'delivered', quantity: 1 });
    const { goodId, version, name, unit, photo } = good!;
    await web.running.api.call(redemptionDeskRoutes.editGood, {
      params: { ...shop.village, goodId }, body: { name, unit, photoId: photo?.photoId ?? null, points: 6, version },
    }, { token: shop.secretary.token });
    await web.later(1);
    await villager.open('resident/shop');
    await villager.tap('换香皂');
    await villager.tap('换');
    await untilOrders(2);
    await villager.tap('不换了,取消');
    await villager.tap('取消兑换');
    await villager.sees('取消了,积分退回了');
    expect(await shop.balance({ householdId })).toBe(8);
  });

  async function untilOrders(count: number) {
    await villager.sees('给保管员扫一扫,或者念这八个数字');
    const orders = await shop.orders();
    expect(orders).toHaveLength(count);
    return orders;
  }
});
