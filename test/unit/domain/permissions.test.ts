import fc from 'fast-check';
import { PERMISSIONS, ROLES, mayAnywhere, mayAppoint, mayIn } from '../../../shared/domain/permissions';
import { covers, regionLevel, townCodeOf } from '../../../shared/domain/regions';

const yangjiawan = { id: '421102200215', code: '421102200215' };
const neighbour = { id: '421102200214', code: '421102200214' };
const appointed = (role: (typeof ROLES)[number], regionCode: string) => ({ appointments: [{ role, regionCode }], residentOf: [] });

describe('who may do what where', () => {
  it('gives a secretary their village and nothing next door', () => {
    const secretary = appointed('secretary', yangjiawan.code);
    expect(mayIn(secretary, 'report:dispatch', yangjiawan)).toBe(true);
    expect(mayIn(secretary, 'report:dispatch', neighbour)).toBe(false);
    expect(mayAnywhere(secretary, 'report:dispatch')).toBe(true);
  });

  it('gives a town or county officer every village whose code begins with theirs', () => {
    expect(mayIn(appointed('town-officer', '421102200'), 'report:oversee', neighbour)).toBe(true);
    expect(mayIn(appointed('county-officer', '421102'), 'report:oversee', neighbour)).toBe(true);
    expect(mayIn(appointed('town-officer', '421102201'), 'report:oversee', neighbour)).toBe(false);
  });

  it('follows the current code of a village, not the id it was born with', () => {
    const moved = { id: '421102200215', code: '421199001001' };
    expect(mayIn(appointed('town-officer', '421102200'), 'report:oversee', moved)).toBe(false);
    expect(mayIn({ appointments: [], residentOf: [moved.id] }, 'report:submit', moved)).toBe(true);
  });

  it('gives somebody without residency or appointment nothing at all', () => {
    const nobody = { appointments: [], residentOf: [] };
    for (const permission of PERMISSIONS) expect([mayIn(nobody, permission, yangjiawan), mayAnywhere(nobody, permission)]).toEqual([false, false]);
  });

  it('lets those who look after neighbours object to a grade for them, and nothing else of a review', () => {
    for (const role of ['secretary', 'cadre', 'group-leader', 'party-contact'] as const) expect(mayIn(appointed(role, yangjiawan.code), 'hygiene:object-for', yangjiawan)).toBe(true);
    for (const role of ['inspector', 'town-officer', 'county-officer'] as const) expect(mayIn(appointed(role, yangjiawan.code), 'hygiene:object-for', yangjiawan)).toBe(false);
    for (const permission of ['hygiene:review', 'hygiene:open', 'hygiene:oversee', 'record:oversee', 'record:object-for'] as const) {
      for (const role of ['group-leader', 'party-contact'] as const) expect(mayIn(appointed(role, yangjiawan.code), permission, yangjiawan)).toBe(false);
    }
  });

  it('lets nobody appoint their own rank, or outside their region', () => {
    fc.assert(fc.property(fc.constantFrom(...ROLES), (role) => {
      expect(mayAppoint(appointed(role, '421102'), role, '421102200215')).toBe(false);
    }));
    expect(mayAppoint(appointed('secretary', yangjiawan.code), 'cleaner', yangjiawan.code)).toBe(true);
    expect(mayAppoint(appointed('secretary', yangjiawan.code), 'cleaner', neighbour.code)).toBe(false);
    expect(mayAppoint(appointed('secretary', yangjiawan.code), 'cleaner', '421102')).toBe(false);
  });
});

describe('region codes', () => {
  it('tells levels by length and covers by prefix', () => {
    expect(['421102', '421102200', '421102200215', '4211', '42110x'].map(regionLevel)).toEqual(['county', 'town', 'village', undefined, undefined]);
    expect(covers('', yangjiawan.code)).toBe(false);
    expect(townCodeOf(yangjiawan.code)).toBe('421102200');
  });
});
