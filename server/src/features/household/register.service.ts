import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { householdErrors } from '../../../../shared/contract/household';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { doorOrder } from './doors';
import { HouseholdCodes } from './household-codes.service';
import { Household, HouseholdPerson, HouseholdRegisterVersion } from './household.entity';
import { doorKey, planOf, type RegisterHousehold, type RegisterPerson, type RegisterPlan, type StoredHousehold } from './register.plan';

const ROWS_A_STATEMENT = 200;
/** No village has more people. */
const PERSONS_AT_MOST = 50_000;

/** The only writer of households. Whoever changes them counts the register on, so two writers never mix. */
@Injectable()
export class Register {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ids: Ids,
    private readonly codes: HouseholdCodes,
  ) {}

  /** How often the households of the village have changed. */
  async version(villageId: string): Promise<number> {
    return (await this.uow.repo(HouseholdRegisterVersion).findOneBy({ villageId }))?.version ?? 0;
  }

  async plan(villageId: string, wanted: readonly RegisterHousehold[]): Promise<RegisterPlan> {
    return planOf(await this.stored(villageId), wanted);
  }

  /** All or nothing. `base`: the version the writer has looked at. */
  store(villageId: string, wanted: readonly RegisterHousehold[], base?: number): Promise<RegisterPlan> {
    return this.uow.run(async () => {
      await this.countOn(villageId, base ?? (await this.version(villageId)));
      const closed = await this.closedDoors(villageId);
      const plan = await this.plan(villageId, wanted.filter((one) => !closed.has(doorKey(one))));
      await this.add(villageId, plan.added);
      for (const { stored, wanted: household } of plan.changed) await this.change(stored, household);
      return plan;
    });
  }

  /** Who holds the register is the only one who changes households of the village. */
  async take(villageId: string): Promise<void> {
    const again = (): Promise<{ affected?: number }> => this.uow.repo(HouseholdRegisterVersion).increment({ villageId }, 'version', 1);
    if ((await again()).affected === 1 || (await this.begin(villageId))) return;
    await again();
  }

  /** Doors of households that were merged: a table must not bring them back. */
  async closedDoors(villageId: string): Promise<Set<string>> {
    const rows = await this.uow.repo(Household).find({ where: { villageId, closedAt: Not(IsNull()) }, take: PERSONS_AT_MOST });
    return new Set(rows.map(doorKey));
  }

  private async countOn(villageId: string, base: number): Promise<void> {
    const moved = base === 0
      ? await this.begin(villageId)
      : (await this.uow.repo(HouseholdRegisterVersion).update({ villageId, version: base }, { version: base + 1 })).affected === 1;
    if (!moved) refuse(householdErrors, 'IMPORT_STALE');
  }

  private async begin(villageId: string): Promise<boolean> {
    try {
      await this.uow.repo(HouseholdRegisterVersion).insert({ villageId, version: 1 });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  private async stored(villageId: string): Promise<StoredHousehold[]> {
    const households = await this.uow.repo(Household).find({ where: { villageId }, take: PERSONS_AT_MOST });
    const persons = await this.uow.repo(HouseholdPerson).find({ where: { villageId }, take: PERSONS_AT_MOST });
    const byHousehold = new Map<string, HouseholdPerson[]>(households.map(({ id }) => [id, []]));
    for (const person of persons) byHousehold.get(person.householdId)?.push(person);
    return households.map((household) => ({ household, persons: byHousehold.get(household.id) ?? [] }));
  }

  private async add(villageId: string, wanted: readonly RegisterHousehold[]): Promise<void> {
    const rows = wanted.map(({ persons, ...one }) => ({ ...one, id: this.ids.next(), villageId, doorOrder: doorOrder(one.doorNo), closedAt: null, mergedInto: null, persons }));
    const households = rows.map(({ persons: _, ...household }): Household => household);
    const persons = rows.flatMap(({ id, persons: people }) => people.map((person, at) => this.person(villageId, id, person, at)));
    await inParts(households, (part) => this.uow.repo(Household).insert(part));
    await this.codes.give(villageId, households);
    await inParts(persons, (part) => this.uow.repo(HouseholdPerson).insert(part));
  }

  /** Persons are known by name within their household, so that the ids others refer to stay. */
  private async change({ household, persons }: StoredHousehold, wanted: RegisterHousehold): Promise<void> {
    const { headName, partyMember, welfare } = wanted;
    await this.uow.repo(Household).update({ id: household.id }, { headName, partyMember, welfare });
    const gone = persons.filter(({ name }) => !wanted.persons.some((person) => person.name === name));
    if (gone.length > 0) await this.uow.repo(HouseholdPerson).delete({ id: In(gone.map(({ id }) => id)) });
    for (const [position, person] of wanted.persons.entries()) {
      const before = persons.find(({ name }) => name === person.name);
      const { relation, presence } = person;
      if (before) await this.uow.repo(HouseholdPerson).update({ id: before.id }, { relation, presence, position });
      else await this.uow.repo(HouseholdPerson).insert(this.person(household.villageId, household.id, person, position));
    }
  }

  private person(villageId: string, householdId: string, person: RegisterPerson, position: number): HouseholdPerson {
    const { name, relation, presence } = person;
    return { id: this.ids.next(), villageId, householdId, name, relation, presence, position };
  }
}

async function inParts<T>(rows: readonly T[], insert: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) await insert(rows.slice(at, at + ROWS_A_STATEMENT));
}
