import fc from 'fast-check';
import { meanOf, meansByHousehold, mostImproved, PUBLIC_AT_LEAST, publicGroups, rankOf, summaryOf, type RatedDoor } from '../../../shared/domain/hygiene-tables';

const door = (householdId: string, total: number, more: Partial<RatedDoor> = {}): RatedDoor =>
  ({ householdId, groupNo: 1, partyMember: false, welfare: false, total, grade: total >= 9000 ? 'cleanest' : 'clean', ...more });

describe('the tables of a round', () => {
  it('are exact in integer hundredths', () => {
    expect(meanOf([9450, 9451])).toBe(9451);
    expect(meanOf([-1, -2])).toBe(-2);
    expect(meanOf([1, -2])).toBe(-1);
    expect(meanOf([])).toBeNull();
    const summary = summaryOf([door('a', 9450), door('b', 8001), door('c', 7000)], new Map([['a', 9000], ['b', 8101], ['z', 1]]));
    expect(summary).toEqual({
      rated: 3, meanTotal: 8150, compared: 2, gained: 175,
      counts: [{ grade: 'cleanest', households: 1 }, { grade: 'clean', households: 2 }, { grade: 'fairly-clean', households: 0 }, { grade: 'not-clean', households: 0 }],
    });
    expect(summaryOf([])).toMatchObject({ rated: 0, meanTotal: null, compared: 0, gained: null });
  });

  it('a household rated several times in a quarter is compared by its mean', () => {
    const doors = [door('a', 9000), door('a', 9101), door('b', 8000)];
    expect(meansByHousehold(doors)).toEqual(new Map([['a', 9051], ['b', 8000]]));
    expect(summaryOf(doors, new Map([['a', 9000]]))).toMatchObject({ rated: 3, meanTotal: 8700, compared: 1, gained: 51 });
  });

  it('the most improved come first; who did not gain or was not there before is not among them', () => {
    const doors = [door('a', 9000), door('b', 8000), door('c', 8500), door('d', 9900), door('e', 7000)];
    const before = new Map([['a', 8000], ['b', 7000], ['c', 8500], ['e', 6999]]);
    expect(mostImproved(doors, before).map(({ door: { householdId }, gained }) => [householdId, gained])).toEqual([['a', 1000], ['b', 1000], ['e', 1]]);
  });

  it('equals share a rank', () => {
    const all = [9000, 8000, 9000, null, 7000];
    expect(all.map((mine) => rankOf(mine, all))).toEqual([1, 3, 1, null, 4]);
  });

  it('nobody is worked out from what everybody may see: what is hidden is nothing, or of at least three', () => {
    const sizes = (groups: { rated: number }[]) => groups.map(({ rated }) => rated);
    expect(sizes(publicGroups([{ rated: 20 }, { rated: 3 }, { rated: 9 }]))).toEqual([20, 3, 9]);
    expect(sizes(publicGroups([{ rated: 20 }, { rated: 1 }, { rated: 9 }]))).toEqual([20]);
    expect(sizes(publicGroups([{ rated: 20 }, { rated: 2 }, { rated: 2 }]))).toEqual([20]);
    expect(publicGroups([{ rated: 2 }])).toEqual([]);
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }), (all) => {
      const groups = all.map((rated) => ({ rated }));
      const shown = publicGroups(groups);
      const hidden = groups.filter((group) => !shown.includes(group)).reduce((sum, { rated }) => sum + rated, 0);
      return shown.every(({ rated }) => rated >= PUBLIC_AT_LEAST) && (hidden === 0 || hidden >= PUBLIC_AT_LEAST || shown.length === 0);
    }));
  });
});
