import { COUNTY } from '../people';
import type { AccessRoom } from './room';

export const calendarRoom: AccessRoom = {
  expectations: {
    // The row decides: an officer of the county itself.
    'calendarRoutes.read': ['county officer', 'operator'],
    'calendarRoutes.saveHours': ['county officer', 'operator'],
    // Without a file nobody comes as far as the county; calendar.test.ts brings one.
    'calendarRoutes.importDays': ['county officer', 'foreign county officer', 'operator'],
    'calendarRoutes.daysTable': 'everybody',
  },
  requests: () => {
    const asked = { params: { countyCode: COUNTY }, query: { year: 2026 } };
    return {
      ...Object.fromEntries(['read', 'importDays', 'daysTable'].map((verb) => [`calendarRoutes.${verb}`, () => asked])),
      'calendarRoutes.saveHours': () => ({
        ...asked, body: { hours: Array.from({ length: 7 }, () => []), townAfterMinutes: 60, countyAfterMinutes: 60, version: 0 },
      }),
    };
  },
};
