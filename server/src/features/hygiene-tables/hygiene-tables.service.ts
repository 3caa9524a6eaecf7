import { Injectable } from '@nestjs/common';
import type { VillageName } from '../../../../shared/contract/common';
import type { HouseholdHistory, HygieneTables } from '../../../../shared/contract/hygiene-tables';
import type { VillageRef } from '../../../../shared/domain/permissions';
import { quarterOf } from '../../../../shared/domain/quarters';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { refuseCommon } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { DoorHelpers } from '../hygiene/door-helpers.service';
import { DoorOwners } from '../hygiene/door-owners.service';
import { DoorResults } from '../hygiene/door-results.service';
import { RegionService } from '../region/region.service';
import { assertPublished, assertReadsHistory, seesAll } from './hygiene-tables.policy';
import { toTables } from './hygiene-tables.view';
import { RatedDoors } from './rated-doors.service';

/** Tables of a round and of a quarter, and a household's line through the rounds. */
@Injectable()
export class HygieneTablesService {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly owners: DoorOwners,
    private readonly helpers: DoorHelpers,
    private readonly results: DoorResults,
    private readonly doors: RatedDoors,
  ) {}

  async round(me: Caller | undefined, roundId: string): Promise<HygieneTables> {
    const { round, village } = await this.load(roundId);
    assertPublished(round);
    return toTables(village, await this.doors.ofRound(round), seesAll(me, village));
  }

  async quarter(me: Caller | undefined, villageId: string, quarter = quarterOf(this.clock.now())): Promise<HygieneTables> {
    const village = await this.village(villageId);
    return toTables(village, await this.doors.ofQuarter(villageId, quarter), seesAll(me, village));
  }

  async history(me: Caller, householdId: string): Promise<HouseholdHistory> {
    const [door = refuseCommon('NOT_FOUND')] = await this.households.byIds([householdId]);
    const village = await this.village(door.villageId);
    assertReadsHistory(me, village, (await this.owners.owns(me.memberId, door)) || (await this.helpers.helps(me, village, door.groupNo)));
    const rated = await this.results.ofHousehold(door.villageId, householdId);
    return {
      householdId, label: door.label,
      items: rated.reverse().map(({ door: { total, grade }, round }) => ({
        roundId: round.id, title: round.title, quarter: round.quarter, at: new Date(round.openedAt).toISOString(), state: round.state, total, grade, villageMean: round.meanTotal,
        noticeEndsAt: round.noticeEndsAt === null ? null : new Date(round.noticeEndsAt).toISOString(),
      })),
    };
  }

  async load(roundId: string) {
    const round = (await this.results.round(roundId)) ?? refuseCommon('NOT_FOUND');
    return { round, village: await this.village(round.villageId) };
  }

  private async village(villageId: string): Promise<VillageName & VillageRef> {
    const { id, code, name, townName, countyName } = await this.regions.village(villageId);
    return { id, code, villageId: id, name, townName, countyName };
  }
}
