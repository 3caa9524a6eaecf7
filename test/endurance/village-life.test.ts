import fc from 'fast-check';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { LogAudit } from '../../server/src/features/log/log-audit.service';
import { LogSealer } from '../../server/src/features/log/log-sealer.service';
import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { recordRuleRoutes } from '../../shared/contract/record-rule';
import { startOfChinaDate, startOfChinaDay } from '../../shared/domain/quarters';
import { chinaDay } from '../../shared/domain/weeks';
import type { GoodView } from '../../shared/contract/redemption';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { HygieneStage, type Mood } from '../support/hygiene-stage';
import { theVillages } from '../support/people';
import { ShopStage } from '../support/redemption';
import { VillageModel } from '../support/village-model';

jest.setTimeout(240_000);
const START = Date.parse('2026-11-02T10:00:00+08:00');
const DAY = 86_400_000;
const VILLAGES = Array.from({ length: 60 }, (_, at) => `4211022006${10 + at}`);
const PRICE = 3;

type Step =
  | { do: 'round'; moods: Mood[] }
  | { do: 'object'; at: number }
  | { do: 'decide'; at: number; isRight: boolean; mood: Mood }
  | { do: 'days'; days: number }
  | { do: 'report'; at: number; crash: boolean }
  | { do: 'found false'; source: number }
  | { do: 'redeem'; at: number; quantity: number; phones: number }
  | { do: 'cancel' | 'hand over'; order: number }
  | { do: 'rule'; best: number };

const at = fc.nat(2);
const mood = fc.constantFrom<Mood>('best', 'worst');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('round' as const), moods: fc.array(mood, { minLength: 3, maxLength: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('object' as const), at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('decide' as const), at, isRight: fc.boolean(), mood }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.constantFrom(1, 4, 7) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('report' as const), at, crash: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('found false' as const), source: fc.nat(6) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('redeem' as const), at, quantity: fc.integer({ min: 1, max: 2 }), phones: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'hand over' as const), order: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rule' as const), best: fc.integer({ min: 5, max: 12 }) }) },
);

/** One village being lived in, and the model beside it. */
class Life {
  private reported = 0;
  /** When, by the key it was filed with. */
  private readonly filed = new Map<string, number>();

  private constructor(
    private readonly running: RunningApp,
    private readonly rating: HygieneStage,
    private readonly shop: ShopStage,
    private readonly good: GoodView,
    private readonly model: VillageModel,
  ) {}

  static async in(running: RunningApp, villageId: string): Promise<Life> {
    running.clock.set(START);
    const [rating, shop] = [await HygieneStage.in(running, villageId), await ShopStage.open(running, villageId)];
    const good = await shop.good({ points: PRICE }, 4);
    await shop.set({ keepDays: 60 });
    return new Life(running, rating, shop, good, new VillageModel(rating.homes.map(({ householdId }) => householdId), PRICE, 4));
  }

  private get now(): number {
    return this.running.clock.now();
  }

  async play(given: Step): Promise<void> {
    switch (given.do) {
      case 'round': return this.rate(given.moods);
      case 'object': return this.object(given.at);
      case 'decide': return this.decide(given);
      case 'days': return this.pass(given.days);
      case 'report': return this.report(given);
      case 'found false': return this.foundFalse(given.source);
      case 'redeem': return this.redeem(given);
      case 'rule': return this.changeRule(given.best);
      default: return this.end(given);
    }
  }

  private async rate(moods: Mood[]): Promise<void> {
    await this.rating.openFor([]);
    for (const [door, one] of moods.entries()) await this.rating.score(door, one);
    await this.rating.publish();
    this.model.publish(this.rating.roundId, this.now + 7 * DAY, moods);
  }

  private async object(door: number): Promise<void> {
    if (!this.model.newest) return;
    const key = `object-${this.rating.roundId}-${door}`;
    const filing = this.rating.file(door, {}, { key });
    if (!this.model.mayObject(door, this.now)) {
      // For a day the answer to the key of an objection that was filed stays its answer; all else is refused.
      if (this.now - (this.filed.get(key) ?? 0) < DAY) await filing;
      else await expect(filing).rejects.toMatchObject({ code: expect.stringMatching(/^OBJECTION_(TOO_LATE|ALREADY_OPEN|ALREADY_DECIDED|RESULT_CHANGED)$/) });
      return;
    }
    await filing;
    this.filed.set(key, this.now);
    this.model.newest.doors[door]!.objection = 'open';
  }

  private async decide({ at: door, isRight, mood: seen }: Extract<Step, { do: 'decide' }>): Promise<void> {
    if (this.model.newest?.doors[door]?.objection !== 'open') return;
    const [objection] = (await this.rating.review(door, this.rating.secretary)).objections;
    const looked = await this.rating.look(await this.rating.assign(objection!), seen);
    await this.rating.decide(looked, isRight ? 'upheld' : 'declined');
    this.model.decide(door, isRight, seen, this.now);
  }

  private async pass(days: number): Promise<void> {
    this.running.clock.advance(days * DAY);
    await this.running.app.get(JobRunner, { strict: false }).drain();
    this.model.settle(this.now);
  }

