import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { z } from 'zod';
import type { GroupView, HouseholdCard } from '../../../../shared/contract/household';
import { doorLabel, groupName } from '../../../../shared/domain/groups';
import { contains } from '../../core/database/like';
import type { Page, PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { RegionService } from '../region/region.service';
import { canonicalDoor } from './doors';
import { Household, HouseholdPerson } from './household.entity';

/** A door as inspectors walk past it. */
export interface DoorStep {
  householdId: string;
  villageId: string;
  /** 三组 12 号 */
  label: string;
  groupNo: number;
  doorNo: string;
  headName: string;
  partyMember: boolean;
  /** 低保户; for staff. */
  welfare: boolean;
}

export interface HouseholdAsked extends PageAsked {
  groupNo?: number | undefined;
  q: string;
}

/** A village of a plain town has under 2,000 households. */
const DOORS_AT_MOST = 10_000;

const OPEN = { closedAt: IsNull() };

const toDoorStep = ({ id, villageId, groupNo, doorNo, headName, partyMember, welfare }: Household): DoorStep => ({
  householdId: id, villageId, label: doorLabel(groupNo, doorNo), groupNo, doorNo, headName, partyMember, welfare,
});

/** The households of a village, by group and door. One that was merged into another is found by its id only: its history stays. */
@Injectable()
export class Households {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
  ) {}

  find(householdId: string): Promise<Household | null> {
    return this.uow.repo(Household).findOneBy({ id: householdId });
  }

  atDoor(villageId: string, groupNo: number, doorNo: string): Promise<Household | null> {
    return this.uow.repo(Household).findOneBy({ villageId, groupNo, doorNo: canonicalDoor(doorNo), ...OPEN });
  }

  async isClosed(householdId: string): Promise<boolean> {
    return (await this.find(householdId))?.closedAt != null;
  }

  /** Of those that were merged into others (并户): into which. That one may have been merged since. */
  async heirsOf(householdIds: readonly string[]): Promise<Map<string, DoorStep>> {
    if (householdIds.length === 0) return new Map();
    // By hand: it is asked with every line of the record, and mostly finds nothing.
    const sql = `SELECT id, merged_into AS heirId FROM household WHERE id IN (${householdIds.map(() => '?').join(', ')}) AND merged_into IS NOT NULL`;
    const merged = await this.uow.query<{ id: string; heirId: string }>(sql, [...householdIds]);
    if (merged.length === 0) return new Map();
    const heirs = new Map((await this.byIds(merged.map(({ heirId }) => heirId))).map((heir) => [heir.householdId, heir]));
    return new Map(merged.map(({ id, heirId }) => [id, heirs.get(heirId)!]));
  }

  /** Those that live on in this one (并户), one after another. */
  async absorbedBy({ villageId, householdId }: { villageId: string; householdId: string }): Promise<string[]> {
    const found: string[] = [];
    for (let heirs = [householdId]; heirs.length > 0; found.push(...heirs)) {
      heirs = (await this.uow.repo(Household).find({ select: { id: true }, where: { villageId, mergedInto: In(heirs) } })).map(({ id }) => id);
    }
    return found;
  }

  /** 三组 12 号; empty for an unknown household. */
  async label(householdId: string): Promise<string> {
    const household = await this.find(householdId);
    return household ? doorLabel(household.groupNo, household.doorNo) : '';
  }

  /** In the order one walks: by group, then door. */
  async ofVillage(villageId: string, groupNos?: readonly number[]): Promise<DoorStep[]> {
    const rows = await this.uow.repo(Household).find({
      where: { villageId, ...OPEN, ...(groupNos && { groupNo: In([...groupNos]) }) },
      order: { groupNo: 'ASC', doorOrder: 'ASC' },
      take: DOORS_AT_MOST,
    });
    return rows.map(toDoorStep);
  }

  async byIds(householdIds: readonly string[]): Promise<DoorStep[]> {
    if (householdIds.length === 0) return [];
    return (await this.uow.repo(Household).findBy({ id: In([...householdIds]) })).map(toDoorStep);
  }

  count(villageId: string): Promise<number> {
    return this.uow.repo(Household).countBy({ villageId, ...OPEN });
  }

  async groups(villageId: string): Promise<{ items: z.infer<typeof GroupView>[] }> {
    await this.regions.village(villageId);
    const rows = await this.uow.repo(Household).createQueryBuilder('h')
      .select('h.groupNo', 'groupNo').addSelect('COUNT(*)', 'households')
      .where({ villageId, ...OPEN }).groupBy('h.groupNo').orderBy('h.groupNo', 'ASC')
      .getRawMany<{ groupNo: number | string; households: number | string }>();
    return { items: rows.map((row) => ({ groupNo: Number(row.groupNo), name: groupName(Number(row.groupNo)), households: Number(row.households) })) };
  }

  /** Keyset by group and door, which together name exactly one household. */
  async list(villageId: string, { groupNo, q, after, limit }: HouseholdAsked): Promise<Page<HouseholdCard>> {
    const query = this.uow.repo(Household).createQueryBuilder('h').where({ villageId, ...OPEN });
    if (groupNo !== undefined) query.andWhere({ groupNo });
    if (q) query.andWhere(`(h.doorNo = :q OR h.headName LIKE :like ESCAPE '!' OR EXISTS (${PERSON_SQL}))`, { q, like: contains(q) });
    if (after !== undefined) {
      query.andWhere('h.groupNo >= :group AND (h.groupNo > :group OR h.doorOrder > :door)', readCursor(after));
    }
    const rows = await query.orderBy('h.groupNo', 'ASC').addOrderBy('h.doorOrder', 'ASC').limit(limit + 1).getMany();
    const items = await this.cards(villageId, rows.slice(0, limit));
    return { items, next: rows.length > limit ? cursorOf(rows[limit - 1]!) : null };
  }

  persons(villageId: string, householdId: string): Promise<HouseholdPerson[]> {
    return this.uow.repo(HouseholdPerson).find({ where: { villageId, householdId }, order: { position: 'ASC', id: 'ASC' }, take: 100 });
  }

  async cards(villageId: string, households: readonly Household[]): Promise<HouseholdCard[]> {
    const people = await this.peopleOf(villageId, households.map(({ id }) => id));
    return households.map(({ id, groupNo, doorNo, headName, partyMember, welfare }) => ({
      householdId: id, label: doorLabel(groupNo, doorNo), groupNo, doorNo, headName, people: people.get(id) ?? 0, partyMember, welfare,
    }));
  }

  private async peopleOf(villageId: string, householdIds: string[]): Promise<Map<string, number>> {
    if (householdIds.length === 0) return new Map();
    const rows = await this.uow.repo(HouseholdPerson).createQueryBuilder('p')
      .select('p.householdId', 'householdId').addSelect('COUNT(*)', 'people')
      .where({ villageId, householdId: In(householdIds) }).groupBy('p.householdId')
      .getRawMany<{ householdId: string; people: number | string }>();
    return new Map(rows.map(({ householdId, people }) => [householdId, Number(people)]));
  }
}

const PERSON_SQL = `SELECT 1 FROM household_person p WHERE p.village_id = h.village_id AND p.household_id = h.id AND p.name LIKE :like ESCAPE '!'`;

const cursorOf = ({ groupNo, doorOrder }: Household): string => Buffer.from(`${groupNo}.${doorOrder}`).toString('base64url');

function readCursor(cursor: string): { group: number; door: number } {
  const [, group, door] = /^(\d{1,2})\.(\d{1,7})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (group === undefined) return refuseCommon('INPUT_INVALID', [{ path: 'after', message: '翻页位置无效,请从第一页看起' }]);
  return { group: Number(group), door: Number(door) };
}
