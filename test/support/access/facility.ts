import { facilityRoutes } from '../../../shared/contract/facility';
import { OVERSEERS, type AccessRoom } from './room';

export const facilityRoom: AccessRoom = {
  expectations: {
    'facilityRoutes.list': 'everybody',
    'facilityRoutes.read': 'everybody',
    'facilityRoutes.byCode': 'everybody',
    'facilityRoutes.layer': 'everybody',
    'facilityRoutes.create': OVERSEERS,
    'facilityRoutes.edit': OVERSEERS,
    'facilityRoutes.setState': OVERSEERS,
    'facilityRoutes.dutyPeople': OVERSEERS,
    'facilityRoutes.exportTable': OVERSEERS,
    'facilityRoutes.importTable': OVERSEERS,
    'facilityRoutes.plates': OVERSEERS,
  },
  requests: async ({ running, the, village }) => {
    const lamp = { kind: 'lamp', name: '桥头路灯', groupNo: 3 } as const;
    const { facilityId, code } = await running.api.call(facilityRoutes.create, { params: village, body: lamp }, { token: the('secretary').token });
    const ofVillage = ['list', 'layer', 'dutyPeople', 'exportTable', 'importTable', 'plates'];
    return {
      ...Object.fromEntries(ofVillage.map((verb) => [`facilityRoutes.${verb}`, () => ({ params: village })])),
      'facilityRoutes.read': () => ({ params: { facilityId } }),
      'facilityRoutes.byCode': () => ({ params: { code } }),
      'facilityRoutes.create': () => ({ params: village, body: lamp }),
      'facilityRoutes.edit': () => ({ params: { facilityId }, body: { ...lamp, version: 1 } }),
      'facilityRoutes.setState': () => ({ params: { facilityId }, body: { state: 'in-use', version: 1 } }),
    };
  },
};
