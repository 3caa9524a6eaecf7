import { HouseholdCodes } from '../../../server/src/features/household/household-codes.service';
import { OVERSEERS, VILLAGE_STAFF, type AccessRoom } from './room';

const READERS = [...OVERSEERS, 'group leader', 'party contact', 'inspector'] as const;

export const doorRoom: AccessRoom = {
  expectations: {
    'doorRoutes.look': 'everybody',
    'doorRoutes.read': ['villager', ...READERS],
    'doorRoutes.choose': ['villager'],
    'doorRoutes.plate': ['villager', ...READERS],
    'doorRoutes.rule': READERS,
    'doorRoutes.setRule': VILLAGE_STAFF,
    'doorRoutes.plates': VILLAGE_STAFF,
    'doorRoutes.notePrinted': VILLAGE_STAFF,
  },
  requests: async ({ running, village, household }) => {
    const codes = await running.app.get(HouseholdCodes, { strict: false }).codesOf(village.villageId, [household.householdId]);
    return {
      'doorRoutes.look': () => ({ params: { code: codes.get(household.householdId)! } }),
      'doorRoutes.read': () => ({ params: household }),
      'doorRoutes.choose': () => ({ params: household, body: { shows: 'nothing', version: 0 } }),
      'doorRoutes.plate': () => ({ params: household }),
      'doorRoutes.rule': () => ({ params: village }),
      'doorRoutes.setRule': () => ({ params: village, body: { highest: 'grade', version: 0 } }),
      'doorRoutes.plates': () => ({ params: village }),
      'doorRoutes.notePrinted': () => ({ params: village, body: {} }),
    };
  },
};
