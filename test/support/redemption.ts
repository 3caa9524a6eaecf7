import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { gradeFinal } from '../../server/src/features/record/participation';
import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { RecordFigures } from '../../server/src/features/record/record-figures.service';
import { RecordService } from '../../server/src/features/record/record.service';
import {
  RedemptionGood, RedemptionMovement, RedemptionOrder, RedemptionQuarter, RedemptionTally,
} from '../../server/src/features/redemption/redemption.entity';
import { redemptionDeskRoutes, redemptionRoutes, type GoodView, type NewGood, type NewMovement, type NewOrder, type OrderView, type ShopSetting } from '../../shared/contract/redemption';
import { Api } from './api';
import type { RunningApp } from './app';
import { aSecretary, YANGJIAWAN, type Person, type Villager } from './people';

/** What a final grade of the best kind brings. */
const A_GRADE = 10;
let rounds = 0;

const plain: ShopSetting = { place: '村部', days: [], onlyWhenOpen: false, keepDays: 14, quarterBudget: null };

/** The points shop of a village with its secretary, and what its books must say at any time. */
export class ShopStage {
  /** Does not wait for notices: what households and keepers do is many, and at the same moment. */
  private readonly quick: Api;

  private constructor(
    readonly running: RunningApp,
    readonly secretary: Person,
    readonly villageId: string,
  ) {
    this.quick = new Api(running.http);
  }

  static async open(running: RunningApp, villageId: string = YANGJIAWAN): Promise<ShopStage> {
    return new ShopStage(running, await aSecretary(running, villageId), villageId);
  }

  get village() {
    return { villageId: this.villageId };
  }

  async good(more: Partial<NewGood> = {}, stock = 0): Promise<GoodView> {
    const body = { name: '洗衣粉', unit: '袋', points: 10, ...more };
    const good = await this.running.api.call(redemptionDeskRoutes.addGood, { params: this.village, body }, { token: this.secretary.token });
    return stock > 0 ? this.move(good, { kind: 'delivered', quantity: stock }) : good;
  }

  move(good: { goodId: string }, body: Pick<NewMovement, 'kind' | 'quantity'> & Partial<NewMovement>, by: Person = this.secretary): Promise<GoodView> {
    return this.running.api.call(redemptionDeskRoutes.move, { params: { ...this.village, goodId: good.goodId }, body }, { token: by.token });
  }

  async set(more: Partial<ShopSetting>): Promise<void> {
    const { setting } = await this.desk();
    const body = { ...plain, ...more, version: setting.version };
    await this.running.api.call(redemptionDeskRoutes.saveSetting, { params: this.village, body }, { token: this.secretary.token });
  }

  desk(by: Person = this.secretary) {
    return this.running.api.call(redemptionDeskRoutes.desk, { params: this.village }, { token: by.token });
  }

  shop(who: Person, householdId?: string) {
    return this.running.api.call(redemptionRoutes.shop, { params: this.village, query: { ...(householdId && { householdId }) } }, { token: who.token });
  }

  /** Points as a household comes by them: final grades of ten points each. */
  async earn({ householdId }: { householdId: string }, points: number): Promise<void> {
    for (let earned = 0; earned < points; earned += A_GRADE) {
      rounds += 1;
      await this.running.app.get(RecordService, { strict: false }).write(gradeFinal({
        villageId: this.villageId, roundId: `round-${rounds}`, roundTitle: '评比', householdId, groupNo: 3, doorNo: '12', grade: 'cleanest', total: 9_500, at: this.running.clock.now(),
      }));
    }
  }

  redeem(who: Person, good: { goodId: string; points: number }, more: Partial<NewOrder> = {}, key?: string): Promise<OrderView> {
    const body = { goodId: good.goodId, points: good.points, quantity: 1, ...more };
    return this.quick.call(redemptionRoutes.redeem, { params: this.village, body }, { token: who.token, ...(key && { key }) });
  }

  order(who: Person, { orderId }: { orderId: string }): Promise<OrderView> {
    return this.running.api.call(redemptionRoutes.order, { params: { orderId } }, { token: who.token });
  }

  cancel(who: Person, { orderId }: { orderId: string }, reason = ''): Promise<OrderView> {
    return this.quick.call(redemptionRoutes.cancel, { params: { orderId }, body: { reason } }, { token: who.token });
  }

