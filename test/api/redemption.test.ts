import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { RedemptionGood } from '../../server/src/features/redemption/redemption.entity';
import { RedemptionEndings } from '../../server/src/features/redemption/redemption-endings.service';
import { noticeRoutes } from '../../shared/contract/notice';
import { auditRoutes } from '../../shared/contract/member';
import { recordRoutes } from '../../shared/contract/record';
import { redemptionDeskRoutes, redemptionRoutes } from '../../shared/contract/redemption';
import { pickupCode, pickupScan } from '../../shared/domain/redemption';
import { readTable } from '../../server/src/core/spreadsheet/read-table';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aGroupLeader, anOfficer, aTownOfficer, aVillager, NEXT_VILLAGE, theVillages, YANGJIAWAN, type Person, type Villager } from '../support/people';
import { ShopStage } from '../support/redemption';
import { aPhoto } from '../support/reports';

jest.setTimeout(60_000);
/** A Monday morning. */
const NOW = Date.parse('2026-11-23T09:00:00+08:00');
const DAY = 86_400_000;

describe.each(databases)('the points shop on $name', (on) => {
  let running: RunningApp;
  let stage: ShopStage;
  let [keeper, foreignKeeper] = [] as unknown as [Person, Person];
  let doors = 100;
  beforeAll(async () => {
    running = await startApp(on, { now: NOW });
    await theVillages(running);
    stage = await ShopStage.open(running);
    keeper = await anOfficer(running, 'keeper', YANGJIAWAN);
    foreignKeeper = await anOfficer(running, 'keeper', NEXT_VILLAGE);
  });
  beforeEach(() => running.clock.set(NOW));
  afterAll(() => running?.close());

  const home = async (points = 0): Promise<Villager> => {
    const villager = await aVillager(running, { doorNo: String((doors += 1)) });
    await stage.earn(villager, points);
    return villager;
  };
  const told = async (who: Person) => (await running.api.call(noticeRoutes.list, { query: {} }, { token: who.token })).items.map(({ title }) => title);
  const lookUp = (who: Person, code: string) => running.api.call(redemptionDeskRoutes.lookUp, { params: stage.village, body: { code } }, { token: who.token });
  const mine = (who: Person, of: 'household' | 'neighbours' = 'household') => running.api.call(redemptionRoutes.mine, { params: stage.village, query: { of } }, { token: who.token });
  const ledger = (goodId: string) => running.api.call(redemptionDeskRoutes.ledger, { params: stage.village, query: { goodId } }, { token: keeper.token });

  it('gives goods for points: redeemed at home, shown to the keeper, handed over once, and every step in the ledger', async () => {
    const photoId = await aPhoto(running, stage.secretary, 'good');
    const good = await stage.good({ name: '食用油', unit: '桶', points: 15, householdLimit: 2, photoId }, 4);
    const villager = await home(40);
    const shelf = (await stage.shop(villager)).goods.find(({ goodId }) => goodId === good.goodId);
    expect(shelf).toMatchObject({ name: '食用油', points: 15, stock: 4, atMost: 2, obstacle: null, photo: { photoId } });

    const order = await stage.redeem(villager, good, { quantity: 2 });
    expect(order).toMatchObject({ state: 'waiting', points: 30, householdLabel: `三组 ${doors} 号`, mayCancel: true, cancelNeedsReason: false, mayTakeBack: false });
    expect(order.pickup!.qr).toHaveLength(21);
    expect(await stage.shop(villager)).toMatchObject({ household: { balance: 10 }, waiting: 1 });
    const { entries, balance } = await running.api.call(recordRoutes.household, { params: { householdId: villager.householdId } }, { token: villager.token });
    expect([balance, entries.items[0]]).toMatchObject([10, { title: '换了2 桶食用油', points: -30, phase: 'share' }]);

    const seen = await lookUp(keeper, pickupScan(order.pickup!.code));
    expect(seen).toMatchObject({ goodName: '食用油', quantity: 2, pickup: null, mayCancel: true, cancelNeedsReason: true });
    expect(seen.personName).toContain('*');
    const handed = await stage.handOver(keeper, order.pickup!.spoken);
    expect(handed).toMatchObject({ state: 'handed-over', handedOver: { byName: keeper.name }, pickup: null });
    await expect(stage.handOver(keeper, order.pickup!.code)).rejects.toMatchObject({ code: 'REDEMPTION_ALREADY_HANDED', status: 409 });
    await expect(stage.cancel(villager, order)).rejects.toMatchObject({ code: 'REDEMPTION_ALREADY_HANDED' });
    await running.settleChecks();
    expect(await told(villager)).toEqual(expect.arrayContaining(['兑换好了,请来领', '东西领走了']));
    const { items } = await ledger(good.goodId);
    expect(items.map(({ kind, change, heldChange, stockAfter, heldAfter }) => [kind, change, heldChange, stockAfter, heldAfter])).toEqual(
      expect.arrayContaining([['delivered', 4, 0, 4, 0], ['reserved', -2, 2, 2, 2], ['handed-over', 0, -2, 2, 0]]),
    );
    expect(items.find(({ kind }) => kind === 'handed-over')).toMatchObject({ byName: keeper.name, householdLabel: `三组 ${doors} 号` });
    expect(await stage.problems([villager])).toEqual([]);
  });

  it('gives points, stock and limits back when a household cancels, and when the shop does with a reason', async () => {
    const good = await stage.good({ name: '毛巾', points: 10, householdLimit: 1 }, 1);
    const villager = await home(10);
    const first = await stage.redeem(villager, good);
    await stage.cancel(villager, first);
    expect(await stage.balance(villager)).toBe(10);
    await expect(stage.cancel(villager, first)).rejects.toMatchObject({ code: 'REDEMPTION_ALREADY_ENDED', status: 409 });
    await expect(stage.handOver(keeper, first.pickup!.code)).rejects.toMatchObject({ code: 'REDEMPTION_ALREADY_ENDED' });

    const second = await stage.redeem(villager, good);
    await expect(stage.cancel(keeper, second)).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'reason' }] });
    expect(await stage.cancel(keeper, second, '货有破损')).toMatchObject({ state: 'cancelled', ended: { byName: keeper.name, reason: '货有破损' } });
    await running.settleChecks();
    expect(await told(villager)).toContain('兑换取消了');
    expect((await stage.shop(villager)).goods.find(({ goodId }) => goodId === good.goodId)).toMatchObject({ stock: 1, atMost: 1 });
    expect(await stage.problems([villager])).toEqual([]);
  });

  it('takes goods back after hand-over: to the shelf, or written off', async () => {
    const good = await stage.good({ name: '香皂', points: 5 }, 3);
    const villager = await home(10);
    const [kept, spoilt] = [await stage.redeem(villager, good), await stage.redeem(villager, good)];
    await expect(stage.takeBack(keeper, kept)).rejects.toMatchObject({ code: 'REDEMPTION_NOT_HANDED', status: 409 });
    for (const { pickup } of [kept, spoilt]) await stage.handOver(keeper, pickup!.code);
    expect(await stage.takeBack(keeper, kept)).toMatchObject({ state: 'returned', ended: { reason: '袋子破了' } });
    await stage.takeBack(keeper, spoilt, 'write-off');
    await expect(stage.takeBack(keeper, kept)).rejects.toMatchObject({ code: 'REDEMPTION_ALREADY_ENDED' });
    await expect(stage.takeBack(villager, spoilt)).rejects.toMatchObject({ status: 404 });
    expect((await stage.desk()).goods.find(({ goodId }) => goodId === good.goodId)).toMatchObject({ stock: 2, held: 0, takenThisQuarter: 0 });
    expect(await stage.balance(villager)).toBe(10);
    expect(await stage.problems([villager])).toEqual([]);
  });

  it('reminds before the last day and gives back what nobody fetched', async () => {
    await stage.set({ keepDays: 3 });
    const good = await stage.good({ name: '垃圾桶', points: 10 }, 1);
    const villager = await home(10);
    const order = await stage.redeem(villager, good);
    expect(order.fetchBy).toBe('2026-11-26T16:00:00.000Z');
    running.clock.set(NOW + 2.5 * DAY);
    await running.settleChecks();
    expect(await told(villager)).toContain('还没来领,快到期了');
    running.clock.set(NOW + 3.7 * DAY);
    await running.settleChecks();
    expect(await stage.order(villager, order)).toMatchObject({ state: 'cancelled', ended: { byName: null, reason: '到期没有来领' }, pickup: null });
    expect(await stage.balance(villager)).toBe(10);
    await running.app.get(RedemptionEndings, { strict: false }).expire(order);
    expect(await stage.problems([villager])).toEqual([]);
    await stage.set({});
  });

  it('refuses what is not there, too dear, over a limit, at an old price or without a household', async () => {
    const villager = await home(30);
    const good = await stage.good({ points: 10, householdLimit: 1, quarterLimit: 2 }, 2);
    const dear = await stage.good({ points: 31 }, 1);
    await expect(stage.redeem(villager, dear)).rejects.toMatchObject({ code: 'POINTS_NOT_ENOUGH', status: 409 });
    await expect(stage.redeem(villager, { ...good, points: 1 })).rejects.toMatchObject({ code: 'REDEMPTION_PRICE_CHANGED', status: 409 });
    await expect(stage.redeem(villager, good, { quantity: 3 })).rejects.toMatchObject({ code: 'REDEMPTION_SOLD_OUT' });
    await stage.redeem(villager, good);
    await expect(stage.redeem(villager, good)).rejects.toMatchObject({ code: 'REDEMPTION_HOUSEHOLD_LIMIT' });
    expect((await stage.shop(villager)).goods.find(({ goodId }) => goodId === good.goodId)).toMatchObject({ atMost: 0, obstacle: 'household-limit', obstacleWords: '您家这季度已换满 1 份' });
    await stage.redeem(await home(10), good);
    await stage.move(good, { kind: 'delivered', quantity: 5 });
    await expect(stage.redeem(await home(10), good)).rejects.toMatchObject({ code: 'REDEMPTION_QUARTER_LIMIT' });
    await expect(stage.redeem(stage.secretary, good)).rejects.toMatchObject({ code: 'REDEMPTION_NO_HOUSEHOLD' });
    await running.api.call(redemptionDeskRoutes.editGood, { params: { ...stage.village, goodId: dear.goodId }, body: { name: '洗衣粉', unit: '袋', points: 5, onShelf: false, version: 1 } }, { token: stage.secretary.token });
    await expect(stage.redeem(villager, { ...dear, points: 5 })).rejects.toMatchObject({ status: 404 });
    expect(await stage.problems([villager])).toEqual([]);
  });

  it('keeps within the budget of the quarter, and where the village wants it, within the days of exchange', async () => {
    const good = await stage.good({ points: 10 }, 9);
    const villager = await home(40);
    const { spent } = await stage.desk();
    await stage.set({ quarterBudget: spent + 15 });
    await stage.redeem(villager, good);
    await expect(stage.redeem(villager, good)).rejects.toMatchObject({ code: 'REDEMPTION_BUDGET_USED', status: 422 });
    expect(await stage.shop(villager)).toMatchObject({ budgetLeft: 5, goods: expect.arrayContaining([expect.objectContaining({ goodId: good.goodId, obstacle: 'budget' })]) as unknown });

    await stage.set({ days: [{ weekday: 3, date: null, from: '08:30', until: '11:30' }], onlyWhenOpen: true, place: '老祠堂' });
    const { hours } = await stage.shop(villager);
    expect(hours).toMatchObject({ place: '老祠堂', words: '每周三 8:30–11:30', isOpenNow: false, next: { words: '11 月 25 日(周三)8:30–11:30' } });
    await expect(stage.redeem(villager, good)).rejects.toMatchObject({ code: 'REDEMPTION_NOT_OPEN', status: 422 });
    running.clock.set('2026-11-25T09:00:00+08:00');
    await stage.redeem(villager, good);
    const old = { place: '村部', days: [], onlyWhenOpen: false, keepDays: 14, quarterBudget: null, version: 1 };
    await expect(running.api.call(redemptionDeskRoutes.saveSetting, { params: stage.village, body: old }, { token: stage.secretary.token })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await stage.set({});
  });

  it('lets a group leader redeem for a neighbour without a phone, with both names kept, and nobody else', async () => {
    const good = await stage.good({ points: 10 }, 9);
    const neighbour = await home(20);
    const leader = await aGroupLeader(running);
    const [otherLeader, contact, stranger] = [await aGroupLeader(running, YANGJIAWAN, 7), await anOfficer(running, 'party-contact', YANGJIAWAN), await home(20)];
    const { householdId } = neighbour;
    expect((await stage.shop(leader, householdId)).household).toMatchObject({ householdId, balance: 20, isOwn: false });
    const order = await stage.redeem(leader, good, { householdId });
    expect(order).toMatchObject({ helperName: leader.name, pickup: { code: expect.stringMatching(/^\d{8}$/) as string } });
    for (const who of [otherLeader, stranger]) {
      await expect(stage.redeem(who, good, { householdId })).rejects.toMatchObject({ status: 404 });
      await expect(stage.order(who, order)).rejects.toMatchObject({ status: 404 });
      await expect(stage.cancel(who, order)).rejects.toMatchObject({ status: 404 });
      await expect(stage.shop(who, householdId)).rejects.toMatchObject({ status: 404 });
    }
    await running.settleChecks();
    expect(await told(neighbour)).toContain('有人替您家换了东西');
    expect(await told(leader)).toEqual([]);
    const log = await running.api.call(auditRoutes.list, { params: stage.village, query: {} }, { token: stage.secretary.token });
    expect(log.items.find(({ words }) => words === '替邻居换了 “洗衣粉”')).toMatchObject({ memberName: leader.name });
    expect([(await mine(leader, 'neighbours')).items, (await mine(leader)).items, (await mine(stranger, 'neighbours')).items, (await mine(neighbour)).items].map(({ length }) => length)).toEqual([1, 0, 0, 1]);
    await stage.redeem(contact, good, { householdId });
    await stage.cancel(leader, order);
    expect(await stage.balance(neighbour)).toBe(10);
  });

  it('is nothing to people of other villages, and no code opens another village\'s shelf', async () => {
    const good = await stage.good({ points: 10 }, 9);
    const order = await stage.redeem(await home(10), good);
    const foreigner = await aVillager(running, { villageId: NEXT_VILLAGE });
    await expect(stage.shop(foreigner)).rejects.toMatchObject({ status: 404 });
    await expect(stage.redeem(foreigner, good)).rejects.toMatchObject({ status: 404 });
    await expect(mine(foreigner)).rejects.toMatchObject({ status: 404 });
    for (const who of [foreigner, foreignKeeper]) {
      await expect(stage.order(who, order)).rejects.toMatchObject({ status: 404 });
      await expect(stage.cancel(who, order, '乱来')).rejects.toMatchObject({ status: 404 });
      await expect(stage.handOver(who, order.pickup!.code)).rejects.toMatchObject({ status: 403 });
      await expect(stage.takeBack(who, order)).rejects.toMatchObject({ status: 404 });
    }
    const there = { params: { villageId: NEXT_VILLAGE }, body: { code: order.pickup!.code } };
    await expect(running.api.call(redemptionDeskRoutes.handOver, there, { token: foreignKeeper.token })).rejects.toMatchObject({ code: 'REDEMPTION_CODE_UNKNOWN', status: 404 });
    await expect(lookUp(keeper, '1234 5678')).rejects.toMatchObject({ code: 'REDEMPTION_CODE_WRONG', status: 422 });
    await expect(lookUp(keeper, pickupCode(Number(order.pickup!.code.slice(0, 7)) === 7 ? 8 : 7))).rejects.toMatchObject({ code: 'REDEMPTION_CODE_UNKNOWN' });
    await expect(stage.desk(foreignKeeper)).rejects.toMatchObject({ status: 403 });
    expect((await stage.desk(await aTownOfficer(running))).mayKeep).toBe(false);
    const orders = await running.api.call(redemptionDeskRoutes.orders, { params: stage.village, query: { state: 'waiting' } }, { token: keeper.token });
    expect(JSON.stringify(orders)).not.toContain(order.pickup!.code);
  });

  it('is counted and written off by the village\'s staff; the difference shows, and the books go out as XLSX', async () => {
    const good = await stage.good({ name: '扫帚', points: 10 }, 10);
    const villager = await home(20);
    const order = await stage.redeem(villager, good, { quantity: 2 });
    await expect(stage.move(good, { kind: 'written-off', quantity: 9, reason: '受潮' })).rejects.toMatchObject({ code: 'REDEMPTION_STOCK_SHORT', status: 422 });
    await expect(stage.move(good, { kind: 'written-off', quantity: 1 })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'reason' }] });
    await stage.move(good, { kind: 'written-off', quantity: 1, reason: '受潮' });
    await expect(stage.move(good, { kind: 'counted', quantity: 1 })).rejects.toMatchObject({ code: 'REDEMPTION_COUNT_BELOW_HELD', status: 422 });
    expect(await stage.move(good, { kind: 'counted', quantity: 8, reason: '月底盘点' })).toMatchObject({ stock: 6, held: 2, version: 1 });
    await expect(stage.move(good, { kind: 'delivered', quantity: 1 }, keeper)).rejects.toMatchObject({ status: 403 });
    const [counted] = (await ledger(good.goodId)).items.filter(({ kind }) => kind === 'counted');
    expect(counted).toMatchObject({ change: -1, reason: '月底盘点', byName: stage.secretary.name, stockAfter: 6, heldAfter: 2 });
    const file = await running.api.call(redemptionDeskRoutes.ledgerFile, { params: stage.village }, { token: keeper.token });
    const rows = await readTable(Buffer.from(file));
    expect(JSON.stringify(rows)).toContain('扫帚');
    expect(await stage.problems([villager])).toEqual([]);
    await stage.cancel(villager, order);
  });

  it('keeps a hundred goods at most', async () => {
    const { token } = await anOfficer(running, 'secretary', NEXT_VILLAGE);
    const one = { villageId: NEXT_VILLAGE, name: '牙膏', unit: '支', photoId: null, points: 5, stock: 0, held: 0, householdLimit: null, quarterLimit: null };
    const rows = Array.from({ length: 100 }, (_, at): RedemptionGood => ({ ...one, id: `toothpaste-${at}`, onShelf: false, checkState: 'passed', createdAt: NOW, version: 1 }));
    const uow = running.app.get(UnitOfWork, { strict: false });
    await uow.run(() => uow.repo(RedemptionGood).insert(rows));
    const body = { name: '牙膏', unit: '支', points: 5 };
    const add = running.api.call(redemptionDeskRoutes.addGood, { params: { villageId: NEXT_VILLAGE }, body }, { token });
    await expect(add).rejects.toMatchObject({ code: 'REDEMPTION_GOODS_FULL', status: 422 });
  });
});
