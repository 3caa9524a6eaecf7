import { COUNTY, YANGJIAWAN } from '../people';
import { OVERSEERS, type AccessRoom } from './room';

export const reportFiguresRoom: AccessRoom = {
  expectations: {
    'reportFiguresRoutes.village': 'everybody',
    'reportFiguresRoutes.region': OVERSEERS,
    'reportFiguresRoutes.table': OVERSEERS,
    'reportFiguresRoutes.map': 'everybody',
    'reportFiguresRoutes.pairs': 'everybody',
    'reportFiguresRoutes.openData': 'everybody',
    // No such night.
    'reportFiguresRoutes.openDataFile': [],
  },
  requests: ({ village }) => ({
    ...Object.fromEntries(['village', 'map', 'pairs'].map((verb) => [`reportFiguresRoutes.${verb}`, () => ({ params: village })])),
    ...Object.fromEntries(['region', 'table'].map((verb) => [`reportFiguresRoutes.${verb}`, () => ({ params: { regionCode: YANGJIAWAN } })])),
    'reportFiguresRoutes.openData': () => ({ params: { countyCode: COUNTY } }),
    'reportFiguresRoutes.openDataFile': () => ({ params: { file: `${COUNTY}-2000-01-01.csv` } }),
  }),
};
