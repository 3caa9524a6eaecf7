import { Injectable } from '@nestjs/common';
import { doorErrors, type DoorView } from '../../../../shared/contract/door';
import type { DoorShows } from '../../../../shared/domain/door-shows';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';
import { HouseholdCodes } from '../household/household-codes.service';
import { Households } from '../household/households.service';
import { HygieneStandings } from '../hygiene/hygiene-standing.service';
import { Residencies } from '../member/residencies.service';
import { RecordFigures } from '../record/record-figures.service';
import { RegionService } from '../region/region.service';
import { DoorChoices } from './door-choices.service';
import { looksAfter } from './door.policy';

/** Somebody has scanned a plate. Running numbers can be guessed, so a plate tells nothing that its household does not want told. */
@Injectable()
export class DoorLook {
  constructor(
    private readonly codes: HouseholdCodes,
    private readonly households: Households,
    private readonly choices: DoorChoices,
    private readonly standings: HygieneStandings,
    private readonly figures: RecordFigures,
    private readonly residencies: Residencies,
    private readonly regions: RegionService,
  ) {}

  async at(me: Caller | undefined, typed: string): Promise<DoorView> {
    const found = (await this.codes.byCode(typed)) ?? refuse(doorErrors, 'DOOR_CODE_UNKNOWN');
    const { villageId, householdId, code } = found;
    const village = await this.regions.village(villageId);
    const isOwn = me !== undefined && (await this.residencies.verifiedOf(me.memberId, villageId))?.householdId === householdId;
    const { name, townName, countyName } = village;
    return {
      code, village: { villageId, name, townName, countyName }, ...(await this.shown(found)),
      householdId: isOwn || looksAfter(me, village) ? householdId : null, isOwn,
    };
  }

  /** The old plate of a household that was merged into another tells nothing any more. */
  private async showsOf(villageId: string, householdId: string): Promise<DoorShows> {
    const household = await this.households.find(householdId);
    return household && household.closedAt === null ? this.choices.shownFor(villageId, householdId) : 'nothing';
  }

  /** What is not shown is not even read. */
  private async shown({ villageId, householdId }: { villageId: string; householdId: string }): Promise<Pick<DoorView, 'shows' | 'grade' | 'points'>> {
    const shows = await this.showsOf(villageId, householdId);
    const graded = shows === 'nothing' ? null : await this.standings.gradeOf(villageId, householdId);
    return {
      shows,
      grade: graded && { grade: graded.grade, roundTitle: graded.roundTitle, final: graded.final },
      points: shows === 'points' ? await this.figures.balanceOf(villageId, householdId) : null,
    };
  }
}
