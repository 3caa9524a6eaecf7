import { Injectable } from '@nestjs/common';
import { HOUSEHOLD_PLATES_AT_MOST, type DoorRule } from '../../../../shared/contract/door';
import { spokenHouseholdCode } from '../../../../shared/domain/household-code';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { AppConfig } from '../../core/config/config';
import { pageAddress } from '../../core/config/web-address';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { plateSheets, type Plate } from '../../core/pdf/plates';
import { HouseholdCodes } from '../household/household-codes.service';
import { Households, type DoorStep } from '../household/households.service';
import { RegionService } from '../region/region.service';
import { DoorChoices } from './door-choices.service';
import { assertMayRead } from './door.policy';
import { DoorRules } from './door-rules.service';

export interface PlatesAsked {
  groupNo?: number | undefined;
  which: 'all' | 'unprinted';
}

/** Sheets of household plates (户牌): the village and the door, never a name. */
@Injectable()
export class HouseholdPlates {
  constructor(
    private readonly config: AppConfig,
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly codes: HouseholdCodes,
    private readonly choices: DoorChoices,
    private readonly rules: DoorRules,
    private readonly audit: Audit,
  ) {}

  async print(villageId: string, asked: PlatesAsked): Promise<Buffer> {
    const village = await this.regions.village(villageId);
    const doors = await this.doors(villageId, asked);
    if (doors.length === 0) refuseCommon('NOT_FOUND');
    if (doors.length > HOUSEHOLD_PLATES_AT_MOST) refuseCommon('INPUT_INVALID', [{ path: 'groupNo', message: `一次最多打印 ${HOUSEHOLD_PLATES_AT_MOST} 户,请按组分开打印` }]);
    return this.sheets(village.name, doors);
  }

  async one(me: Caller, householdId: string): Promise<Buffer> {
    const { village, isOwn } = await this.choices.approach(me, householdId);
    assertMayRead(me, village, isOwn);
    return this.sheets(village.name, await this.households.byIds([householdId]));
  }

  /** Said by whoever has them in hand: fetching a file is not printing it. */
  notePrinted(me: Caller, villageId: string, asked: PlatesAsked): Promise<DoorRule> {
    return this.uow.run(async () => {
      const doors = await this.doors(villageId, asked);
      await this.codes.markPrinted(villageId, doors.map(({ householdId }) => householdId));
      await this.audit.note(me, { action: 'door.print', villageId, subject: `village:${villageId}`, details: { added: doors.length, groupNo: asked.groupNo ?? null } });
      return this.rules.read(villageId);
    });
  }

  private async doors(villageId: string, { groupNo, which }: PlatesAsked): Promise<DoorStep[]> {
    const doors = await this.households.ofVillage(villageId, groupNo === undefined ? undefined : [groupNo]);
    if (which === 'all') return doors;
    const codes = await this.codes.ofVillage(villageId);
    return doors.filter(({ householdId }) => codes.get(householdId)?.printedAt === null);
  }

  private async sheets(villageName: string, doors: readonly DoorStep[]): Promise<Buffer> {
    const codes = doors[0] ? await this.codes.codesOf(doors[0].villageId, doors.map(({ householdId }) => householdId)) : new Map<string, string>();
    return plateSheets(`${villageName}户牌`, doors.map(({ householdId, label }) => this.plateOf(villageName, label, codes.get(householdId) ?? '')));
  }

  private plateOf(villageName: string, label: string, code: string): Plate {
    return {
      qr: pageAddress(this.config, 'resident/door', { code }), title: label, code: spokenHouseholdCode(code),
      lines: [villageName, '一户一码', '扫码进村庄'],
    };
  }
}
