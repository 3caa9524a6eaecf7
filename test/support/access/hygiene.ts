import { OVERSEERS, SUPERVISORS, type AccessRoom, type Actor } from './room';
import { recordRoutes } from '../../../shared/contract/record';
import { sheetOf } from './things';

const INSIDERS: Actor[] = ['secretary', 'inspector', ...SUPERVISORS];

/** The hygiene rounds, and the record of households they end up in. */
export const hygieneRoom: AccessRoom = {
  expectations: {
    'hygieneRoutes.openRound': ['secretary'],
    'hygieneRoutes.rounds': 'everybody',
    'hygieneRoutes.work': INSIDERS,
    'hygieneRoutes.score': ['inspector'],
    'hygieneRoutes.sheet': INSIDERS,
    'hygieneRoutes.publish': ['secretary'],
    // Not yet published: it does not exist for anybody.
    'hygieneRoutes.results': [],
    'recordRoutes.household': ['villager', ...OVERSEERS],
    'recordRoutes.entry': ['villager', ...OVERSEERS],
    'recordRoutes.fiveCos': 'everybody',
    'recordRoutes.pairs': OVERSEERS,
  },
  requests: async (things) => {
    const { running, the, village, household, roundId } = things;
    const sheet = sheetOf(things);
    const { entries } = await running.api.call(recordRoutes.household, { params: household }, { token: the('villager').token });
    return {
      'hygieneRoutes.openRound': () => ({ params: village, body: { title: '又一轮' } }),
      'hygieneRoutes.rounds': () => ({ params: village }),
      ...Object.fromEntries(['work', 'publish', 'results'].map((verb) => [`hygieneRoutes.${verb}`, () => ({ params: { roundId } })])),
      'hygieneRoutes.score': () => sheet,
      'hygieneRoutes.sheet': () => ({ params: sheet.params }),
      'recordRoutes.household': () => ({ params: household }),
      'recordRoutes.entry': () => ({ params: { entryId: entries.items[0]!.entryId } }),
      'recordRoutes.fiveCos': () => ({ params: village }),
      'recordRoutes.pairs': () => ({ params: village }),
    };
  },
};
