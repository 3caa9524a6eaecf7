import fc from 'fast-check';
import { RedemptionNotices } from '../../server/src/features/redemption/redemption.notices';
import { RedemptionEndings } from '../../server/src/features/redemption/redemption-endings.service';
import { RedemptionLimits } from '../../server/src/features/redemption/redemption-limits.service';
import { RedemptionPoints } from '../../server/src/features/redemption/redemption-points.service';
import type { GoodView, OrderView } from '../../shared/contract/redemption';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aVillager, theVillages, type Villager } from '../support/people';
import { ShopStage } from '../support/redemption';

jest.setTimeout(120_000);
const NOW = Date.parse('2026-11-23T09:00:00+08:00');

type Act =
  | { do: 'redeem'; who: number; quantity: number; key: number }
  | { do: 'cancel' | 'hand-over' | 'take-back' | 'expire'; nth: number }
  | { do: 'deliver' | 'write-off' | 'count'; quantity: number };

const nth = fc.nat(9);
const quantity = fc.integer({ min: 1, max: 3 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('redeem' as const), who: fc.nat(5), quantity, key: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'hand-over' as const, 'take-back' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const), nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('deliver' as const, 'write-off' as const, 'count' as const), quantity: fc.nat(6) }) },
);
/** Several rounds, each of them all at the same moment. */
const life = fc.record({
  stock: fc.integer({ min: 1, max: 5 }),
  householdLimit: fc.constantFrom(null, 2), quarterLimit: fc.constantFrom(null, 6), budget: fc.constantFrom(null, 45),
  rounds: fc.array(fc.array(act, { minLength: 3, maxLength: 12 }), { minLength: 2, maxLength: 4 }),
});

