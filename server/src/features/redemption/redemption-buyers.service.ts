import { Injectable } from '@nestjs/common';
import { redemptionErrors } from '../../../../shared/contract/redemption';
import type { Caller } from '../../core/access/caller';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { Appointments } from '../member/appointments.service';
import { Residencies } from '../member/residencies.service';
import type { Village } from '../region/region.service';
import { assertBelongs, mayHelp, sightOf, type OrderSight } from './redemption.policy';
import type { RedemptionOrder } from './redemption.entity';

/** Whose points are spent, and who does it. */
export interface Buyer {
  householdId: string;
  groupNo: number;
  /** Null where a helper acts. */
  memberId: string | null;
  helperId: string | null;
}

/** For which household somebody may act in the points shop. */
@Injectable()
export class RedemptionBuyers {
  constructor(
    private readonly residencies: Residencies,
    private readonly appointments: Appointments,
    private readonly households: Households,
  ) {}

  /** One's own household, or a neighbour's one looks after; undefined: staff without a household here. Refuses outsiders and foreign households. */
  async find(me: Caller, village: Village, householdId: string | null): Promise<Buyer | undefined> {
    const own = await this.residencies.verifiedOf(me.memberId, village.id);
    assertBelongs(me, village, own !== undefined);
    if (householdId !== null && householdId !== own?.householdId) return this.neighbour(me, village, householdId);
    return own && { householdId: own.householdId, groupNo: own.groupNo, memberId: me.memberId, helperId: null };
  }

  async required(me: Caller, village: Village, householdId: string | null): Promise<Buyer> {
    return (await this.find(me, village, householdId)) ?? refuse(redemptionErrors, 'REDEMPTION_NO_HOUSEHOLD');
  }

  async sightOf(me: Caller, order: RedemptionOrder, village: Village): Promise<OrderSight> {
    const own = await this.residencies.verifiedOf(me.memberId, village.id);
    return sightOf(me, order, village, own?.householdId);
  }

  private async neighbour(me: Caller, village: Village, householdId: string): Promise<Buyer> {
    const household = await this.households.find(householdId);
    if (household?.villageId !== village.id || !mayHelp(me, village)) return refuseCommon('NOT_FOUND');
    if (!(await this.appointments.helps(me.memberId, village, household.groupNo))) return refuseCommon('NOT_FOUND');
    return { householdId, groupNo: household.groupNo, memberId: null, helperId: me.memberId };
  }
}
