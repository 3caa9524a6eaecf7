import { RecordModel } from './record-model';
import type { Mood } from './hygiene-stage';

interface Door {
  mood: Mood;
  objection: 'none' | 'open' | 'decided';
  isFinal: boolean;
}

export interface ModelRound {
  roundId: string;
  endsAt: number;
  doors: Door[];
}

interface Order {
  orderId: string;
  home: string;
  quantity: number;
  state: 'waiting' | 'handed-over' | 'cancelled';
}

/** 最清洁 by the nation's rule, and what the village makes of it later. */
const BEST = 10;

/** A village with three doors, said as plainly as possible: what each household must own, whatever happens. */
export class VillageModel {
  readonly rounds: ModelRound[] = [];
  readonly orders: Order[] = [];
  readonly reports = new RecordModel();
  private readonly rules: { from: number; best: number }[] = [{ from: 0, best: BEST }];

  constructor(
    readonly homes: readonly string[],
    readonly price: number,
    public stock: number,
  ) {}

  get newest(): ModelRound | undefined {
    return this.rounds.at(-1);
  }

  publishRule(from: number, best: number): void {
    this.rules.push({ from, best });
  }

  hasComingRule(now: number): boolean {
    return this.rules.some(({ from }) => from > now);
  }

  get ruleVersions(): number {
    return this.rules.length - 1;
  }

  publish(roundId: string, endsAt: number, moods: readonly Mood[]): void {
    this.rounds.push({ roundId, endsAt, doors: moods.map((mood) => ({ mood, objection: 'none', isFinal: false })) });
  }

  mayObject(at: number, now: number): boolean {
    return this.newest !== undefined && now < this.newest.endsAt && this.newest.doors[at]?.objection === 'none';
  }

  decide(at: number, isRight: boolean, mood: Mood, now: number): void {
    const door = this.newest!.doors[at]!;
    door.objection = 'decided';
    if (isRight) door.mood = mood;
    this.settle(now);
  }

  /** Doors become final when the notice is over, but for those with an open objection. */
  settle(now: number): void {
    for (const { endsAt, doors } of this.rounds) for (const door of doors) if (now >= endsAt && door.objection !== 'open') door.isFinal = true;
  }

  mayRedeem(home: string, quantity: number): boolean {
    return this.stock >= quantity && this.balance(home) >= quantity * this.price;
  }

  redeem(orderId: string, home: string, quantity: number): void {
    this.orders.push({ orderId, home, quantity, state: 'waiting' });
    this.stock -= quantity;
  }

  cancel(order: Order): void {
    order.state = 'cancelled';
    this.stock += order.quantity;
  }

  balance(home: string): number {
    const at = this.homes.indexOf(home);
    const graded = this.rounds.reduce((sum, round) => sum + (round.doors[at]!.isFinal && round.doors[at]!.mood === 'best' ? this.bestAt(round.endsAt) : 0), 0);
    const spent = this.orders.filter((order) => order.home === home && order.state !== 'cancelled').reduce((sum, { quantity }) => sum + quantity * this.price, 0);
    return this.reports.balance(home) + graded - spent;
  }

  private bestAt(at: number): number {
    return this.rules.filter(({ from }) => from <= at).at(-1)!.best;
  }
}
