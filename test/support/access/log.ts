import { recordRoutes } from '../../../shared/contract/record';
import { OVERSEERS, type AccessRoom } from './room';

/** The transparency log, and leaving for good. */
export const logRoom: AccessRoom = {
  expectations: {
    'logRoutes.village': 'everybody',
    'logRoutes.print': 'everybody',
    'logRoutes.line': ['villager', ...OVERSEERS],
    'logRoutes.household': ['villager', ...OVERSEERS],
    'erasureRoutes.eraseMe': 'signed in',
  },
  requests: async ({ running, the, village, household }) => {
    const { entries } = await running.api.call(recordRoutes.household, { params: household }, { token: the('villager').token });
    return {
      'logRoutes.village': () => ({ params: village }),
      'logRoutes.print': () => ({ params: { villageId: village.villageId } }),
      'logRoutes.line': () => ({ params: { entryId: entries.items[0]!.entryId } }),
      'logRoutes.household': () => ({ params: household }),
      // Nobody may be gone before the next question.
      'erasureRoutes.eraseMe': () => ({ body: { confirm: '不' } }),
    };
  },
};
