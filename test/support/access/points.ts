import { householdRoutes } from '../../../shared/contract/household';
import { aHousehold } from '../people';
import { OVERSEERS, VILLAGE_STAFF, type AccessRoom } from './room';

const persons = (door: number) => ['老', '小'].map((word, at) => ({ name: `${word}${'甲乙丙丁戊己庚辛壬癸'[door % 10]}`, relation: at === 0 ? '户主' : '子女', presence: 'home' as const }));

/** Points that lapse, households that split and merge. */
export const pointsRoom: AccessRoom = {
  expectations: {
    'pointsRoutes.expiry': 'everybody',
    'pointsRoutes.publishExpiry': ['secretary'],
    'householdChangeRoutes.split': VILLAGE_STAFF,
    'householdChangeRoutes.merge': VILLAGE_STAFF,
    'householdChangeRoutes.list': OVERSEERS,
  },
  requests: ({ running, the, village: params }) => {
    let doorNo = 700;
    const aFamily = async () => {
      doorNo += 1;
      const { id } = await aHousehold(running, { doorNo: String(doorNo), headName: persons(doorNo)[0]!.name, persons: persons(doorNo) });
      return id;
    };
    const split = async () => {
      const householdId = await aFamily();
      const family = await running.api.call(householdRoutes.read, { params: { householdId } }, { token: the('secretary').token });
      const personId = family.persons[1]!.personId;
      return { householdId, groupNo: 4, doorNo: String(doorNo), personIds: [personId], headPersonId: personId, points: 0, reason: '成家' };
    };
    return {
      'pointsRoutes.expiry': () => ({ params }),
      'pointsRoutes.publishExpiry': () => ({ params, body: { kind: 'year-end', from: '2099-01-01' } }),
      'householdChangeRoutes.split': async () => ({ params, body: await split() }),
      'householdChangeRoutes.merge': async () => ({ params, body: { fromHouseholdId: await aFamily(), toHouseholdId: await aFamily(), reason: '同住' } }),
      'householdChangeRoutes.list': () => ({ params }),
    };
  },
};
