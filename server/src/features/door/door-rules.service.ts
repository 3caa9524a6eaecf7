import { Injectable } from '@nestjs/common';
import type { DoorRule } from '../../../../shared/contract/door';
import type { DoorShows } from '../../../../shared/domain/door-shows';
import { groupName } from '../../../../shared/domain/groups';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { HouseholdCodes } from '../household/household-codes.service';
import { Households } from '../household/households.service';
import { DoorRuleRow } from './door.entity';

/** How much of a household its village lets a plate show. */
@Injectable()
export class DoorRules {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly households: Households,
    private readonly codes: HouseholdCodes,
    private readonly audit: Audit,
  ) {}

  async of(villageId: string): Promise<Pick<DoorRuleRow, 'highest' | 'version'>> {
    return (await this.uow.repo(DoorRuleRow).findOneBy({ villageId })) ?? { highest: 'nothing', version: 0 };
  }

  async read(villageId: string): Promise<DoorRule> {
    const { highest, version } = await this.of(villageId);
    const doors = await this.households.ofVillage(villageId);
    const codes = await this.codes.ofVillage(villageId);
    const groups = new Map<number, { households: number; unprinted: number }>();
    for (const { groupNo, householdId } of doors) {
      const before = groups.get(groupNo) ?? { households: 0, unprinted: 0 };
      const isPrinted = typeof codes.get(householdId)?.printedAt === 'number';
      groups.set(groupNo, { households: before.households + 1, unprinted: before.unprinted + (isPrinted ? 0 : 1) });
    }
    return { highest, version, groups: [...groups].map(([groupNo, counts]) => ({ groupNo, name: groupName(groupNo), ...counts })) };
  }

  /** Lowering it hides at once what is above, whatever households have chosen. */
  set(me: Caller, villageId: string, highest: DoorShows, version: number): Promise<DoorRule> {
    return this.uow.run(async () => {
      await this.save({ villageId, highest, version });
      await this.audit.note(me, { action: 'door.rule', villageId, subject: `village:${villageId}`, details: { shows: highest } });
      return this.read(villageId);
    });
  }

  private async save({ villageId, highest, version }: DoorRuleRow): Promise<void> {
    const saved = version === 0
      ? await this.begin({ villageId, highest, version: 1 })
      : (await this.uow.repo(DoorRuleRow).update({ villageId, version }, { highest, version: version + 1 })).affected === 1;
    if (!saved) refuseCommon('CHANGED_MEANWHILE');
  }

  private async begin(row: DoorRuleRow): Promise<boolean> {
    try {
      await this.uow.repo(DoorRuleRow).insert(row);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