  handOver(who: Person, code: string): Promise<OrderView> {
    return this.quick.call(redemptionDeskRoutes.handOver, { params: this.village, body: { code } }, { token: who.token });
  }

  takeBack(who: Person, { orderId }: { orderId: string }, goods: 'restock' | 'write-off' = 'restock'): Promise<OrderView> {
    return this.quick.call(redemptionDeskRoutes.takeBack, { params: { orderId }, body: { reason: '袋子破了', goods } }, { token: who.token });
  }

  balance({ householdId }: Pick<Villager, 'householdId'>): Promise<number> {
    return this.running.app.get(RecordFigures, { strict: false }).balanceOf(this.villageId, householdId);
  }

  orders(): Promise<RedemptionOrder[]> {
    return this.uow.repo(RedemptionOrder).findBy(this.village);
  }

  /** Whatever was done, and however much of it at once: nothing below zero, every figure the sum of its lines. Answers what is wrong. */
  async problems(households: readonly Pick<Villager, 'householdId'>[]): Promise<string[]> {
    const orders = await this.orders();
    return [...(await this.stockProblems(orders)), ...(await this.tallyProblems(orders)), ...(await this.balanceProblems(households))];
  }

  private get uow(): UnitOfWork {
    return this.running.app.get(UnitOfWork, { strict: false });
  }

  private async stockProblems(orders: readonly RedemptionOrder[]): Promise<string[]> {
    const lines = await this.uow.repo(RedemptionMovement).findBy(this.village);
    return (await this.uow.repo(RedemptionGood).findBy(this.village)).flatMap(({ id, name, stock, held }) => {
      const own = lines.filter(({ goodId }) => goodId === id);
      const waiting = sum(orders.filter(({ goodId, state }) => goodId === id && state === 'waiting').map(({ quantity }) => quantity));
      const [byLedger, heldByLedger] = [sum(own.map(({ stockChange }) => stockChange)), sum(own.map(({ heldChange }) => heldChange))];
      return [
        ...when(stock < 0 || held < 0, `${name}: ${stock} free, ${held} held`),
        ...when(stock !== byLedger || held !== heldByLedger, `${name}: ${stock}/${held}, by the ledger ${byLedger}/${heldByLedger}`),
        ...when(held !== waiting, `${name}: ${held} held, ${waiting} waited for`),
        ...own.filter(({ stockAfter, heldAfter }) => stockAfter < 0 || heldAfter < 0).map(({ kind }) => `${name}: below zero after ${kind}`),
      ];
    });
  }

  private async tallyProblems(orders: readonly RedemptionOrder[]): Promise<string[]> {
    const standing = orders.filter(({ state }) => state === 'waiting' || state === 'handed-over');
    const tallies = await this.uow.repo(RedemptionTally).findBy(this.village);
    const quarters = await this.uow.repo(RedemptionQuarter).findBy(this.village);
    const goods = new Map((await this.uow.repo(RedemptionGood).findBy(this.village)).map((good) => [good.id, good]));
    return [
      ...tallies.flatMap(({ goodId, householdId, quarter, taken }) => {
        const own = standing.filter((order) => order.goodId === goodId && order.quarter === quarter && (householdId === '' || order.householdId === householdId));
        const limit = (householdId === '' ? goods.get(goodId)?.quarterLimit : goods.get(goodId)?.householdLimit) ?? Infinity;
        return [...when(taken !== sum(own.map(({ quantity }) => quantity)), `tally of ${goodId}: ${taken}`), ...when(taken > limit, `tally of ${goodId}: ${taken} of ${limit}`)];
      }),
      ...quarters.flatMap(({ quarter, budget, spent }) => [
        ...when(spent !== sum(standing.filter((order) => order.quarter === quarter).map(({ points }) => points)), `${quarter}: ${spent} spent`),
        ...when(spent > (budget ?? Infinity), `${quarter}: ${spent} of ${budget}`),
      ]),
    ];
  }

  private async balanceProblems(households: readonly Pick<Villager, 'householdId'>[]): Promise<string[]> {
    const balances = await Promise.all(households.map((household) => this.balance(household)));
    const differences = await this.running.app.get(RecordBooks, { strict: false }).differences(this.villageId);
    return [...balances.filter((balance) => balance < 0).map((balance) => `balance ${balance}`), ...differences.map((one) => JSON.stringify(one))];
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const when = (isWrong: boolean, words: string): string[] => (isWrong ? [words] : []);
