import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CheckState } from '../../../../shared/domain/content-check';
import type { ExchangeDay } from '../../../../shared/domain/exchange-days';
import type { MovementKind, OrderState } from '../../../../shared/domain/redemption';
import { Bool, Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** Something to be had for points. */
@Entity('redemption_good')
@Index(['villageId', 'createdAt', 'id'])
export class RedemptionGood {
  @Id() id: string;
  @Ref() villageId: string;
  @Str(30) name: string;
  @Str(4) unit: string;
  @Ref({ nullable: true }) photoId: string | null;
  /** Whole points a piece. */
  @Int() points: number;
  /** Free pieces: the sum of all changes in the ledger. */
  @Int() stock: number;
  /** Pieces put aside for orders that wait: the sum of all held changes. */
  @Int() held: number;
  /** Pieces a quarter, for a household and for the village; null: no limit. */
  @Int({ nullable: true }) householdLimit: number | null;
  @Int({ nullable: true }) quarterLimit: number | null;
  @Bool() onShelf: boolean;
  /** Households see it only once it has passed. */
  @Str(10) checkState: CheckState;
  @Time() createdAt: number;
  /** Of name, price and limits; stock moves without it. */
  @Int() version: number;
}

/** A line in the ledger of goods (台账); never changed, never removed. */
@Entity('redemption_movement')
@Index(['villageId', 'at', 'id'])
@Index(['villageId', 'goodId', 'at', 'id'])
export class RedemptionMovement {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() goodId: string;
  @Str(12) kind: MovementKind;
  @Int() stockChange: number;
  @Int() heldChange: number;
  @Int() stockAfter: number;
  @Int() heldAfter: number;
  @Ref({ nullable: true }) orderId: string | null;
  @Str(200) reason: string;
  /** Null: the server by itself. */
  @Ref({ nullable: true }) actorId: string | null;
  @Time() at: number;
}

@Entity('redemption_order')
@Index(['villageId', 'code'], { unique: true })
@Index(['villageId', 'createdAt', 'id'])
@Index(['villageId', 'state', 'createdAt', 'id'])
@Index(['villageId', 'householdId', 'createdAt', 'id'])
@Index(['villageId', 'helperId', 'createdAt', 'id'])
export class RedemptionOrder {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() goodId: string;
  /** As they were when it was made. */
  @Str(30) goodName: string;
  @Str(4) unit: string;
  @Int() quantity: number;
  /** Of the whole order. */
  @Int() points: number;
  @Ref() householdId: string;
  @Int() groupNo: number;
  /** Who redeemed; null where a helper acted for a household. */
  @Ref({ nullable: true }) memberId: string | null;
  @Ref({ nullable: true }) helperId: string | null;
  @Str(8) code: string;
  @Str(12) state: OrderState;
  /** Whose limits and budget it counts in. */
  @Str(6) quarter: string;
  @Time() createdAt: number;
  @Time() fetchBy: number;
  @Time({ nullable: true }) handedAt: number | null;
  @Ref({ nullable: true }) handedBy: string | null;
  /** Cancelled or returned. */
  @Time({ nullable: true }) endedAt: number | null;
  /** Null: not fetched in time. */
  @Ref({ nullable: true }) endedBy: string | null;
  @Str(200) reason: string;
}

/** Pieces of a good redeemed in a quarter, by a household or, where it is empty, by the village. */
@Entity('redemption_tally')
export class RedemptionTally {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 6 }) quarter: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) goodId: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) householdId: string;
  @Int() taken: number;
}

/** Points a village gives away in a quarter. */
@Entity('redemption_quarter')
export class RedemptionQuarter {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 6 }) quarter: string;
  /** Null: no budget. */
  @Int({ nullable: true }) budget: number | null;
  /** By orders that stand. */
  @Int() spent: number;
}

/** How a village runs its points shop. */
@Entity('redemption_setting')
export class RedemptionSetting {
  @Id() villageId: string;
  @Str(40) place: string;
  @Json() days: ExchangeDay[];
  @Bool() onlyWhenOpen: boolean;
  @Int() keepDays: number;
  /** What each new quarter begins with. */
  @Int({ nullable: true }) quarterBudget: number | null;
  @Int() version: number;
}
