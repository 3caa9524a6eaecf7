import { footOf, linePoints, pathThrough } from '../../../shared/domain/history-line';

describe('the line of a household through the rounds', () => {
  it('goes from left to right, the best on top', () => {
    expect(linePoints([5000, 7500, 10_000], 10_000, 5000)).toEqual([{ x: 0, y: 100 }, { x: 50, y: 50 }, { x: 100, y: 0 }]);
    expect(linePoints([8000], 10_000, 0)).toEqual([{ x: 50, y: 20 }]);
    expect(linePoints([], 10_000, 0)).toEqual([]);
  });

  it('begins at half marks unless somebody fell below', () => {
    expect(footOf([5000, 9000], 10_000)).toBe(5000);
    expect(footOf([4999, 9000], 10_000)).toBe(0);
  });

  it('a round without a score is a gap, not a fall', () => {
    expect(pathThrough(linePoints([10_000, null, 5000, 5000], 10_000, 0))).toBe('M0 0 M66.7 50 L100 50');
  });
});
