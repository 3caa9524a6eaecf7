import type { Type } from '@nestjs/common';
import { Appointments } from '../../server/src/features/member/appointments.service';
import { Follows } from '../../server/src/features/member/follows.service';
import { Members } from '../../server/src/features/member/members.service';
import { Residencies } from '../../server/src/features/member/residencies.service';
import { Sessions } from '../../server/src/features/member/sessions.service';
import { Households } from '../../server/src/features/household/households.service';
import { Register } from '../../server/src/features/household/register.service';
import type { RegisterHousehold } from '../../server/src/features/household/register.plan';
import { VillageImport } from '../../server/src/features/region/village-import.service';
import type { Role } from '../../shared/domain/permissions';
import type { RunningApp } from './app';

/** The village of most stories, a neighbour in the same town, one in another town of the county, and one far away. */
export const YANGJIAWAN = '421102200215';
export const NEXT_VILLAGE = '421102200216';
export const OTHER_TOWN = '421102001003';
export const FAR_AWAY = '430321205221';
export const TOWN = '421102200';
export const COUNTY = '421102';

const VILLAGES = `code,name,town_code,town_name,county_code,county_name
${YANGJIAWAN},杨家湾村,421102200,陶店乡,421102,黄州区
${NEXT_VILLAGE},王家湾村,421102200,陶店乡,421102,黄州区
${OTHER_TOWN},一字门社区,421102001,赤壁街道,421102,黄州区
${FAR_AWAY},清塘村,430321205,石鼓镇,430321,湘潭县
`;

export interface Person {
  token: string;
  memberId: string;
  /** As others read it. */
  name: string;
  householdId?: string;
}
export interface Villager extends Person {
  householdId: string;
}

interface Door {
  villageId?: string;
  groupNo?: number;
  doorNo?: string;
}

let people = 0;
const service = <T>({ app }: RunningApp, type: Type<T>): T => app.get(type, { strict: false });

const SURNAMES = [...'赵钱孙李周吴郑王冯陈'];
const GIVEN = [...'春夏秋冬东南西北山水'];
/** A different name each time, without figures in it. */
const aName = (): string => {
  const digits = [...String((people += 1)).padStart(3, '0')].map(Number);
  return digits.map((digit, at) => (at === 0 ? SURNAMES : GIVEN)[digit]).join('');
};

/** Four villages: enough for own, neighbouring and foreign; more of the same town where a test wants one to itself. */
export async function theVillages(running: RunningApp, more: string[] = []): Promise<void> {
  const extra = more.map((code) => `${code},${code.slice(-3)} 号村,421102200,陶店乡,421102,黄州区\n`);
  await service(running, VillageImport).importVillages(Buffer.from(VILLAGES + extra.join('')));
}

/** Somebody who has signed in and nothing more. */
export async function aStranger(running: RunningApp, nickname = `路人${(people += 1)}`): Promise<Person> {
  const { id } = await service(running, Members).ensure(`openid-${(people += 1)}-${Math.random().toString(36).slice(2)}`, nickname);
  return { memberId: id, name: nickname, token: (await service(running, Sessions).open(id)).token };
}

export async function aFollower(running: RunningApp, villageId: string = YANGJIAWAN): Promise<Person> {
  const person = await aStranger(running);
  await service(running, Follows).follow(person.memberId, villageId);
  return person;
}

/** A household behind the door; the one that is there already, if there is one. */
export async function aHousehold(running: RunningApp, { villageId = YANGJIAWAN, groupNo = 3, doorNo = '12', ...rest }: Door & Partial<RegisterHousehold> = {}) {
  const households = service(running, Households);
  const known = await households.atDoor(villageId, groupNo, doorNo);
  if (known) return known;
  const headName = rest.headName ?? aName();
  const household = { partyMember: false, welfare: false, persons: [{ name: headName, relation: '户主', presence: 'home' as const }], ...rest, headName, groupNo, doorNo };
  await service(running, Register).store(villageId, [household]);
  return (await households.atDoor(villageId, groupNo, doorNo))!;
}

export interface VillagerOptions extends Door {
  presence?: 'home' | 'away';
  personName?: string;
}

/** A verified resident who follows the village. */
export async function aVillager(running: RunningApp, { presence = 'home', personName, ...door }: VillagerOptions = {}): Promise<Villager> {
  const household = await aHousehold(running, door);
  const person = await aStranger(running);
  const { id: householdId, villageId, groupNo, doorNo } = household;
  const name = personName ?? aName();
  await service(running, Residencies).grant({
    villageId, householdId, groupNo, doorNo, memberId: person.memberId, personId: null, personName: name, presence,
  });
  await service(running, Follows).follow(person.memberId, villageId);
  return { ...person, name, householdId };
}

export async function anOfficer(running: RunningApp, role: Role, regionCode: string, groupNo: number | null = null): Promise<Person> {
  return appoint(running, await aStranger(running), role, regionCode, groupNo);
}

/** Lives behind the door, if one is given. */
async function aLocal(running: RunningApp, role: Role, villageId: string, door?: Omit<Door, 'villageId'>): Promise<Person> {
  const person = door ? await aVillager(running, { villageId, ...door }) : await aStranger(running);
  return appoint(running, person, role, villageId);
}

async function appoint(running: RunningApp, person: Person, role: Role, regionCode: string, groupNo: number | null = null): Promise<Person> {
  await service(running, Appointments).grant({ memberId: person.memberId, role, regionCode, groupNo });
  return person;
}

export const aSecretary = (running: RunningApp, villageId: string = YANGJIAWAN) => anOfficer(running, 'secretary', villageId);
export const aCleaner = (running: RunningApp, villageId: string = YANGJIAWAN, door?: Omit<Door, 'villageId'>) => aLocal(running, 'cleaner', villageId, door);
export const anInspector = (running: RunningApp, villageId: string = YANGJIAWAN, door?: Omit<Door, 'villageId'>) => aLocal(running, 'inspector', villageId, door);
export const aTownOfficer = (running: RunningApp, townCode: string = TOWN) => anOfficer(running, 'town-officer', townCode);
export const aCountyOfficer = (running: RunningApp, countyCode: string = COUNTY) => anOfficer(running, 'county-officer', countyCode);

/** Lives in the group they lead, so points and own-household rules can be tried on them. */
export async function aGroupLeader(running: RunningApp, villageId: string = YANGJIAWAN, groupNo = 3): Promise<Villager> {
  const leader = await aVillager(running, { villageId, groupNo, doorNo: '1' });
  await service(running, Appointments).grant({ memberId: leader.memberId, role: 'group-leader', regionCode: villageId, groupNo });
  return leader;
}
