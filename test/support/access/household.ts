import { householdRoutes } from '../../../shared/contract/household';
import { aFollower } from '../people';
import { OVERSEERS, SUPERVISORS, VILLAGE_STAFF, type AccessRoom, type Actor } from './room';

const VERIFIERS: Actor[] = [...VILLAGE_STAFF, 'group leader'];
const REGISTER = '\uFEFF组,门牌号,户主,姓名,关系,在村/外出,党员户,低保户\n8,1,陈大,陈大,户主,在村,否,否\n';

export const householdRoom: AccessRoom = {
  expectations: {
    'householdRoutes.groups': 'everybody',
    'householdRoutes.claim': 'signed in',
    'householdRoutes.claims': VERIFIERS,
    'householdRoutes.decideClaim': VERIFIERS,
    'householdRoutes.residents': ['secretary', ...SUPERVISORS, 'operator'],
    'householdRoutes.list': [...OVERSEERS, 'group leader', 'party contact', 'inspector'],
    'householdRoutes.read': ['villager', ...OVERSEERS, 'group leader', 'party contact', 'inspector'],
    'householdRoutes.previewImport': [...VILLAGE_STAFF, 'operator'],
    'householdRoutes.applyImport': [...VILLAGE_STAFF, 'operator'],
    'householdRoutes.importTemplate': 'everybody',
  },
  requests: async ({ running, the, village, household }) => {
    const claim = { groupNo: 3, doorNo: '12', personName: '小杨', presence: 'away' } as const;
    const { residencyId } = await running.api.call(householdRoutes.claim, { params: village, body: claim }, { token: (await aFollower(running)).token });
    const file = { bytes: Buffer.from(REGISTER), name: 'h.csv', type: 'text/csv' };
    const { importId } = await running.api.call(householdRoutes.previewImport, { params: village }, { token: the('secretary').token, file });
    const ofVillage = ['groups', 'claims', 'residents', 'list', 'previewImport'];
    return {
      ...Object.fromEntries(ofVillage.map((verb) => [`householdRoutes.${verb}`, () => ({ params: village })])),
      'householdRoutes.claim': () => ({ params: village, body: { ...claim, doorNo: '999' } }),
      'householdRoutes.decideClaim': () => ({ params: { residencyId }, body: { decision: 'verify' } }),
      'householdRoutes.read': () => ({ params: household }),
      'householdRoutes.applyImport': () => ({ params: { importId } }),
    };
  },
};
