import { Injectable } from '@nestjs/common';
import { In, type FindOptionsWhere } from 'typeorm';
import { householdErrors } from '../../../../shared/contract/household';
import { plainCode } from '../../../../shared/domain/check-digit';
import { householdCode, isHouseholdCode, LAST_HOUSEHOLD_SERIAL } from '../../../../shared/domain/household-code';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { HouseholdCode, HouseholdSerial, type Household } from './household.entity';

const ROWS_A_STATEMENT = 500;
type Door = Pick<Household, 'id' | 'groupNo' | 'doorOrder'>;

/** 一户一码: the code on a household's plate. */
@Injectable()
export class HouseholdCodes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** To new households, in walking order. Whoever writes households holds the village's register, so numbers are given one after the other. */
  async give(villageId: string, households: readonly Door[]): Promise<void> {
    if (households.length === 0) return;
    const first = (await this.countOn(villageId, households.length)) - households.length + 1;
    const doors = [...households].sort((a, b) => a.groupNo - b.groupNo || a.doorOrder - b.doorOrder);
    const rows = doors.map(({ id }, at): HouseholdCode => ({ householdId: id, villageId, serial: first + at, code: householdCode(villageId, first + at), printedAt: null }));
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) await this.uow.repo(HouseholdCode).insert(rows.slice(at, at + ROWS_A_STATEMENT));
  }

  /** The household behind a code as scanned or typed. */
  async byCode(typed: string): Promise<HouseholdCode | null> {
    const code = plainCode(typed);
    return isHouseholdCode(code) ? this.uow.repo(HouseholdCode).findOneBy({ code }) : null;
  }

  of(householdId: string): Promise<HouseholdCode | null> {
    return this.uow.repo(HouseholdCode).findOneBy({ householdId });
  }

  /** Code by household; of the whole village, or of some of its households. */
  async codesOf(villageId: string, householdIds?: readonly string[]): Promise<Map<string, string>> {
    return new Map([...(await this.ofVillage(villageId, householdIds))].map(([householdId, { code }]) => [householdId, code]));
  }

  async ofVillage(villageId: string, householdIds?: readonly string[]): Promise<Map<string, HouseholdCode>> {
    const rows = await this.uow.repo(HouseholdCode).find({ where: whereOf(villageId, householdIds), take: LAST_HOUSEHOLD_SERIAL });
    return new Map(rows.map((row) => [row.householdId, row]));
  }

  async markPrinted(villageId: string, householdIds: readonly string[]): Promise<void> {
    const printedAt = this.clock.now();
    for (let at = 0; at < householdIds.length; at += ROWS_A_STATEMENT) {
      await this.uow.repo(HouseholdCode).update(whereOf(villageId, householdIds.slice(at, at + ROWS_A_STATEMENT)), { printedAt });
    }
  }

  /** The last number after so many more. */
  private async countOn(villageId: string, count: number): Promise<number> {
    const serials = this.uow.repo(HouseholdSerial);
    const { affected } = await serials.update({ villageId }, { lastSerial: () => `last_serial + ${Math.trunc(count)}` });
    if (affected !== 1) await serials.insert({ villageId, lastSerial: count });
    const { lastSerial } = await serials.findOneByOrFail({ villageId });
    return lastSerial <= LAST_HOUSEHOLD_SERIAL ? lastSerial : refuse(householdErrors, 'HOUSEHOLD_CODES_USED_UP');
  }
}

const whereOf = (villageId: string, householdIds?: readonly string[]): FindOptionsWhere<HouseholdCode> =>
  ({ villageId, ...(householdIds && { householdId: In([...householdIds]) }) });
