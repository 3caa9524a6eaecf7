import { OVERSEERS, SUPERVISORS, VILLAGE_STAFF, type AccessRoom, type Actor } from './room';
import { hygienePlanRoutes } from '../../../shared/contract/hygiene-plan';
import { recordRoutes } from '../../../shared/contract/record';
import { aHousehold } from '../people';
import { sheetOf } from './things';

const INSIDERS: Actor[] = [...VILLAGE_STAFF, 'inspector', ...SUPERVISORS];

/** The hygiene rounds, and the record of households they end up in. */
export const hygieneRoom: AccessRoom = {
  expectations: {
    'hygieneRoutes.openRound': VILLAGE_STAFF,
    'hygieneRoutes.inspect': SUPERVISORS,
    'hygieneRoutes.rounds': 'everybody',
    'hygienePlanRoutes.teams': INSIDERS,
    'hygienePlanRoutes.assign': VILLAGE_STAFF,
    'hygienePlanRoutes.inspectors': INSIDERS,
    'hygienePlanRoutes.cancel': VILLAGE_STAFF,
    // Drawn by nobody yet.
    'hygienePlanRoutes.draw': [],
    'hygienePlanRoutes.kin': INSIDERS,
    'hygienePlanRoutes.declareKin': INSIDERS,
    'hygienePlanRoutes.withdrawKin': VILLAGE_STAFF,
    'hygieneRoutes.work': INSIDERS,
    'hygieneRoutes.score': ['inspector'],
    'hygieneRoutes.sheet': INSIDERS,
    'hygieneRoutes.publish': VILLAGE_STAFF,
    // Not yet published: it does not exist for anybody.
    'hygieneRoutes.results': [],
    'recordRoutes.household': ['villager', ...OVERSEERS],
    'recordRoutes.entry': ['villager', ...OVERSEERS],
    'recordRoutes.fiveCos': 'everybody',
    'recordRoutes.contributions': 'signed in',
    'recordRoutes.certificate': ['villager'],
    'recordRoutes.pairs': OVERSEERS,
  },
  requests: async (things) => {
    const { running, the, village, household, roundId } = things;
    const sheet = sheetOf(things);
    // Not the door that is scored.
    const kin = { householdId: (await aHousehold(running, { groupNo: 8, doorNo: '8' })).id, inspectorId: the('inspector').memberId };
    const { kinId } = await running.api.call(hygienePlanRoutes.declareKin, { params: village, body: kin }, { token: the('secretary').token });
    const { entries } = await running.api.call(recordRoutes.household, { params: household }, { token: the('villager').token });
    return {
      'hygieneRoutes.openRound': () => ({ params: village, body: { title: '又一轮' } }),
      'hygieneRoutes.inspect': () => ({ params: village, body: { title: '检查' } }),
      'hygieneRoutes.rounds': () => ({ params: village }),
      'hygienePlanRoutes.teams': () => ({ params: { roundId } }),
      'hygienePlanRoutes.assign': () => ({ params: { roundId }, body: { teams: [] } }),
      'hygienePlanRoutes.inspectors': () => ({ params: village }),
      'hygienePlanRoutes.cancel': () => ({ params: { roundId } }),
      'hygienePlanRoutes.draw': () => ({ params: { roundId } }),
      'hygienePlanRoutes.kin': () => ({ params: village }),
      'hygienePlanRoutes.declareKin': () => ({ params: village, body: kin }),
      'hygienePlanRoutes.withdrawKin': () => ({ params: { ...village, kinId }, body: { reason: '登记错了' } }),
      ...Object.fromEntries(['work', 'publish', 'results'].map((verb) => [`hygieneRoutes.${verb}`, () => ({ params: { roundId } })])),
      'hygieneRoutes.score': () => sheet,
      'hygieneRoutes.sheet': () => ({ params: sheet.params }),
      'recordRoutes.household': () => ({ params: household }),
      'recordRoutes.entry': () => ({ params: { entryId: entries.items[0]!.entryId } }),
      'recordRoutes.certificate': () => ({ params: { ...household, year: '2026' } }),
      'recordRoutes.fiveCos': () => ({ params: village }),
      'recordRoutes.pairs': () => ({ params: village }),
    };
  },
};