describe.each(databases)('many redeem at the same moment on $name', (on) => {
  let running: RunningApp;
  let villages = 0;
  const codes = Array.from({ length: 12 }, (_, at) => `4211022009${String(at + 10)}`);
  beforeAll(async () => {
    running = await startApp(on, { now: NOW });
    await theVillages(running, codes);
  }, 60_000);
  afterAll(() => running?.close());

  /** Three households with two phones each, with points for two or three pieces. */
  async function aStage(stock: number, good: Partial<Parameters<ShopStage['good']>[0]> = {}) {
    const stage = await ShopStage.open(running, codes[(villages += 1) - 1]);
    const people: Villager[] = [];
    for (const doorNo of ['1', '1', '2', '2', '3', '3']) people.push(await aVillager(running, { villageId: stage.villageId, doorNo }));
    const households = people.filter((_, at) => at % 2 === 0);
    for (const [at, household] of households.entries()) await stage.earn(household, 20 + at * 10);
    return { stage, people, households, good: await stage.good({ points: 9, ...good }, stock) };
  }

  const quiet = (sent: Promise<unknown>): Promise<unknown> => sent.catch((error: unknown) => {
    if ((error as { status?: number }).status === undefined || (error as { status: number }).status >= 500) throw error;
    return undefined;
  });

  async function play(stage: ShopStage, people: readonly Villager[], good: GoodView, given: readonly Act[], round: number): Promise<OrderView[]> {
    const orders = await stage.orders();
    const answered: OrderView[] = [];
    const pick = (at: number) => orders[at % Math.max(1, orders.length)];
    const doing = (one: Act): Promise<unknown> => {
      if (one.do === 'redeem') {
        const key = `key-${round}-${one.who}-${one.quantity}-${one.key}`;
        return stage.redeem(people[one.who]!, good, { quantity: one.quantity }, key).then((order) => answered.push(order));
      }
      if ('quantity' in one) {
        const kind = ({ deliver: 'delivered', 'write-off': 'written-off', count: 'counted' } as const)[one.do];
        return stage.move(good, { kind, quantity: one.quantity, reason: '清点' });
      }
      const order = pick(one.nth);
      if (!order) return Promise.resolve();
      const orderId = { orderId: order.id };
      if (one.do === 'expire') return running.app.get(RedemptionEndings, { strict: false }).expire(orderId);
      if (one.do === 'cancel') return stage.cancel(people.find(({ householdId }) => householdId === order.householdId)!, orderId);
      return one.do === 'hand-over' ? stage.handOver(stage.secretary, order.code) : stage.takeBack(stage.secretary, orderId, one.nth % 2 ? 'restock' : 'write-off');
    };
    await Promise.all(given.map((one) => quiet(doing(one))));
    return answered;
  }

  it('never oversold, never below zero, every figure the sum of its lines, one order for each key', async () => {
    await fc.assert(
      fc.asyncProperty(life, async ({ stock, budget, rounds, ...limits }) => {
        const { stage, people, households, good } = await aStage(stock, limits);
        if (budget !== null) await stage.set({ quarterBudget: budget });
        const answered: OrderView[] = [];
        for (const [round, acts] of rounds.entries()) {
          answered.push(...(await play(stage, people, good, acts, round)));
          expect(await stage.problems(households)).toEqual([]);
        }
        expect((await stage.orders()).map(({ id }) => id).sort()).toEqual([...new Set(answered.map(({ orderId }) => orderId))].sort());
      }),
      { numRuns: 6, seed: 20_261_125, endOnFailure: true },
    );
  });

  it('the last two pieces go to two of six phones, and the same household cannot spend its points twice', async () => {
    const { stage, people, households, good } = await aStage(2);
    const all = await Promise.allSettled(people.map((who) => stage.redeem(who, good)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(all.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))).toEqual(Array(4).fill('REDEMPTION_SOLD_OUT'));

    await stage.move(good, { kind: 'delivered', quantity: 50 });
    const [first, second] = people;
    await stage.earn(first!, 10);
    const before = await stage.balance(first!);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, (_, at) => stage.redeem(at % 2 ? first! : second!, good)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(Math.floor(before / good.points));
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'POINTS_NOT_ENOUGH' } });
    expect(await stage.balance(first!)).toBe(before % good.points);
    expect(await stage.problems(households)).toEqual([]);
  });

  it('a server that fails at any step leaves nothing half, and the same key then works once', async () => {
    const { stage, people: [who], households, good } = await aStage(3, { householdLimit: 1 });
    const get = <T extends object>(type: new (...needs: never[]) => T): T => running.app.get(type as never, { strict: false });
    const steps = [
      () => jest.spyOn(get(RedemptionLimits), 'take'), () => jest.spyOn(get(RedemptionPoints), 'spend'), () => jest.spyOn(get(RedemptionNotices), 'ready'),
    ];
    const before = await stage.balance(who!);
    for (const step of steps) {
      const broken = step().mockRejectedValueOnce(new Error('the power went'));
      await expect(stage.redeem(who!, good, {}, 'the-same-key')).rejects.toMatchObject({ status: 500 });
      broken.mockRestore();
      expect([await stage.problems(households), await stage.balance(who!), await stage.orders()]).toEqual([[], before, []]);
    }
    const [one, again] = [await stage.redeem(who!, good, {}, 'the-same-key'), await stage.redeem(who!, good, {}, 'the-same-key')];
    expect(again.orderId).toBe(one.orderId);
    for (const step of [() => jest.spyOn(get(RedemptionLimits), 'giveBack'), () => jest.spyOn(get(RedemptionPoints), 'giveBack'), () => jest.spyOn(get(RedemptionNotices), 'cancelled')]) {
      const broken = step().mockRejectedValueOnce(new Error('the power went'));
      await expect(stage.cancel(who!, one)).rejects.toMatchObject({ status: 500 });
      broken.mockRestore();
      expect(await stage.problems(households)).toEqual([]);
      expect((await stage.order(who!, one)).state).toBe('waiting');
    }
    await stage.cancel(who!, one);
    expect([await stage.problems(households), await stage.balance(who!)]).toEqual([[], before]);
  });
});
