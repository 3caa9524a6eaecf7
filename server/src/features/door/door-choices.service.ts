import { Injectable } from '@nestjs/common';
import { doorErrors, type DoorSetting } from '../../../../shared/contract/door';
import { isWithin, shownAt, type DoorShows } from '../../../../shared/domain/door-shows';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { HouseholdCodes } from '../household/household-codes.service';
import { Households, type DoorStep } from '../household/households.service';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';
import { RegionService } from '../region/region.service';
import { DoorChoice, DoorChoiceChange } from './door.entity';
import { assertMayChoose, assertMayRead } from './door.policy';
import { DoorRules } from './door-rules.service';

const CHANGES_SHOWN = 20;

/** What a household lets a passer-by see, and who of it changed that when. */
@Injectable()
export class DoorChoices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly households: Households,
    private readonly codes: HouseholdCodes,
    private readonly rules: DoorRules,
    private readonly members: Members,
    private readonly residencies: Residencies,
    private readonly regions: RegionService,
  ) {}

  async read(me: Caller, householdId: string): Promise<DoorSetting> {
    const { door, village, isOwn } = await this.approach(me, householdId);
    assertMayRead(me, village, isOwn);
    return this.view(door, isOwn);
  }

  choose(me: Caller, householdId: string, shows: DoorShows, version: number): Promise<DoorSetting> {
    return this.uow.run(async () => {
      const { door, village, isOwn } = await this.approach(me, householdId);
      assertMayChoose(me, village, isOwn);
      const { villageId } = door;
      if (!isWithin(shows, (await this.rules.of(villageId)).highest)) refuse(doorErrors, 'DOOR_SHOWS_TOO_MUCH');
      await this.save({ householdId, villageId, shows, version });
      await this.uow.repo(DoorChoiceChange).insert({ id: this.ids.next(), villageId, householdId, memberId: me.memberId, shows, at: this.clock.now() });
      return this.view(door, true);
    });
  }

  /** Joins the caller's unit of work: that the household changed it stays, who did does not. */
  forget(memberId: string): Promise<void> {
    return this.uow.run(async () => {
      await this.uow.repo(DoorChoiceChange).update({ memberId }, { memberId: '' });
    });
  }

  /** As far as the village allows it now. */
  async shownFor(villageId: string, householdId: string): Promise<DoorShows> {
    const { shows } = await this.of(householdId);
    return shownAt(shows, (await this.rules.of(villageId)).highest);
  }

  /** The door somebody stands before, and whether it is their own. */
  async approach(me: Caller, householdId: string) {
    const [door = refuseCommon('NOT_FOUND')] = await this.households.byIds([householdId]);
    const village = await this.regions.village(door.villageId);
    const home = await this.residencies.verifiedOf(me.memberId, door.villageId);
    return { door, village, isOwn: home?.householdId === householdId };
  }

  private async of(householdId: string): Promise<Pick<DoorChoice, 'shows' | 'version'>> {
    return (await this.uow.repo(DoorChoice).findOneBy({ householdId })) ?? { shows: 'nothing', version: 0 };
  }

  private async view({ householdId, villageId, label }: DoorStep, isOwn: boolean): Promise<DoorSetting> {
    const { shows: chosen, version } = await this.of(householdId);
    const { highest } = await this.rules.of(villageId);
    const { code, printedAt } = (await this.codes.of(householdId)) ?? refuseCommon('NOT_FOUND');
    return {
      householdId, villageId, label, code, printedAt: printedAt === null ? null : new Date(printedAt).toISOString(),
      chosen, highest, shows: shownAt(chosen, highest), version, mayChoose: isOwn, changes: isOwn ? await this.changes(villageId, householdId) : [],
    };
  }

  private async changes(villageId: string, householdId: string): Promise<DoorSetting['changes']> {
    const rows = await this.uow.repo(DoorChoiceChange).find({ where: { villageId, householdId }, order: { at: 'DESC', id: 'DESC' }, take: CHANGES_SHOWN });
    const names = await this.members.nameOf(rows.map(({ memberId }) => memberId), villageId);
    return rows.map(({ shows, at, memberId }) => ({ shows, at: new Date(at).toISOString(), byName: names.get(memberId) ?? '家里人' }));
  }

  private async save({ version, ...choice }: DoorChoice): Promise<void> {
    const { householdId, shows } = choice;
    const saved = version === 0
      ? await this.begin({ ...choice, version: 1 })
      : (await this.uow.repo(DoorChoice).update({ householdId, version }, { shows, version: version + 1 })).affected === 1;
    if (!saved) refuseCommon('CHANGED_MEANWHILE');
  }

  private async begin(row: DoorChoice): Promise<boolean> {
    try {
      await this.uow.repo(DoorChoice).insert(row);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
