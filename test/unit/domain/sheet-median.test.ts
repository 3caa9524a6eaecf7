import fc from 'fast-check';
import { skipOf, VISITS_APART_MS } from '../../../shared/domain/door-visits';
import { medianOf, spreadOf } from '../../../shared/domain/sheet-median';

describe('the median of the sheets of one household', () => {
  it('is the sheet itself, the middle one, or the mean of the two middle ones', () => {
    expect(medianOf([8750])).toBe(8750);
    expect(medianOf([9000, 6000, 8000])).toBe(8000);
    expect(medianOf([6000, 9000, 8000, 8500])).toBe(8250);
  });

  it('rounds half a hundredth up, in favour of the household', () => {
    expect(medianOf([8000, 8001])).toBe(8001);
    expect(medianOf([0, 1])).toBe(1);
  });

  it('needs a sheet', () => expect(() => medianOf([])).toThrow(RangeError));

  it('lies between the lowest and the highest whatever their order, and one wild sheet of three cannot move it past the others', () => {
    const total = fc.integer({ min: 0, max: 10_000 });
    fc.assert(fc.property(fc.array(total, { minLength: 1, maxLength: 9 }), (totals) => {
      const median = medianOf(totals);
      expect(median).toBe(medianOf([...totals].reverse()));
      expect(median).toBeGreaterThanOrEqual(Math.min(...totals));
      expect(median).toBeLessThanOrEqual(Math.max(...totals));
    }));
    fc.assert(fc.property(total, total, total, (one, other, wild) => {
      expect(medianOf([one, other, wild])).toBeGreaterThanOrEqual(Math.min(one, other));
      expect(medianOf([one, other, wild])).toBeLessThanOrEqual(Math.max(one, other));
    }));
  });

  it('stands beside the spread', () => expect([spreadOf([9000]), spreadOf([6000, 9000, 8000])]).toEqual([0, 3000]));
});

describe('a door nobody opens', () => {
  const at = 1_000_000_000;
  it('is skipped after two visits at different times', () => {
    expect(skipOf([])).toBeUndefined();
    expect(skipOf([{ reason: 'not-at-home', at }])).toBeUndefined();
    expect(skipOf([{ reason: 'not-at-home', at }, { reason: 'not-at-home', at: at + VISITS_APART_MS - 1 }])).toBeUndefined();
    expect(skipOf([{ reason: 'not-at-home', at: at + VISITS_APART_MS }, { reason: 'not-at-home', at }])).toBe('not-at-home');
  });
  it('is skipped at once for what somebody has said, the newest word first', () => {
    expect(skipOf([{ reason: 'away', at }])).toBe('away');
    expect(skipOf([{ reason: 'refused', at: at + 2 }, { reason: 'away', at }, { reason: 'not-at-home', at: at + 3 }])).toBe('refused');
  });
});
