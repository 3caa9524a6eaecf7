import fc from 'fast-check';
import { expiryOf, expiryWords, nextExpiry, pointsDue, remainingLots, startOfChinaMonth, type ExpiryRule, type Lot } from '../../../shared/domain/points-expiry';

const day = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);
const LONG_AGO = day('2020-01-01');
const rule = (kind: ExpiryRule['kind'], months = 0, from = LONG_AGO): ExpiryRule => ({ kind, months, from });

describe('when points lapse', () => {
  it('is the first of the month after so many months, in China', () => {
    expect(startOfChinaMonth(day('2026-12-31') + 86_399_999)).toBe(day('2026-12-01'));
    expect(startOfChinaMonth(day('2026-11-25'), 14)).toBe(day('2028-01-01'));
    expect(expiryOf(rule('months', 12), day('2026-11-01'))).toBe(day('2027-12-01'));
    expect(expiryOf(rule('months', 12), day('2026-11-30') + 86_399_999)).toBe(day('2027-12-01'));
    expect(expiryOf(rule('months', 1), day('2026-12-01'))).toBe(day('2027-02-01'));
  });

  it('is New Year in China for the year’s points', () => {
    expect(expiryOf(rule('year-end'), day('2026-01-01'))).toBe(day('2027-01-01'));
    expect(expiryOf(rule('year-end'), day('2027-01-01') - 1)).toBe(day('2027-01-01'));
    expect(expiryOf(rule('year-end'), day('2027-01-01'))).toBe(day('2028-01-01'));
  });

  it('is never unless the village says so', () => {
    expect(expiryOf(rule('never'), day('2021-01-01'))).toBeNull();
    expect(pointsDue({ balance: 5, lots: [{ points: 5, earnedAt: 0 }] }, rule('never'), Infinity)).toBe(0);
    expect(nextExpiry({ balance: 5, lots: [{ points: 5, earnedAt: 0 }] }, rule('never'), 0)).toBeNull();
  });

  it('counts what was earned before a rule as earned on its first day', () => {
    expect(expiryOf(rule('months', 6, day('2026-07-15')), day('2025-01-01'))).toBe(day('2027-02-01'));
    expect(expiryOf(rule('year-end', 0, day('2027-01-01')), day('2025-01-01'))).toBe(day('2028-01-01'));
  });

  it('reads as the village is told', () => {
    expect(expiryWords(rule('never'))).toBe('积分一直有效,不清零');
    expect(expiryWords(rule('months', 12))).toBe('得到后满 12 个月,在下个月 1 日到期;先得的先用、先到期,到期前 15 天提醒');
    expect(expiryWords(rule('year-end'))).toBe('当年得的积分用到年底,次年 1 月 1 日到期;先得的先用、先到期,到期前 15 天提醒');
  });
});

describe('what is left', () => {
  const lots: Lot[] = [{ points: 3, earnedAt: day('2026-01-10') }, { points: 4, earnedAt: day('2026-03-10') }, { points: 2, earnedAt: day('2026-02-10') }];

  it('is what was earned last', () => {
    expect(remainingLots({ balance: 5, lots })).toEqual([{ points: 4, earnedAt: day('2026-03-10') }, { points: 1, earnedAt: day('2026-02-10') }]);
    expect(remainingLots({ balance: 9, lots })).toHaveLength(3);
    expect(remainingLots({ balance: 0, lots })).toEqual([]);
    expect(remainingLots({ balance: -4, lots })).toEqual([]);
  });

  it('says the next day something goes, and what is overdue goes now', () => {
    const half = rule('months', 6);
    expect(nextExpiry({ balance: 9, lots }, half, day('2026-04-01'))).toEqual({ at: day('2026-08-01'), points: 3 });
    expect(nextExpiry({ balance: 5, lots }, half, day('2026-04-01'))).toEqual({ at: day('2026-09-01'), points: 1 });
    expect(nextExpiry({ balance: 9, lots }, half, day('2026-09-15'))).toEqual({ at: day('2026-09-15'), points: 5 });
    expect(nextExpiry({ balance: 0, lots }, half, day('2026-04-01'))).toBeNull();
    expect(pointsDue({ balance: 9, lots }, half, day('2026-08-01') - 1)).toBe(0);
    expect(pointsDue({ balance: 9, lots }, half, day('2026-08-01'))).toBe(3);
  });
});

/** A household that keeps its points in a row and always takes from the front. */
class Row {
  lots: Lot[] = [];
  debt = 0;
  lapsed = 0;
  earn(points: number, earnedAt: number): void {
    const paid = Math.min(this.debt, points);
    this.debt -= paid;
    if (points > paid) this.lots.push({ points: points - paid, earnedAt });
  }
  take(points: number): void {
    let left = points;
    while (left > 0 && this.lots.length > 0) {
      const first = this.lots[0]!;
      const taken = Math.min(left, first.points);
      first.points -= taken;
      left -= taken;
      if (first.points === 0) this.lots.shift();
    }
    this.debt += left;
  }
  lapse(by: ExpiryRule, at: number): number {
    let gone = 0;
    while (this.lots.length > 0 && (expiryOf(by, this.lots[0]!.earnedAt) ?? Infinity) <= at) gone += this.lots.shift()!.points;
    return gone;
  }
  get balance(): number {
    return this.lots.reduce((sum, { points }) => sum + points, 0) - this.debt;
  }
}

it('agrees with a row from whose front everything is taken, month after month, and never goes below zero by itself', () => {
  const act = fc.record({ kind: fc.constantFrom('earn', 'earn', 'take', 'month'), points: fc.integer({ min: 1, max: 20 }), days: fc.integer({ min: 1, max: 40 }) });
  const rules = fc.oneof(fc.integer({ min: 1, max: 14 }).map((months) => rule('months', months)), fc.constant(rule('year-end')), fc.constant(rule('never')));
  fc.assert(fc.property(rules, fc.integer({ min: 0, max: 900 }), fc.array(act, { maxLength: 40 }), (by, fromDay, acts) => {
    const current = { ...by, from: day('2026-01-05') + fromDay * 86_400_000 };
    const row = new Row();
    const lots: Lot[] = [];
    let [now, balance] = [day('2026-01-05'), 0];
    for (const { kind, points, days } of acts) {
      now += days * 86_400_000;
      if (kind === 'earn') {
        row.earn(points, now);
        lots.push({ points, earnedAt: now });
        balance += points;
      } else if (kind === 'take') {
        row.take(points);
        balance -= points;
      } else {
        const due = pointsDue({ balance, lots }, current, now);
        expect(due).toBe(row.lapse(current, now));
        balance -= due;
        if (due > 0) expect(balance).toBeGreaterThanOrEqual(0);
      }
      expect(row.balance).toBe(balance);
      expect(remainingLots({ balance, lots }).reverse()).toEqual(row.lots);
    }
  }));
});
