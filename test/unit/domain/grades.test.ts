import fc from 'fast-check';
import { checklists, checklistOf, currentChecklist } from '../../../shared/domain/checklists';
import { GRADES, gradeOf, hundredths, itemsOf, maxOf, problemsOf, type ItemScore } from '../../../shared/domain/grades';

const best = (): ItemScore[] => itemsOf(currentChecklist).map((item) => ({ itemId: item.id, score: item.max }));
const anySheet = fc.tuple(...itemsOf(currentChecklist).map((item) => fc.constantFrom(...item.choices).map((score) => ({ itemId: item.id, score }))));

describe('the household hygiene grade', () => {
  it('gives a hundred points and 最清洁 to a household that lacks nothing', () => {
    expect(gradeOf(currentChecklist, best())).toEqual({ total: 10_000, max: 10_000, grade: 'cleanest' });
  });

  it.each([
    [9000, 'cleanest'], [8900, 'clean'], [7500, 'clean'], [7400, 'fairly-clean'], [6000, 'fairly-clean'], [5900, 'not-clean'],
  ] as const)('draws the line at %i hundredths: %s', (wanted, grade) => {
    const one = { version: 1, title: '', bands: currentChecklist.bands, sections: [{ id: 's', title: '', items: [{ id: 'a', text: '', max: 10_000, choices: [0, wanted, 10_000] }] }] };
    expect(gradeOf(one, [{ itemId: 'a', score: wanted }]).grade).toBe(grade);
  });

  it('adds up every item and never falls when one score rises', () => {
    fc.assert(fc.property(anySheet, fc.nat(), (sheet, pick) => {
      const graded = gradeOf(currentChecklist, sheet);
      expect(graded.total).toBe(sheet.reduce((sum, score) => sum + score.score, 0));
      const at = pick % sheet.length;
      const item = itemsOf(currentChecklist)[at]!;
      const raised = sheet.map((score, index) => (index === at ? { ...score, score: item.max } : score));
      expect(GRADES.indexOf(gradeOf(currentChecklist, raised).grade)).toBeLessThanOrEqual(GRADES.indexOf(graded.grade));
    }));
  });

  it('does not depend on the order of the scores', () => {
    fc.assert(fc.property(anySheet, (sheet) => {
      expect(gradeOf(currentChecklist, [...sheet].reverse())).toEqual(gradeOf(currentChecklist, sheet));
    }));
  });

  it('names what is missing, unknown, doubled or not offered', () => {
    const [first, ...rest] = best();
    expect(problemsOf(currentChecklist, rest)).toEqual([expect.stringContaining('还没打分')]);
    expect(problemsOf(currentChecklist, [...best(), { itemId: 'roof', score: 0 }])).toEqual([expect.stringContaining('roof')]);
    expect(problemsOf(currentChecklist, [first!, ...best()])).toContain('同一项打了两次分');
    expect(problemsOf(currentChecklist, [{ itemId: first!.itemId, score: 123 }, ...rest])).toEqual([expect.stringContaining('可选范围')]);
    expect(() => gradeOf(currentChecklist, rest)).toThrow(RangeError);
  });

  it('writes hundredths the way people read points', () => {
    expect([hundredths(9450), hundredths(4), hundredths(-50), hundredths(0)]).toEqual(['94.50', '0.04', '-0.50', '0.00']);
  });
});

describe('published checklists', () => {
  it.each(checklists.map((list) => [list.version, list] as const))('version %i offers 0 and the maximum on every item and names each once', (_, list) => {
    const items = itemsOf(list);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    for (const item of items) expect([item.choices[0], item.choices.at(-1)]).toEqual([0, item.max]);
    expect(maxOf(list)).toBe(10_000);
    expect(checklistOf(list.version)).toBe(list);
  });

  it('refuses a version that was never published', () => {
    expect(() => checklistOf(99)).toThrow(RangeError);
  });
});
