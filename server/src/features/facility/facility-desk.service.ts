import { Injectable } from '@nestjs/common';
import type { FacilityEdit, FacilityState, FacilityView, NewFacility } from '../../../../shared/contract/facility';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import { FacilityChanges } from './facility-changes.service';
import { FacilityPeople } from './facility-people.service';
import { FacilityReader } from './facility-reader.service';
import type { Facility } from './facility.entity';
import { assertMayEdit } from './facility.policy';

/** What the village's staff do with facilities, one at a time. */
@Injectable()
export class FacilityDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly people: FacilityPeople,
    private readonly reader: FacilityReader,
    private readonly changes: FacilityChanges,
    private readonly audit: Audit,
  ) {}

  async create(me: Caller, villageId: string, asked: NewFacility): Promise<FacilityView> {
    await this.people.assertServes(villageId, asked.dutyMemberId);
    return this.uow.run(async () => {
      await this.changes.countOn(villageId);
      const facility = await this.changes.insert(villageId, { ...asked, state: 'in-use' });
      return this.finish(me, facility, 'facility.create');
    });
  }

  async edit(me: Caller, facilityId: string, { version, ...asked }: FacilityEdit): Promise<FacilityView> {
    const { villageId, dutyMemberId } = await this.mine(me, facilityId);
    await this.people.assertServes(villageId, asked.dutyMemberId, dutyMemberId);
    return this.change(me, facilityId, version, asked, 'facility.edit');
  }

  async setState(me: Caller, facilityId: string, state: FacilityState, version: number): Promise<FacilityView> {
    await this.mine(me, facilityId);
    return this.change(me, facilityId, version, { state }, `facility.${state}`);
  }

  private change(me: Caller, facilityId: string, version: number, content: Partial<NewFacility> & { state?: FacilityState }, action: string): Promise<FacilityView> {
    return this.uow.run(async () => {
      const before = await this.reader.load(facilityId);
      await this.changes.countOn(before.villageId);
      return this.finish(me, await this.changes.update(before, content, version), action);
    });
  }

  private async mine(me: Caller, facilityId: string): Promise<Facility> {
    const facility = await this.reader.load(facilityId);
    assertMayEdit(me, await this.regions.village(facility.villageId));
    return facility;
  }

  private async finish(me: Caller, facility: Facility, action: string): Promise<FacilityView> {
    const { id, villageId, code, state } = facility;
    await this.audit.note(me, { action, villageId, subject: `facility:${id}`, details: { code, state } });
    return this.reader.viewOf(me, facility);
  }
}
