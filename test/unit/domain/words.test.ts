import fc from 'fast-check';
import { doorLabel, groupName, maskedName } from '../../../shared/domain/groups';
import { quarterName, quarterOf, quartersBack, startOfChinaDay, startOfChinaQuarter, startOfNextChinaQuarter } from '../../../shared/domain/quarters';
import { PHASES, pointsOf, recordRules, ruleFor } from '../../../shared/domain/record-rules';
import { standingAmong } from '../../../shared/domain/standings';

describe('quarters in China', () => {
  it('begin at midnight there, not in Greenwich', () => {
    expect(quarterOf(Date.parse('2026-09-30T15:59:59Z'))).toBe('2026Q3');
    expect(quarterOf(Date.parse('2026-09-30T16:00:00Z'))).toBe('2026Q4');
    expect(startOfChinaDay(Date.parse('2026-11-23T20:00:00Z'))).toBe(Date.parse('2026-11-23T16:00:00Z'));
    const last = Date.parse('2026-12-31T23:59:59+08:00');
    expect([startOfChinaQuarter(last), startOfNextChinaQuarter(last)]).toEqual(['2026-10-01', '2027-01-01'].map((day) => Date.parse(`${day}T00:00:00+08:00`)));
    expect(startOfChinaQuarter(last + 1_000)).toBe(last + 1_000);
    expect(startOfNextChinaQuarter(last + 1_000)).toBe(Date.parse('2027-04-01T00:00:00+08:00'));
  });

  it('count back over New Year', () => {
    expect(quartersBack('2026Q1', 3)).toEqual(['2026Q1', '2025Q4', '2025Q3']);
    expect(quartersBack('2026Q3', 4)).toEqual(['2026Q3', '2026Q2', '2026Q1', '2025Q4']);
    expect(quarterName('2026Q4')).toBe('2026 年四季度');
  });
});

describe('names people use', () => {
  it.each([[1, '一组'], [10, '十组'], [12, '十二组'], [20, '二十组'], [21, '二十一组']])('says %i as %s', (no, name) => {
    expect(groupName(no)).toBe(name);
  });

  it('labels a door and never gives a full name away', () => {
    expect(doorLabel(3, '12')).toBe('三组 12 号');
    expect(['张三', '欧阳修文', '李'].map(maskedName)).toEqual(['张*', '欧**文', '李*']);
    fc.assert(fc.property(fc.string({ minLength: 2, maxLength: 6 }), (name) => expect(maskedName(name)).toContain('*')));
  });
});

describe('standing among others', () => {
  it('shares a place between equals and skips the next', () => {
    expect([9, 7, 7, 3].map((mine) => standingAmong(mine, [9, 7, 7, 3])?.rank)).toEqual([1, 2, 2, 4]);
    expect(standingAmong(undefined, [1])).toBeNull();
  });
});

describe('record rules', () => {
  it('give every act a phase, words and whole points', () => {
    for (const rule of recordRules) {
      expect(PHASES).toContain(rule.phase);
      expect(rule.words.length).toBeGreaterThan(5);
    }
    expect(pointsOf(ruleFor('report-confirmed'))).toBe(2);
    expect(pointsOf(ruleFor('grade-final'), 'cleanest')).toBe(10);
    expect(() => pointsOf(ruleFor('grade-final'))).toThrow(RangeError);
    expect(() => ruleFor('report-confirmed', 99)).toThrow(RangeError);
  });
});
