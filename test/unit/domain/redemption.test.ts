import fc from 'fast-check';
import { exchangeWords, fetchBy, isOpenAt, openings, openingWords, type ExchangeDay } from '../../../shared/domain/exchange-days';
import { isPickupCode, isPickupScan, pickupCode, pickupIn, pickupScan, PICKUP_NUMBERS, redeemable, obstacleWords, spokenPickup, type Means, type Offer } from '../../../shared/domain/redemption';

describe('a pick-up code', () => {
  const code = fc.nat(PICKUP_NUMBERS - 1).map(pickupCode);

  it('is found again however it is typed, said or scanned', () => {
    fc.assert(fc.property(code, (one) => {
      expect(one).toMatch(/^\d{8}$/);
      for (const typed of [one, spokenPickup(one), `${one.slice(0, 4)}-${one.slice(4)}`, pickupScan(one), ` jf${one} `, one.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))]) {
        expect(pickupIn(typed)).toBe(one);
      }
    }));
  });

  it('with one digit wrong, or two neighbours swapped, is none', () => {
    fc.assert(fc.property(code, fc.nat(7), fc.nat(9), (one, at, digit) => {
      const wrong = one.slice(0, at) + String(digit) + one.slice(at + 1);
      if (wrong !== one) expect(isPickupCode(wrong)).toBe(false);
      const swapped = at < 7 ? one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) : one;
      if (swapped !== one) expect(isPickupCode(swapped)).toBe(false);
    }));
  });

  it('is told from the barcode on a packet', () => {
    expect(isPickupScan(pickupScan(pickupCode(7)))).toBe(true);
    expect(isPickupScan(pickupCode(7))).toBe(false);
    expect(isPickupScan('6901234567892')).toBe(false);
    expect([isPickupScan('JF12345678'), isPickupScan('JF')]).toEqual([false, false]);
    expect(isPickupScan(` ${pickupScan(pickupCode(7)).toLowerCase()}\n`)).toBe(true);
    expect(pickupIn('没有')).toBeUndefined();
  });
});

describe('what a household can redeem', () => {
  const offer: Offer = { points: 20, stock: 5, householdLimit: 2, quarterLimit: 10 };
  const means: Means = { balance: 100, takenByHousehold: 0, takenByVillage: 0, budgetLeft: 1_000, isOpen: true };
  it.each([
    ['as much as the household may take', offer, means, 2, null, ''],
    ['what the points are enough for', { ...offer, householdLimit: null }, { ...means, balance: 79 }, 3, null, ''],
    ['nothing, for the points are short', offer, { ...means, balance: 8 }, 0, 'points', '还差 12 分'],
    ['nothing, for it is sold out', { ...offer, stock: 0 }, { ...means, balance: 0 }, 0, 'sold-out', '换完了'],
    ['nothing more this quarter', offer, { ...means, takenByHousehold: 2 }, 0, 'household-limit', '已换满 2 份'],
    ['nothing more in the village', offer, { ...means, takenByVillage: 12 }, 0, 'quarter-limit', '全村的数量'],
    ['nothing, for the budget is used', offer, { ...means, budgetLeft: 19 }, 0, 'budget', '额度用完'],
    ['what the budget still holds', offer, { ...means, budgetLeft: 39 }, 1, null, ''],
    ['nothing while it is closed', offer, { ...means, isOpen: false }, 0, 'closed', '兑换日'],
    ['nothing without a household', offer, { ...means, balance: null }, 0, 'no-household', '认领门户'],
    ['anything where nothing is limited', { ...offer, householdLimit: null, quarterLimit: null }, { ...means, budgetLeft: null }, 5, null, ''],
  ] as const)('%s', (_, given, has, atMost, obstacle, words) => {
    expect(redeemable(given, has)).toEqual({ atMost, obstacle });
    if (obstacle) expect(obstacleWords(obstacle, given, has.balance)).toContain(words);
  });
});

describe('days of exchange (开门兑换日)', () => {
  const at = (time: string): number => Date.parse(`${time}:00+08:00`);
  const weekly = (weekday: number, from = '08:30', until = '11:30'): ExchangeDay => ({ weekday, date: null, from, until });
  const once = (date: string): ExchangeDay => ({ weekday: null, date, from: '14:00', until: '17:00' });

  it('come every week and on single dates, the next one first, the one that runs included', () => {
    const rules = [weekly(5), weekly(3), once('2026-11-26')];
    // 2026-11-25 is a Wednesday.
    expect(openings(rules, at('2026-11-25T09:00'), 4).map(openingWords)).toEqual([
      '11 月 25 日(周三)8:30–11:30', '11 月 26 日(周四)14:00–17:00', '11 月 27 日(周五)8:30–11:30', '12 月 2 日(周三)8:30–11:30',
    ]);
    expect([isOpenAt(rules, at('2026-11-25T09:00')), isOpenAt(rules, at('2026-11-25T11:30')), isOpenAt([], at('2026-11-25T09:00'))]).toEqual([true, false, false]);
    expect(openings([once('2027-08-01')], at('2026-11-25T09:00'), 1)).toMatchObject([{ day: '2027-08-01' }]);
  });

  it('are said in one line', () => {
    expect(exchangeWords([weekly(5), weekly(3), once('2026-12-01')])).toBe('每周三、周五 8:30–11:30;12 月 1 日 14:00–17:00');
    expect(exchangeWords([])).toBe('');
  });

  it('leave nobody without one before the last day', () => {
    expect(fetchBy([], at('2026-11-25T09:00'), 7)).toBe(at('2026-12-03T00:00'));
    expect(fetchBy([once('2026-12-20')], at('2026-11-25T09:00'), 7)).toBe(at('2026-12-21T00:00'));
    expect(fetchBy([weekly(3)], at('2026-11-25T11:00'), 1)).toBe(at('2026-12-03T00:00'));
  });
});
