import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { householdErrors, type ClaimView, type NewClaim, type ResidentView } from '../../../../shared/contract/household';
import type { ResidencyView } from '../../../../shared/contract/member';
import { doorLabel } from '../../../../shared/domain/groups';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import type { Page, PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Appointments } from '../member/appointments.service';
import { Follows } from '../member/follows.service';
import { Residencies, type Decision, type Residency } from '../member/residencies.service';
import { RegionService, type Village } from '../region/region.service';
import { assertMayDecide, verifiableGroups } from './household.policy';
import { Households } from './households.service';

interface Verdict {
  decision: 'verify' | 'reject';
  reason: string;
}

/** Claiming a household (认领住户) and saying whether it is true. */
@Injectable()
export class Claims {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly appointments: Appointments,
    private readonly follows: Follows,
    private readonly audit: Audit,
  ) {}

  async claim(me: Caller, villageId: string, { groupNo, doorNo, personName, presence }: z.output<typeof NewClaim>): Promise<ResidencyView> {
    const village = await this.regions.village(villageId);
    return this.uow.run(async () => {
      const household = (await this.households.atDoor(villageId, groupNo, doorNo)) ?? refuse(householdErrors, 'HOUSEHOLD_UNKNOWN');
      const person = (await this.households.persons(villageId, household.id)).find(({ name }) => name === personName);
      const residency = await this.residencies.open({
        villageId, householdId: household.id, groupNo, doorNo: household.doorNo, memberId: me.memberId,
        personId: person?.id ?? null, personName, presence,
      });
      return this.residencies.view(residency, village);
    });
  }

  /** What waits for me in this village. */
  async waiting(me: Caller, villageId: string, asked: PageAsked): Promise<Page<ClaimView>> {
    const village = await this.regions.village(villageId);
    const groups = verifiableGroups(await this.appointments.of(me.memberId), village);
    const { items, next } = await this.residencies.pending(villageId, groups, asked);
    return { items: items.map((claim) => this.view(claim, village)), next };
  }

  async decide(me: Caller, residencyId: string, { decision, reason }: Verdict): Promise<ClaimView> {
    const claim = (await this.residencies.byId(residencyId)) ?? refuseCommon('NOT_FOUND');
    const village = await this.regions.village(claim.villageId);
    assertMayDecide(me, claim, village, await this.appointments.of(me.memberId));
    if (decision === 'reject' && reason === '') refuseCommon('INPUT_INVALID', [{ path: 'reason', message: '请写明理由' }]);
    const state = decision === 'verify' ? 'verified' : 'rejected';
    return this.uow.run(() => this.settle(me, claim, village, { state, reason, decidedBy: me.memberId }));
  }

  async residents(villageId: string, { q, ...asked }: PageAsked & { q: string }): Promise<Page<z.infer<typeof ResidentView>>> {
    const { items, next } = await this.residencies.verified(villageId, q, asked);
    return { items: items.map(toResidentView), next };
  }

  private async settle(me: Caller, claim: Residency, village: Village, decision: Decision): Promise<ClaimView> {
    await this.residencies.decide(claim.id, decision);
    // A resident follows the village however many others they follow.
    if (decision.state === 'verified') await this.follows.follow(claim.memberId, claim.villageId, Number.MAX_SAFE_INTEGER);
    await this.audit.note(me, {
      action: decision.state === 'verified' ? 'residency.verify' : 'residency.reject',
      villageId: village.id, subject: `residency:${claim.id}`, details: { memberId: claim.memberId, reason: decision.reason },
    });
    return this.view({ ...claim, state: decision.state, reason: decision.reason }, village);
  }

  private view(claim: Residency, village: Village): ClaimView {
    const claimedAt = new Date(claim.claimedAt).toISOString();
    return { ...this.residencies.view(claim, village), claimedAt, nameKnown: claim.personId !== null };
  }
}

const toResidentView = ({ memberId, personName, groupNo, doorNo, presence }: Residency): z.infer<typeof ResidentView> => ({
  memberId, name: personName, householdLabel: doorLabel(groupNo, doorNo), presence,
});
