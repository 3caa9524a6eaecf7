import { OVERSEERS, type AccessRoom } from './room';

export const recordFileRoom: AccessRoom = {
  expectations: { 'recordFileRoutes.ofVillage': OVERSEERS },
  requests: ({ village }) => ({ 'recordFileRoutes.ofVillage': () => ({ params: village, query: { quarter: '2026Q4' } }) }),
};
