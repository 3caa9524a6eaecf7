import { NEXT_VILLAGE, YANGJIAWAN, anInspector, aSecretary, aVillager } from '../people';
import { best, ratings } from '../hygiene';
import { OVERSEERS, type AccessRoom } from './room';

/** Of a published round in the village next door nobody but everybody's view is seen; the staff routes are about our own round. */
export const hygieneTablesRoom: AccessRoom = {
  expectations: {
    'hygieneTableRoutes.round': 'everybody',
    'hygieneTableRoutes.quarter': 'everybody',
    'hygieneTableRoutes.region': OVERSEERS,
    'hygieneTableRoutes.history': ['villager', 'group leader', 'party contact', ...OVERSEERS, 'inspector'],
    'hygieneTableRoutes.sheets': [...OVERSEERS, 'inspector'],
    // Our round is still being scored: an inspector does not read what the others have given.
    'hygieneTableRoutes.workbook': OVERSEERS,
    'hygieneTableRoutes.report': 'signed in',
  },
  requests: async ({ running, village, household, roundId }) => {
    const { open, score, publish } = ratings(running);
    const [secretary, inspector, neighbour] = [await aSecretary(running, NEXT_VILLAGE), await anInspector(running, NEXT_VILLAGE), await aVillager(running, { villageId: NEXT_VILLAGE, groupNo: 9, doorNo: '1' })];
    const published = await open(secretary, NEXT_VILLAGE, { groupNos: [9] });
    await score(inspector, published.roundId, neighbour.householdId, best());
    await publish(secretary, published.roundId);
    return {
      'hygieneTableRoutes.round': () => ({ params: { roundId: published.roundId } }),
      'hygieneTableRoutes.report': () => ({ params: { roundId: published.roundId } }),
      'hygieneTableRoutes.quarter': () => ({ params: village }),
      'hygieneTableRoutes.region': () => ({ params: { regionCode: YANGJIAWAN } }),
      'hygieneTableRoutes.history': () => ({ params: household }),
      'hygieneTableRoutes.sheets': () => ({ params: { roundId } }),
      'hygieneTableRoutes.workbook': () => ({ params: { roundId } }),
    };
  },
};
