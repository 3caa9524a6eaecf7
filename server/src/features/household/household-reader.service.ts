import { Injectable } from '@nestjs/common';
import type { HouseholdView } from '../../../../shared/contract/household';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';
import { Residencies } from '../member/residencies.service';
import { RegionService } from '../region/region.service';
import { assertMayReadHousehold } from './household.policy';
import { Households } from './households.service';

@Injectable()
export class HouseholdReader {
  constructor(
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly regions: RegionService,
  ) {}

  async read(me: Caller, householdId: string): Promise<HouseholdView> {
    const household = (await this.households.find(householdId)) ?? refuseCommon('NOT_FOUND');
    const village = await this.regions.village(household.villageId);
    const home = await this.residencies.verifiedOf(me.memberId, household.villageId);
    assertMayReadHousehold(me, village, home?.householdId === householdId);
    const linked = await this.linkedPersons(household.villageId, householdId);
    const persons = await this.households.persons(household.villageId, householdId);
    const [card] = await this.households.cards(household.villageId, [household]);
    return {
      ...card!,
      closedInto: household.mergedInto === null ? null : { householdId: household.mergedInto, label: await this.households.label(household.mergedInto) },
      villageId: household.villageId,
      villageName: village.name,
      persons: persons.map(({ id, name, relation, presence }) => ({ personId: id, name, relation, presence, linked: linked.has(name) })),
    };
  }

  /** By name: the list of persons may be loaded after somebody was verified. */
  private async linkedPersons(villageId: string, householdId: string): Promise<Set<string>> {
    return new Set((await this.residencies.membersOf(villageId, householdId)).map(({ personName }) => personName));
  }
}
