import { Injectable } from '@nestjs/common';
import type { HouseholdRecord } from '../../../../shared/contract/record';
import { groupName } from '../../../../shared/domain/groups';
import { quarterOf } from '../../../../shared/domain/quarters';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import type { PageAsked } from '../../core/database/paging';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { HygieneStandings } from '../hygiene/hygiene-standing.service';
import { Residencies } from '../member/residencies.service';
import { PointsExpiry } from '../points/points-expiry.service';
import { Rankings } from '../ranking/rankings.service';
import { RecordFigures } from '../record/record-figures.service';
import { assertMayReadRecord } from '../record/record-access';
import { RecordReader } from '../record/record-reader.service';
import { RecordStandings } from '../record/record-standings.service';
import { RegionService } from '../region/region.service';

/** The household's page: what it did, what it has, where it stands. */
@Injectable()
export class HouseholdRecordService {
  constructor(
    private readonly clock: Clock,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly regions: RegionService,
    private readonly figures: RecordFigures,
    private readonly reader: RecordReader,
    private readonly standings: RecordStandings,
    private readonly rankings: Rankings,
    private readonly expiry: PointsExpiry,
    private readonly grades: HygieneStandings,
  ) {}

  async read(me: Caller, householdId: string, asked: PageAsked): Promise<HouseholdRecord> {
    const [household] = await this.households.byIds([householdId]);
    if (!household) return refuse(commonErrors, 'NOT_FOUND');
    const { villageId, groupNo } = household;
    const village = await this.regions.village(villageId);
    const home = await this.residencies.verifiedOf(me.memberId, villageId);
    assertMayReadRecord(me, village, home?.householdId === householdId);
    const quarter = quarterOf(this.clock.now());
    const { points, ...standing } = await this.standings.ofHousehold(villageId, quarter, householdId, groupNo);
    return {
      householdId,
      householdLabel: household.label,
      village: { villageId, name: village.name, townName: village.townName, countyName: village.countyName },
      quarter,
      quarterPoints: points,
      balance: await this.figures.balanceOf(villageId, householdId),
      expiry: await this.expiry.of(villageId, householdId),
      phases: await this.figures.householdQuarter(villageId, householdId, quarter),
      standing: { ...standing, country: await this.rankings.ofHousehold(villageId, quarter, householdId), groupName: groupName(groupNo) },
      grade: await this.grades.gradeOf(villageId, householdId),
      entries: await this.reader.ofHousehold(villageId, householdId, asked),
    };
  }
}
