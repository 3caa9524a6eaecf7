import { nationalKinds } from '../../../shared/domain/report-kinds';
import { COUNTY } from '../people';
import type { AccessRoom, Actor } from './room';

const MANAGERS: Actor[] = ['county officer', 'operator'];

export const reportKindRoom: AccessRoom = {
  expectations: {
    'reportKindRoutes.ofVillage': 'everybody',
    'reportKindRoutes.ofCounty': MANAGERS,
    'reportKindRoutes.create': MANAGERS,
    'reportKindRoutes.edit': MANAGERS,
    'reportKindRoutes.retire': MANAGERS,
  },
  requests: ({ village }) => {
    const { id: _id, retired: _retired, ...litter } = nationalKinds.find(({ id }) => id === 'litter')!;
    const county = { countyCode: COUNTY };
    return {
      'reportKindRoutes.ofVillage': () => ({ params: village }),
      'reportKindRoutes.ofCounty': () => ({ params: county }),
      'reportKindRoutes.create': () => ({ params: county, body: { ...litter, name: '乱停车' } }),
      'reportKindRoutes.edit': () => ({ params: { ...county, kindId: 'litter' }, body: { version: 0, kind: litter } }),
      'reportKindRoutes.retire': () => ({ params: { ...county, kindId: 'graves' }, body: { version: 0, retired: true } }),
    };
  },
};
