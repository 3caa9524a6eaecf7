import type { RunningApp } from '../app';
import {
  COUNTY, FAR_AWAY, NEXT_VILLAGE, TOWN, YANGJIAWAN, aCleaner, aCountyOfficer, aFollower, aGroupLeader, aSecretary, aTownOfficer, aVillager, anInspector, anOfficer, type Person,
} from '../people';
import type { Actor } from './room';

const OTHER_TOWNS_OFFICE = '421102001';

/** One person for each actor; for nobody none. */
export async function thePeople(running: RunningApp): Promise<Map<Actor, Person>> {
  const door = { groupNo: 3, doorNo: '12' };
  const made: [Actor, () => Promise<Person>][] = [
    ['follower', () => aFollower(running)],
    ['secretary', () => aSecretary(running)], ['foreign secretary', () => aSecretary(running, NEXT_VILLAGE)],
    ['cadre', () => anOfficer(running, 'cadre', YANGJIAWAN)], ['foreign cadre', () => anOfficer(running, 'cadre', NEXT_VILLAGE)],
    ['keeper', () => anOfficer(running, 'keeper', YANGJIAWAN)], ['foreign keeper', () => anOfficer(running, 'keeper', NEXT_VILLAGE)],
    ['party contact', () => anOfficer(running, 'party-contact', YANGJIAWAN)],
    ['cleaner', () => aCleaner(running)], ['foreign cleaner', () => aCleaner(running, NEXT_VILLAGE)],
    ['inspector', () => anInspector(running)], ['foreign inspector', () => anInspector(running, NEXT_VILLAGE)],
    ['town officer', () => aTownOfficer(running, TOWN)], ['foreign town officer', () => aTownOfficer(running, OTHER_TOWNS_OFFICE)],
    ['county officer', () => aCountyOfficer(running, COUNTY)], ['foreign county officer', () => aCountyOfficer(running, FAR_AWAY.slice(0, 6))],
    ['operator', () => anOfficer(running, 'operator', COUNTY)],
    ['villager', () => aVillager(running, door)], ['foreign villager', () => aVillager(running, { villageId: NEXT_VILLAGE, ...door })],
    ['group leader', () => aGroupLeader(running)], ['foreign group leader', () => aGroupLeader(running, NEXT_VILLAGE)],
  ];
  const people = new Map<Actor, Person>();
  for (const [actor, make] of made) people.set(actor, await make());
  return people;
}
