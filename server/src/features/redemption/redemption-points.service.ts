import { Injectable } from '@nestjs/common';
import { RecordFigures } from '../record/record-figures.service';
import { RecordService } from '../record/record.service';
import { whatOf } from './redemption.notices';
import type { RedemptionOrder } from './redemption.entity';

/** A household's points, as the record keeps them. */
@Injectable()
export class RedemptionPoints {
  constructor(
    private readonly records: RecordService,
    private readonly figures: RecordFigures,
  ) {}

  balanceOf(villageId: string, householdId: string): Promise<number> {
    return this.figures.balanceOf(villageId, householdId);
  }

  /** Refuses POINTS_NOT_ENOUGH. */
  spend({ id, villageId, householdId, groupNo, memberId, helperId, points, createdAt, ...order }: RedemptionOrder): Promise<void> {
    return this.records.spend({
      villageId, householdId, groupNo, points, act: 'points-redeemed', sourceKind: 'redemption', sourceId: id,
      title: `换了${whatOf(order)}`, detail: '积分超市', memberId, onBehalfBy: helperId, at: createdAt,
    });
  }

  giveBack(order: RedemptionOrder, reason: string, actorId: string | null): Promise<void> {
    return this.records.reverseSource('redemption', order.id, reason, actorId);
  }
}
