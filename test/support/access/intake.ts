import { intakeRoutes } from '../../../shared/contract/intake';
import { VILLAGE_STAFF, type AccessRoom, type Actor } from './room';

/** Those who may write down what somebody says; the county is too far away from the telephone. */
const TYPISTS: Actor[] = ['group leader', 'party contact', ...VILLAGE_STAFF, 'town officer'];

export const intakeRoom: AccessRoom = {
  expectations: {
    'intakeRoutes.take': TYPISTS,
    'intakeRoutes.list': TYPISTS,
    // A row of the secretary's: a group leader reads own ones only.
    'intakeRoutes.phone': [...VILLAGE_STAFF, 'town officer'],
    'intakeRoutes.slip': [...VILLAGE_STAFF, 'town officer'],
  },
  requests: async ({ running, the, village }) => {
    const heard = {
      channel: 'duty-line', caller: { name: '陈奶奶', phone: '13900001111' }, heardWords: '桥头那个桶又满了',
      report: { kind: 'bin-full', place: { groupNo: 3 } },
    } as const;
    const { intake: { intakeId } } = await running.api.call(intakeRoutes.take, { params: village, body: heard }, { token: the('secretary').token });
    return {
      'intakeRoutes.take': () => ({ params: village, body: heard }),
      'intakeRoutes.list': () => ({ params: village }),
      'intakeRoutes.phone': () => ({ params: { intakeId } }),
      'intakeRoutes.slip': () => ({ params: { intakeId } }),
    };
  },
};
