import { Injectable } from '@nestjs/common';
import type { HouseholdRecord } from '../../../../shared/contract/record';
import { groupName } from '../../../../shared/domain/groups';
import { quarterOf } from '../../../../shared/domain/quarters';
import { standingAmong } from '../../../../shared/domain/standings';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import type { PageAsked } from '../../core/database/paging';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { HygieneStandings } from '../hygiene/hygiene-standing.service';
import { Residencies } from '../member/residencies.service';
import { RecordFigures, type HouseholdPoints } from '../record/record-figures.service';
import { assertMayReadRecord } from '../record/record-access';
import { RecordReader } from '../record/record-reader.service';
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
    private readonly standings: HygieneStandings,
  ) {}

  async read(me: Caller, householdId: string, asked: PageAsked): Promise<HouseholdRecord> {
    const [household] = await this.households.byIds([householdId]);
    if (!household) return refuse(commonErrors, 'NOT_FOUND');
    const { villageId, groupNo } = household;
    const village = await this.regions.village(villageId);
    const home = await this.residencies.verifiedOf(me.memberId, villageId);
    assertMayReadRecord(me, village, home?.householdId === householdId);
    const quarter = quarterOf(this.clock.now());
    const points = await this.figures.quarterPoints(villageId, quarter);
    return {
      householdId,
      householdLabel: household.label,
      village: { villageId, name: village.name, townName: village.townName, countyName: village.countyName },
      quarter,
      quarterPoints: points.find((one) => one.householdId === householdId)?.points ?? 0,
      balance: await this.figures.balanceOf(villageId, householdId),
      phases: await this.figures.householdQuarter(villageId, householdId, quarter),
      standing: standingOf(householdId, groupNo, points),
      grade: await this.standings.gradeOf(villageId, householdId),
      entries: await this.reader.ofHousehold(villageId, householdId, asked),
    };
  }
}

/** Among the households that have an entry this quarter. */
function standingOf(householdId: string, groupNo: number, points: HouseholdPoints[]): HouseholdRecord['standing'] {
  const mine = points.find((one) => one.householdId === householdId)?.points;
  const inGroup = points.filter((one) => one.groupNo === groupNo);
  return {
    groupName: groupName(groupNo),
    group: standingAmong(mine, inGroup.map((one) => one.points)),
    village: standingAmong(mine, points.map((one) => one.points)),
  };
}
