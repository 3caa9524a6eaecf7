import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { householdErrors } from '../../../../shared/contract/household';
import { householdChangeErrors } from '../../../../shared/contract/household-change';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { canonicalDoor, doorOrder } from './doors';
import { HouseholdCodes } from './household-codes.service';
import { Household, HouseholdPerson } from './household.entity';
import { Register } from './register.service';

export interface Split {
  fromId: string;
  groupNo: number;
  doorNo: string;
  /** Who goes along; at least one stays. */
  personIds: readonly string[];
  headPersonId: string;
  partyMember: boolean;
  welfare: boolean;
}

export interface Parted {
  from: Household;
  to: Household;
  /** Who changed households, by name. */
  names: string[];
}

const HEAD = '户主';
const KIN = '家人';

/** Splits (分户) and merges (并户) in the register: persons keep their ids, a merged household is closed and stays. */
@Injectable()
export class RegisterChanges {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly register: Register,
    private readonly codes: HouseholdCodes,
  ) {}

  split(villageId: string, split: Split): Promise<Parted> {
    return this.uow.run(async () => {
      await this.register.take(villageId);
      const from = await this.open(villageId, split.fromId);
      const persons = await this.personsOf(from);
      const going = persons.filter(({ id }) => split.personIds.includes(id));
      const head = going.find(({ id }) => id === split.headPersonId);
      if (!head || going.length !== new Set(split.personIds).size) return refuse(householdChangeErrors, 'PERSON_NOT_THERE');
      if (going.length === persons.length) refuse(householdChangeErrors, 'SOMEBODY_MUST_STAY');
      const to = await this.add(from, split, head.name);
      await this.rehouse(going, to, 0, (person) => (person === head ? HEAD : person.relation === HEAD ? KIN : person.relation));
      await this.headStays(from, persons.filter((one) => !going.includes(one)));
      return { from, to, names: going.map(({ name }) => name) };
    });
  }

  merge(villageId: string, fromId: string, toId: string): Promise<Parted> {
    return this.uow.run(async () => {
      if (fromId === toId) refuseCommon('INPUT_INVALID', [{ path: 'toHouseholdId', message: '请选择另外一户' }]);
      await this.register.take(villageId);
      const [from, to] = [await this.open(villageId, fromId), await this.open(villageId, toId)];
      const [going, there] = [await this.personsOf(from), await this.personsOf(to)];
      if (going.some(({ name }) => there.some((one) => one.name === name))) refuse(householdChangeErrors, 'SAME_NAMES');
      await this.rehouse(going, to, there.length, ({ relation }) => (relation === HEAD ? KIN : relation));
      await this.uow.repo(Household).update({ id: fromId, closedAt: IsNull() }, { closedAt: this.clock.now(), mergedInto: toId });
      return { from, to, names: going.map(({ name }) => name) };
    });
  }

  /** Another village's household does not exist here. */
  private async open(villageId: string, id: string): Promise<Household> {
    const household = (await this.uow.repo(Household).findOneBy({ id, villageId })) ?? refuseCommon('NOT_FOUND');
    return household.closedAt === null ? household : refuse(householdErrors, 'HOUSEHOLD_CLOSED');
  }

  private personsOf({ villageId, id }: Household): Promise<HouseholdPerson[]> {
    return this.uow.repo(HouseholdPerson).find({ where: { villageId, householdId: id }, order: { position: 'ASC', id: 'ASC' }, take: 200 });
  }

  private async add({ villageId }: Household, { groupNo, doorNo, partyMember, welfare }: Split, headName: string): Promise<Household> {
    const door = canonicalDoor(doorNo);
    const household: Household = {
      id: this.ids.next(), villageId, groupNo, doorNo: door, doorOrder: doorOrder(door), headName, partyMember, welfare, closedAt: null, mergedInto: null,
    };
    if (await this.uow.repo(Household).existsBy({ villageId, groupNo, doorNo: door })) refuse(householdChangeErrors, 'DOOR_TAKEN');
    try {
      await this.uow.repo(Household).insert(household);
    } catch (error) {
      if (isDuplicateKey(error)) refuse(householdChangeErrors, 'DOOR_TAKEN');
      throw error;
    }
    await this.codes.give(villageId, [household]);
    return household;
  }

  private async rehouse(going: readonly HouseholdPerson[], to: Household, firstPosition: number, relation: (person: HouseholdPerson) => string): Promise<void> {
    for (const [at, person] of going.entries()) {
      await this.uow.repo(HouseholdPerson).update({ id: person.id }, { householdId: to.id, position: firstPosition + at, relation: relation(person) });
    }
  }

  /** Where the head left, the first who stays is the head. */
  private async headStays(from: Household, staying: readonly HouseholdPerson[]): Promise<void> {
    if (staying.some(({ name }) => name === from.headName)) return;
    const [first] = staying;
    await this.uow.repo(Household).update({ id: from.id }, { headName: first!.name });
    await this.uow.repo(HouseholdPerson).update({ id: In([first!.id]) }, { relation: HEAD });
  }
}
