import { Injectable } from '@nestjs/common';
import { In, MoreThan, type FindOptionsWhere } from 'typeorm';
import { FACILITIES_AT_MOST, facilityErrors, type FacilityCard, type FacilityLayer, type FacilityState, type FacilityView } from '../../../../shared/contract/facility';
import { plainCode } from '../../../../shared/domain/check-digit';
import { isFacilityCode } from '../../../../shared/domain/facility-code';
import type { FacilityKindId } from '../../../../shared/domain/facility-kinds';
import type { Caller } from '../../core/access/caller';
import type { Page, PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { RegionService } from '../region/region.service';
import { FacilityPeople } from './facility-people.service';
import { Facility } from './facility.entity';
import { mayEdit } from './facility.policy';
import { toCard, toFeature, toView } from './facility.view';

export interface FacilityFilter {
  kind?: FacilityKindId | undefined;
  groupNo?: number | undefined;
}

/** Facilities as anybody may see them. */
@Injectable()
export class FacilityReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly people: FacilityPeople,
  ) {}

  async load(facilityId: string): Promise<Facility> {
    return (await this.uow.repo(Facility).findOneBy({ id: facilityId })) ?? refuseCommon('NOT_FOUND');
  }

  async read(me: Caller | undefined, facilityId: string): Promise<FacilityView> {
    return this.viewOf(me, await this.load(facilityId));
  }

  async byCode(me: Caller | undefined, typed: string): Promise<FacilityView> {
    const code = plainCode(typed);
    if (!isFacilityCode(code)) refuse(facilityErrors, 'FACILITY_CODE_WRONG');
    return this.viewOf(me, (await this.uow.repo(Facility).findOneBy({ code })) ?? refuseCommon('NOT_FOUND'));
  }

  /** By code: the cursor is the last code of the page before. */
  async list(villageId: string, { after, limit, state, ...filter }: PageAsked & FacilityFilter & { state: FacilityState }): Promise<Page<FacilityCard>> {
    await this.regions.village(villageId);
    if (after !== undefined && !isFacilityCode(after)) refuseCommon('INPUT_INVALID', [{ path: 'after', message: '翻页位置无效,请从第一页看起' }]);
    const where = { ...whereOf(villageId, filter), state, ...(after !== undefined && { code: MoreThan(after) }) };
    const rows = await this.uow.repo(Facility).find({ where, order: { code: 'ASC' }, take: limit + 1 });
    const items = rows.slice(0, limit);
    return { items: items.map(toCard), next: rows.length > limit ? (items.at(-1)?.code ?? null) : null };
  }

  async layer(villageId: string, filter: FacilityFilter): Promise<FacilityLayer> {
    await this.regions.village(villageId);
    return { type: 'FeatureCollection', features: (await this.all(villageId, filter, 'in-use')).flatMap(toFeature) };
  }

  /** By code; of all states when none is named. */
  all(villageId: string, filter: FacilityFilter & { ids?: readonly string[] } = {}, state?: FacilityState): Promise<Facility[]> {
    const where = { ...whereOf(villageId, filter), ...(state && { state }), ...(filter.ids && { id: In([...filter.ids]) }) };
    return this.uow.repo(Facility).find({ where, order: { code: 'ASC' }, take: FACILITIES_AT_MOST });
  }

  async viewOf(me: Caller | undefined, facility: Facility): Promise<FacilityView> {
    const { villageId, dutyMemberId } = facility;
    const village = await this.regions.village(villageId);
    const names = await this.people.names(villageId, [dutyMemberId]);
    return toView(facility, { village, dutyName: names.get(dutyMemberId ?? '') ?? null, mayEdit: mayEdit(me, village) });
  }
}

const whereOf = (villageId: string, { kind, groupNo }: FacilityFilter): FindOptionsWhere<Facility> =>
  ({ villageId, ...(kind && { kind }), ...(groupNo !== undefined && { groupNo }) });
