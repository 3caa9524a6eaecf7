import { OVERSEERS, type AccessRoom } from './room';

export const recordFileRoom: AccessRoom = {
  expectations: {
    'recordFileRoutes.ofVillage': OVERSEERS,
    'recordFileRoutes.ofHousehold': ['villager', ...OVERSEERS],
    'recordFileRoutes.ofMine': 'signed in',
  },
  requests: ({ village, household }) => ({
    'recordFileRoutes.ofVillage': () => ({ params: village, query: { quarter: '2026Q4' } }),
    'recordFileRoutes.ofHousehold': () => ({ params: household }),
  }),
};
