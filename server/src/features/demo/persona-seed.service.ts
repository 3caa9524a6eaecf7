import { Injectable } from '@nestjs/common';
import { DEMO_VILLAGE, personaOpenid, personas, type Persona } from '../../../seed/personas';
import { Households } from '../household/households.service';
import type { RegisterHousehold } from '../household/register.plan';
import { Register } from '../household/register.service';
import { Appointments } from '../member/appointments.service';
import { Follows } from '../member/follows.service';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';

type Home = NonNullable<Persona['home']>;

/** Makes the demo's people known with their homes, offices and follows; a second time changes nothing. */
@Injectable()
export class PersonaSeed {
  constructor(
    private readonly members: Members,
    private readonly residencies: Residencies,
    private readonly appointments: Appointments,
    private readonly follows: Follows,
    private readonly households: Households,
    private readonly register: Register,
  ) {}

  /** Needs the village; households that are missing behind a persona's door are added. */
  async plant(): Promise<void> {
    await this.addMissingHouseholds();
    for (const persona of personas) await this.settle(persona);
  }

  private async settle({ persona, name, home, offices }: Persona): Promise<void> {
    const { id: memberId } = await this.members.ensure(personaOpenid(persona), name);
    if (home && !(await this.residencies.verifiedOf(memberId, DEMO_VILLAGE))) await this.moveIn(memberId, name, home);
    await this.follows.follow(memberId, DEMO_VILLAGE);
    const held = await this.appointments.of(memberId);
    const missing = offices.filter(({ role, regionCode }) => !held.some((one) => one.role === role && one.regionCode === regionCode));
    for (const office of missing) await this.appointments.grant({ memberId, ...office });
  }

  private async moveIn(memberId: string, personName: string, { groupNo, doorNo, presence }: Home): Promise<void> {
    const household = await this.households.atDoor(DEMO_VILLAGE, groupNo, doorNo);
    if (!household) throw new Error(`No household behind door ${groupNo}/${doorNo}`);
    const person = (await this.households.persons(DEMO_VILLAGE, household.id)).find(({ name }) => name === personName);
    await this.residencies.grant({
      villageId: DEMO_VILLAGE, householdId: household.id, groupNo, doorNo, memberId, personId: person?.id ?? null, personName, presence,
    });
  }

  private async addMissingHouseholds(): Promise<void> {
    const doors = new Map(personas.flatMap(({ home }) => (home ? [[`${home.groupNo}/${home.doorNo}`, home] as const] : [])));
    const missing: RegisterHousehold[] = [];
    for (const door of doors.values()) {
      if (!(await this.households.atDoor(DEMO_VILLAGE, door.groupNo, door.doorNo))) missing.push(householdAt(door));
    }
    if (missing.length > 0) await this.register.store(DEMO_VILLAGE, missing);
  }
}

/** Headed by the first persona who lives there. */
function householdAt({ groupNo, doorNo }: Home): RegisterHousehold {
  const people = personas.filter(({ home }) => home?.groupNo === groupNo && home.doorNo === doorNo);
  const persons = people.map(({ name, home }, at) => ({ name, relation: at === 0 ? '户主' : '儿子', presence: home!.presence }));
  return { groupNo, doorNo, headName: people[0]!.name, partyMember: people[0]!.persona === 'secretary', welfare: false, persons };
}
