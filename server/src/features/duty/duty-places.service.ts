import { Injectable } from '@nestjs/common';
import { groupName, groupNoIn } from '../../../../shared/domain/groups';
import type { DutyLine } from '../../../../shared/domain/duties';
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
  constructor(private readonly reportKinds: ReportKinds) {}

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
  async facilities(_villageId: string, _ids: readonly (string | null)[]): Promise<Map<string, Place>> {
    return new Map();
  }

  /** The village's facilities with these codes on their plates, by code. */
  async byCodes(_villageId: string, _codes: readonly string[]): Promise<Map<string, Place>> {
    return new Map();
  }

  /** The facility's own duty person. */
  async keeperOf(_villageId: string, _facilityId: string): Promise<string | null> {
    return null;
  }
}

/** 全村, 三组, 路灯 L-012 */
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
