import { Injectable } from '@nestjs/common';
import { spokenCode } from '../../../../shared/domain/facility-code';
import { groupName, groupNoIn } from '../../../../shared/domain/groups';
import type { DutyLine } from '../../../../shared/domain/duties';
import { Facilities, type FacilityRef } from '../facility/facilities.service';
import { ReportKinds } from '../report-kind/report-kinds.service';

type Area = Pick<DutyLine, 'groupNo' | 'facilityId'>;

export interface Place {
  id: string;
  code: string;
  words: string;
}

export const WHOLE_VILLAGE = '全村';
export const ALL_KINDS = '全部类型';

/** Areas and kinds of a village by name, for people; by id, for the table. */
@Injectable()
export class DutyPlaces {
  constructor(
    private readonly reportKinds: ReportKinds,
    private readonly known: Facilities,
  ) {}

  /** Kinds that can still be reported, by id. */
  async kinds(villageId: string): Promise<Map<string, string>> {
    const kinds = await this.reportKinds.ofVillage(villageId);
    return new Map(kinds.filter(({ retired }) => !retired).map(({ id, name }) => [id, name]));
  }

  /** Retired ones too: a line may still speak of them. */
  async kindNames(villageId: string): Promise<Map<string, string>> {
    return new Map((await this.reportKinds.ofVillage(villageId)).map(({ id, name }) => [id, name]));
  }

  /** The facilities among these ids that the village has. */
  async facilities(villageId: string, ids: readonly (string | null)[]): Promise<Map<string, Place>> {
    const found = await this.known.byIds(villageId, ids.filter((id) => id !== null));
    return new Map([...found].map(([id, facility]) => [id, toPlace(facility)]));
  }

  /** The village's facilities with these codes on their plates, by code. */
  async byCodes(villageId: string, codes: readonly string[]): Promise<Map<string, Place>> {
    const found = await this.known.byCodes(villageId, codes);
    return new Map([...found].map(([code, facility]) => [code, toPlace(facility)]));
  }

  /** The facility's own duty person. */
  async keeperOf(villageId: string, facilityId: string): Promise<string | null> {
    return (await this.known.byId(villageId, facilityId))?.dutyMemberId ?? null;
  }
}

const toPlace = ({ id, code, name }: FacilityRef): Place => ({ id, code, words: `${name} ${spokenCode(code)}` });

/** 全村, 三组, 晒谷场路灯 421-102-0001-2 */
export function areaWords({ groupNo, facilityId }: Area, facilities: ReadonlyMap<string, Place>): string {
  if (facilityId !== null) return facilities.get(facilityId)?.words ?? '已撤下的设施';
  return groupNo === null ? WHOLE_VILLAGE : groupName(groupNo);
}

/** What the table's first column says, or undefined for what must be a facility's code. */
export function areaIn(words: string): Area | undefined {
  if (['', WHOLE_VILLAGE, '全部'].includes(words)) return { groupNo: null, facilityId: null };
  const groupNo = words.endsWith('组') || /^\d{1,2}$/.test(words) ? groupNoIn(words) : undefined;
  return groupNo === undefined ? undefined : { groupNo, facilityId: null };
}
