import { Injectable } from '@nestjs/common';
import { redemptionErrors } from '../../../../shared/contract/redemption';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { RedemptionQuarter, RedemptionSetting, RedemptionTally, type RedemptionGood, type RedemptionOrder } from './redemption.entity';

type Counted = Pick<RedemptionOrder, 'villageId' | 'quarter' | 'goodId' | 'householdId' | 'quantity' | 'points'>;
type TallyKey = Pick<RedemptionTally, 'villageId' | 'quarter' | 'goodId' | 'householdId'>;

const NO_LIMIT = 2_000_000_000;
const WHOLE_VILLAGE = '';

/** What a quarter allows: pieces of a good for a household and for the village, points for the village. Each step is one conditional statement. */
@Injectable()
export class RedemptionLimits {
  constructor(private readonly uow: UnitOfWork) {}

  /** Inside the order's unit of work, after the good is held: its limits cannot move meanwhile. */
  async take(order: Counted, { quarterLimit, householdLimit }: Pick<RedemptionGood, 'quarterLimit' | 'householdLimit'>): Promise<void> {
    const [village, household] = keysOf(order);
    if (!(await this.count(village, order.quantity, quarterLimit))) refuse(redemptionErrors, 'REDEMPTION_QUARTER_LIMIT');
    if (!(await this.count(household, order.quantity, householdLimit))) refuse(redemptionErrors, 'REDEMPTION_HOUSEHOLD_LIMIT');
    await this.open(order.villageId, order.quarter);
    const spent = await this.uow.execute(
      'UPDATE redemption_quarter SET spent = spent + ? WHERE village_id = ? AND quarter = ? AND (budget IS NULL OR spent + ? <= budget)',
      [order.points, order.villageId, order.quarter, order.points],
    );
    if (spent !== 1) refuse(redemptionErrors, 'REDEMPTION_BUDGET_USED');
  }

  /** The order is off: it never counted. */
  async giveBack(order: Counted): Promise<void> {
    for (const key of keysOf(order)) await this.uow.repo(RedemptionTally).decrement(key, 'taken', order.quantity);
    await this.uow.repo(RedemptionQuarter).decrement({ villageId: order.villageId, quarter: order.quarter }, 'spent', order.points);
  }

  /** A new budget holds for the quarter that runs, too. */
  async setBudget(villageId: string, quarter: string, budget: number | null): Promise<void> {
    await this.open(villageId, quarter);
    await this.uow.repo(RedemptionQuarter).update({ villageId, quarter }, { budget });
  }

  async quarter(villageId: string, quarter: string): Promise<Pick<RedemptionQuarter, 'budget' | 'spent'>> {
    const row = await this.uow.repo(RedemptionQuarter).findOneBy({ villageId, quarter });
    return row ?? { budget: await this.standingBudget(villageId), spent: 0 };
  }

  /** By good: pieces the village has taken this quarter, or one household. */
  async taken(villageId: string, quarter: string, householdId: string = WHOLE_VILLAGE): Promise<Map<string, number>> {
    const rows = await this.uow.repo(RedemptionTally).findBy({ villageId, quarter, householdId });
    return new Map(rows.map(({ goodId, taken }) => [goodId, taken]));
  }

  private async count(key: TallyKey, quantity: number, limit: number | null): Promise<boolean> {
    const most = limit ?? NO_LIMIT;
    if (await this.raise(key, quantity, most)) return true;
    if (quantity > most || (await this.uow.repo(RedemptionTally).existsBy(key))) return false;
    try {
      await this.uow.repo(RedemptionTally).insert({ ...key, taken: quantity });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.raise(key, quantity, most);
    }
  }

  private async raise({ villageId, quarter, goodId, householdId }: TallyKey, quantity: number, most: number): Promise<boolean> {
    const raised = await this.uow.execute(
      'UPDATE redemption_tally SET taken = taken + ? WHERE village_id = ? AND quarter = ? AND good_id = ? AND household_id = ? AND taken + ? <= ?',
      [quantity, villageId, quarter, goodId, householdId, quantity, most],
    );
    return raised === 1;
  }

  /** The quarter's first order brings its row, with the budget that stands. */
  private async open(villageId: string, quarter: string): Promise<void> {
    if (await this.uow.repo(RedemptionQuarter).existsBy({ villageId, quarter })) return;
    try {
      await this.uow.repo(RedemptionQuarter).insert({ villageId, quarter, budget: await this.standingBudget(villageId), spent: 0 });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private async standingBudget(villageId: string): Promise<number | null> {
    return (await this.uow.repo(RedemptionSetting).findOneBy({ villageId }))?.quarterBudget ?? null;
  }
}

/** The village's tally first, always: nobody waits in a circle. */
const keysOf = ({ villageId, quarter, goodId, householdId }: Counted): [TallyKey, TallyKey] => [
  { villageId, quarter, goodId, householdId: WHOLE_VILLAGE }, { villageId, quarter, goodId, householdId },
];