  /** A crash is a transaction that never comes to its end; one that does not crash is tried three times over. */
  private async report({ at: door, crash }: Extract<Step, { do: 'report' }>): Promise<void> {
    const { householdId, memberId } = this.rating.homes[door]!;
    const sourceId = `${this.rating.villageId}-r${this.reported % 7}`;
    this.reported += 1;
    const confirmed = reportConfirmed({ villageId: this.rating.villageId, reportId: sourceId, what: '垃圾', at: this.now }, { memberId, householdId, groupNo: 1 });
    const records = this.running.app.get(RecordService, { strict: false });
    const dying = this.running.app.get(UnitOfWork, { strict: false }).run(async () => {
      await records.write(confirmed);
      throw new Error('the power went off');
    });
    await expect(dying).rejects.toThrow('the power went off');
    if (crash) return;
    await Promise.all([records.write(confirmed), records.write(confirmed), records.write(confirmed)]);
    this.model.reports.write({ memberId, householdId, sourceId, at: this.now, turn: 1, ownDuty: false });
  }

  private async foundFalse(source: number): Promise<void> {
    const sourceId = `${this.rating.villageId}-r${source}`;
    await this.running.app.get(RecordService, { strict: false }).reverseSource('report', sourceId, '查为不实', null);
    this.model.reports.reverse(sourceId, undefined);
  }

  /** The same order from several phones at once, by one key. */
  private async redeem({ at: door, quantity, phones }: Extract<Step, { do: 'redeem' }>): Promise<void> {
    const home = this.rating.homes[door]!;
    const key = `redeem-${this.rating.villageId}-${this.model.orders.length}-${door}-${this.now}-${quantity}`;
    const may = this.model.mayRedeem(home.householdId, quantity);
    const settled = await Promise.allSettled(Array.from({ length: phones }, () => this.shop.redeem(home, this.good, { quantity }, key)));
    const done = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.orderId] : []));
    expect(done.length > 0).toBe(may);
    expect(new Set(done).size).toBe(may ? 1 : 0);
    if (done[0]) this.model.redeem(done[0], home.householdId, quantity);
  }

  private async end({ do: how, order: nth }: Extract<Step, { do: 'cancel' | 'hand over' }>): Promise<void> {
    const waiting = this.model.orders.filter(({ state }) => state === 'waiting');
    const order = waiting[nth % Math.max(1, waiting.length)];
    if (!order) return;
    const home = this.rating.homes.find(({ householdId }) => householdId === order.home)!;
    if (how === 'cancel') {
      await this.shop.cancel(home, order);
      this.model.cancel(order);
    } else {
      await this.shop.handOver(this.shop.secretary, (await this.shop.orders()).find(({ id }) => id === order.orderId)!.code);
      order.state = 'handed-over';
    }
  }

  /** Announced for the first midnight after seven days; what was final before stays as it was. */
  private async changeRule(best: number): Promise<void> {
    const from = chinaDay(startOfChinaDay(this.now) + 8 * DAY);
    const body = {
      act: 'grade-final' as const, phase: 'evaluate' as const, points: { cleanest: best, clean: 4, 'fairly-clean': 2, 'not-clean': 0 }, from, reason: '大家商量的', base: this.model.ruleVersions,
    };
    const publishing = this.running.api.call(recordRuleRoutes.publishForVillage, { params: { villageId: this.rating.villageId }, body }, { token: this.shop.secretary.token });
    if (this.model.hasComingRule(this.now)) {
      await expect(publishing).rejects.toMatchObject({ code: 'RULE_CHANGE_PENDING' });
      return;
    }
    await publishing;
    this.model.publishRule(startOfChinaDate(from), best);
  }

  /** Sealed, then recounted from its rows: nothing is found. */
  async audit(): Promise<void> {
    this.running.clock.advance(60_000);
    await this.running.app.get(JobRunner, { strict: false }).drain();
    await this.running.app.get(LogSealer, { strict: false }).seal(this.rating.villageId);
    expect(await this.running.app.get(LogAudit, { strict: false }).recount(this.rating.villageId)).toEqual([]);
  }

  async agree(): Promise<void> {
    const balances = [];
    for (const [door] of this.rating.homes.entries()) balances.push((await this.rating.record(door)).balance);
    expect(balances).toEqual(this.model.homes.map((home) => this.model.balance(home)));
    expect((await this.shop.desk()).goods.map(({ stock }) => stock)).toEqual([this.model.stock]);
    expect(await this.shop.problems(this.rating.homes)).toEqual([]);
    expect(this.model.reports.overCap()).toEqual([]);
  }
}

describe.each(databases)('any life of a village on $name', (on) => {
  let running: RunningApp;
  let villages = 0;
  beforeAll(async () => {
    running = await startApp(on, { now: START });
    await theVillages(running, VILLAGES);
  });
  afterAll(() => running?.close());

  it('rounds, objections, reversals, redemptions, rule changes and crashes leave every household what a plain model says, after every step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 22 }), async (steps) => {
        const life = await Life.in(running, VILLAGES[(villages += 1) - 1]!);
        for (const given of [{ do: 'round', moods: ['best', 'best', 'worst'] }, { do: 'days', days: 7 }, ...steps] satisfies Step[]) {
          await life.play(given);
          await life.agree();
        }
        await life.audit();
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});
