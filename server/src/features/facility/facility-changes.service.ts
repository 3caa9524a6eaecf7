import { Injectable } from '@nestjs/common';
import { facilityErrors, type NewFacility } from '../../../../shared/contract/facility';
import { codePrefixOf, facilityCode, LAST_SERIAL } from '../../../../shared/domain/facility-code';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Facility, FacilitySerial, FacilityTableVersion } from './facility.entity';
import { placeColumns } from './facility.place';

export type FacilityContent = NewFacility & Pick<Facility, 'state'>;

/** Writes, inside the caller's unit of work: codes are given out once, changes are counted. */
@Injectable()
export class FacilityChanges {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async version(villageId: string): Promise<number> {
    return (await this.uow.repo(FacilityTableVersion).findOneBy({ villageId }))?.version ?? 0;
  }

  /** Each change of a village's facilities waits for the one before; `base`: the ones the writer has looked at. */
  async countOn(villageId: string, base?: number): Promise<void> {
    const where = { villageId, ...(base !== undefined && { version: base }) };
    const { affected } = await this.uow.repo(FacilityTableVersion).update(where, { version: () => 'version + 1' });
    if (affected === 1) return;
    const begun = (base ?? 0) === 0 && (await this.insertOnce(() => this.uow.repo(FacilityTableVersion).insert({ villageId, version: 1 })));
    if (begun) return;
    if (base !== undefined) refuse(facilityErrors, 'FACILITY_TABLE_MOVED');
    await this.uow.repo(FacilityTableVersion).update({ villageId }, { version: () => 'version + 1' });
  }

  async insert(villageId: string, content: FacilityContent): Promise<Facility> {
    const [code] = await this.codes(villageId, 1);
    return this.insertAs(villageId, code!, content);
  }

  async insertMany(villageId: string, contents: readonly FacilityContent[]): Promise<void> {
    if (contents.length === 0) return;
    const codes = await this.codes(villageId, contents.length);
    for (const [at, content] of contents.entries()) await this.insertAs(villageId, codes[at]!, content);
  }

  /** Of two who read the same version, the first one's words stand. */
  async update(before: Facility, content: Partial<FacilityContent>, version = before.version): Promise<Facility> {
    const after: Facility = { ...before, ...columnsOf({ ...contentOf(before), ...content }, before), version: version + 1, changedAt: this.clock.now() };
    const { affected } = await this.uow.repo(Facility).update({ id: before.id, version }, after);
    return affected === 1 ? after : refuseCommon('CHANGED_MEANWHILE');
  }

  private async insertAs(villageId: string, code: string, content: FacilityContent): Promise<Facility> {
    const facility: Facility = { id: this.ids.next(), villageId, code, ...columnsOf(content), version: 1, changedAt: this.clock.now() };
    await this.uow.repo(Facility).insert(facility);
    return facility;
  }

  private async codes(villageId: string, count: number): Promise<string[]> {
    const prefix = codePrefixOf(villageId);
    const last = await this.lastSerial(prefix, count);
    if (last > LAST_SERIAL) refuse(facilityErrors, 'FACILITY_CODES_USED_UP');
    return Array.from({ length: count }, (_, at) => facilityCode(prefix, last - count + 1 + at));
  }

  private async lastSerial(prefix: string, count: number): Promise<number> {
    const serials = this.uow.repo(FacilitySerial);
    const step = () => serials.update({ prefix }, { lastSerial: () => `last_serial + ${Math.trunc(count)}` });
    const taken = (await step()).affected === 1;
    if (!taken && (await this.insertOnce(() => serials.insert({ prefix, lastSerial: count })))) return count;
    if (!taken) await step();
    return (await serials.findOneByOrFail({ prefix })).lastSerial;
  }

  private async insertOnce(insert: () => Promise<unknown>): Promise<boolean> {
    try {
      await insert();
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}

type Columns = Omit<Facility, 'id' | 'villageId' | 'code' | 'version' | 'changedAt'>;

/** What was given as a point stays as it was when nothing new is given. */
function columnsOf({ kind, name, dutyMemberId, state, ...place }: FacilityContent, before?: Facility): Columns {
  const placed = placeColumns(place);
  const same = before && placed.rawLatE6 === before.rawLatE6 && placed.rawLngE6 === before.rawLngE6 && placed.rawSystem === before.rawSystem;
  return { kind, name, dutyMemberId, state, ...placed, ...(same && { latE6: before.latE6, lngE6: before.lngE6 }) };
}

export function contentOf({ kind, name, groupNo, placeWords, dutyMemberId, state, rawLatE6, rawLngE6, rawSystem }: Facility): FacilityContent {
  const point = rawLatE6 === null || rawLngE6 === null || rawSystem === null ? null : { lat: rawLatE6 / 1e6, lng: rawLngE6 / 1e6, system: rawSystem };
  return { kind, name, groupNo, placeWords, point, dutyMemberId, state };
}
