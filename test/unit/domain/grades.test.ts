import fc from 'fast-check';
import { checklists, checklistOf, currentChecklist, nationalChecklist, nationalId } from '../../../shared/domain/checklists';
import {
  GRADES, gradeOf, gradeOfTotal, hundredths, INCIDENTS_AT_MOST, itemsOf, maxOf, photoProblemsOf, pointsOf, problemsOf, scoreOf, scoresOf,
  type Bands, type Checklist, type ChecklistItem, type ItemMark, type ItemScore,
} from '../../../shared/domain/grades';
import { aChecklist, aDeductItem, aScoreItem } from '../../support/checklists';

const best = (): ItemScore[] => itemsOf(currentChecklist).map((item) => ({ itemId: item.id, score: item.max }));

const anItem = (id: string): fc.Arbitrary<ChecklistItem> => fc.oneof(
  fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 5 }).map((scores) => aScoreItem(id, [0, ...scores.sort((a, b) => a - b)])),
  fc.tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 })).map(([a, b]) => aDeductItem(id, Math.max(a, b), Math.min(a, b))),
);
const aMark = (item: ChecklistItem): fc.Arbitrary<ItemMark> => (item.kind === 'score'
  ? fc.constantFrom(...item.choices).map((score) => ({ itemId: item.id, score }))
  : fc.integer({ min: 0, max: INCIDENTS_AT_MOST }).map((incidents) => ({ itemId: item.id, incidents })));
const someBands: fc.Arbitrary<Bands> = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 3 })
  .map((lines) => lines.sort((a, b) => b - a)).map(([cleanest, clean, fairly]) => ({ cleanest: cleanest!, clean: clean!, 'fairly-clean': fairly! }));
/** Any list with any complete sheet of it. */
const aSheet: fc.Arbitrary<{ list: Checklist; marks: ItemMark[] }> = fc.tuple(fc.integer({ min: 1, max: 8 }), someBands)
  .chain(([count, bands]) => fc.tuple(...Array.from({ length: count }, (_, at) => anItem(`i${at}`))).map((items) => ({ ...aChecklist(...items), bands })))
  .chain((list) => fc.tuple(...itemsOf(list).map(aMark)).map((marks) => ({ list, marks })));

describe('what one item is worth', () => {
  const swept = aScoreItem('swept', [0, 500, 800, 1000]);
  const litter = aDeductItem('litter', 1000, 300);

  it('is the chosen score, if it was on offer', () => {
    for (const score of swept.choices) expect(scoreOf(swept, { itemId: 'swept', score })).toBe(score);
    for (const score of [-1, 1, 499, 501, 999, 1001, undefined]) expect(scoreOf(swept, { itemId: 'swept', score })).toBeUndefined();
    expect(scoreOf(swept, { itemId: 'swept', incidents: 0 })).toBeUndefined();
  });

  it('falls by so much for each incident, and never below nothing', () => {
    const worth = (incidents?: number) => scoreOf(litter, { itemId: 'litter', incidents });
    expect([0, 1, 2, 3, 4, 99].map(worth)).toEqual([1000, 700, 400, 100, 0, 0]);
    expect([undefined, -1, 0.5, 100, Number.NaN].map(worth)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(scoreOf(litter, { itemId: 'litter', score: 700 })).toBeUndefined();
    expect(scoreOf(aDeductItem('x', 900, 300), { itemId: 'x', incidents: 3 })).toBe(0);
    expect(scoreOf(aDeductItem('x', 901, 300), { itemId: 'x', incidents: 3 })).toBe(1);
    expect(scoreOf({ ...litter, each: null }, { itemId: 'litter', incidents: 5 })).toBe(1000);
  });

  it('counts incidents even where somebody sent a score along', () => {
    expect(scoresOf(aChecklist(litter), [{ itemId: 'litter', score: 1000, incidents: 2, photoIds: ['p'] }]))
      .toEqual([{ itemId: 'litter', score: 400, incidents: 2, photoIds: ['p'] }]);
  });
});

describe('the household hygiene grade', () => {
  it('gives a hundred points and 最清洁 to a household that lacks nothing', () => {
    expect(gradeOf(currentChecklist, best())).toEqual({ total: 10_000, max: 10_000, grade: 'cleanest' });
  });

  it.each([
    [10_000, 'cleanest'], [9000, 'cleanest'], [8999, 'clean'], [7500, 'clean'], [7499, 'fairly-clean'], [6000, 'fairly-clean'], [5999, 'not-clean'], [0, 'not-clean'],
  ] as const)('draws the line at %i hundredths: %s', (wanted, grade) => {
    const one = aChecklist(aScoreItem('a', [...new Set([0, wanted, 10_000])]));
    expect(gradeOf(one, [{ itemId: 'a', score: wanted }])).toEqual({ total: wanted, max: 10_000, grade });
    expect(gradeOfTotal(one, wanted)).toBe(grade);
  });

  it('draws the line by the share of the maximum, whatever the maximum is', () => {
    const three = aChecklist(aScoreItem('a', [0, 100]), aScoreItem('b', [0, 200]));
    expect([270, 269, 225, 224, 180, 179].map((total) => gradeOfTotal(three, total))).toEqual(['cleanest', 'clean', 'clean', 'fairly-clean', 'fairly-clean', 'not-clean']);
    expect(gradeOfTotal({ ...three, bands: { cleanest: 10_000, clean: 9999, 'fairly-clean': 1 } }, 299)).toBe('fairly-clean');
    expect(gradeOfTotal({ ...three, bands: { cleanest: 10_000, clean: 9966, 'fairly-clean': 1 } }, 299)).toBe('clean');
  });

  it('adds up every item exactly, in whole hundredths between nothing and the maximum', () => {
    fc.assert(fc.property(aSheet, ({ list, marks }) => {
      const { total, max, grade } = gradeOf(list, marks);
      const parts = scoresOf(list, marks);
      expect(parts.every(({ score, itemId }) => Number.isInteger(score) && score >= 0 && score <= itemsOf(list).find(({ id }) => id === itemId)!.max)).toBe(true);
      expect(total).toBe(parts.reduce((sum, { score }) => sum + score, 0));
      expect(max).toBe(maxOf(list));
      expect(grade).toBe(gradeOfTotal(list, total));
    }));
  });

  it('does not depend on the order of the marks', () => {
    fc.assert(fc.property(aSheet.chain(({ list, marks }) => fc.shuffledSubarray(marks, { minLength: marks.length }).map((shuffled) => ({ list, marks, shuffled }))),
      ({ list, marks, shuffled }) => {
        expect(gradeOf(list, shuffled)).toEqual(gradeOf(list, marks));
      }));
  });

  it('never falls when one item gets better, and never rises when an incident is added', () => {
    fc.assert(fc.property(aSheet, fc.nat(), ({ list, marks }, pick) => {
      const { itemId, score, incidents } = marks[pick % marks.length]!;
      const item = itemsOf(list).find(({ id }) => id === itemId)!;
      const changed = (mark: Partial<ItemMark>) => gradeOf(list, marks.map((one) => (one.itemId === itemId ? { ...one, ...mark } : one)));
      const now = gradeOf(list, marks);
      const better = score === undefined ? changed({ incidents: 0 }) : changed({ score: item.max });
      expect(better.total).toBeGreaterThanOrEqual(now.total);
      expect(GRADES.indexOf(better.grade)).toBeLessThanOrEqual(GRADES.indexOf(now.grade));
      if (incidents !== undefined && incidents < INCIDENTS_AT_MOST) {
        const worse = changed({ incidents: incidents + 1 });
        expect(now.total - worse.total).toBeLessThanOrEqual(item.each!);
        expect(worse.total).toBeLessThanOrEqual(now.total);
      }
    }));
  });

  it('gives each grade exactly from its line on', () => {
    fc.assert(fc.property(aSheet, ({ list }) => {
      const max = maxOf(list);
      for (const [at, grade] of (['cleanest', 'clean', 'fairly-clean'] as const).entries()) {
        const line = Math.ceil((list.bands[grade] * max) / 10_000);
        expect(GRADES.indexOf(gradeOfTotal(list, line))).toBeLessThanOrEqual(at);
        if (line > 0) expect(GRADES.indexOf(gradeOfTotal(list, line - 1))).toBeGreaterThan(at);
      }
    }));
  });

  it('names what is missing, unknown, doubled or not offered', () => {
    const [first, ...rest] = best();
    expect(problemsOf(currentChecklist, best())).toEqual([]);
    expect(problemsOf(currentChecklist, rest)).toEqual([`还没打分:${itemsOf(currentChecklist)[0]!.text}`]);
    expect(problemsOf(currentChecklist, [...best(), { itemId: 'roof', score: 0 }])).toEqual(['清单里没有 roof 这一项']);
    expect(problemsOf(currentChecklist, [first!, ...best()])).toEqual(['同一项打了两次分']);
    expect(problemsOf(currentChecklist, [{ itemId: first!.itemId, score: 123 }, ...rest])).toEqual([`分数不在可选范围:${itemsOf(currentChecklist)[0]!.text}`]);
    expect(() => gradeOf(currentChecklist, rest)).toThrow(new RangeError(problemsOf(currentChecklist, rest).join('; ')));
    expect(() => gradeOf(currentChecklist, rest.slice(1))).toThrow(/还没打分.*; 还没打分/);
  });

  it('asks for the count of an item that is counted', () => {
    const list = aChecklist(aDeductItem('litter', 1000, 300));
    expect(problemsOf(list, [])).toEqual(['还没填处数:数 litter']);
    expect(problemsOf(list, [{ itemId: 'litter', score: 1000 }])).toEqual(['还没填处数:数 litter']);
    expect(problemsOf(list, [{ itemId: 'litter', incidents: 100 }])).toEqual(['处数要在 0 到 99 之间:数 litter']);
    expect(problemsOf(list, [{ itemId: 'litter', incidents: 99 }])).toEqual([]);
    expect(problemsOf(aChecklist(aScoreItem('a', [0, 5])), [{ itemId: 'a', incidents: 0 }])).toEqual(['还没打分:看 a']);
  });

  it('asks for the photos a list wants, and for none where it wants none', () => {
    const list = aChecklist(aScoreItem('yard', [0, 5], { photo: 'required' }), aScoreItem('room', [0, 5], { photo: 'none' }), aScoreItem('bin', [0, 5]));
    const marks = (yard: number, room: number, bin: number) =>
      Object.entries({ yard, room, bin }).map(([itemId, photos]) => ({ itemId, score: 5, photoIds: Array.from({ length: photos }, () => 'p') }));
    expect(photoProblemsOf(list, marks(1, 0, 0))).toEqual([]);
    expect(photoProblemsOf(list, marks(2, 0, 3))).toEqual([]);
    expect(photoProblemsOf(list, marks(0, 1, 0))).toEqual(['这一项要拍照:看 yard', '这一项不用拍照:看 room']);
    expect(photoProblemsOf(list, [])).toEqual(['这一项要拍照:看 yard']);
  });

  it('writes hundredths the way people read points', () => {
    expect([hundredths(9450), hundredths(4), hundredths(-50), hundredths(0), hundredths(100), hundredths(-1234)]).toEqual(['94.50', '0.04', '-0.50', '0.00', '1.00', '-12.34']);
    expect([pointsOf(800), pointsOf(850), pointsOf(1000), pointsOf(10_000), pointsOf(5), pointsOf(0)]).toEqual(['8', '8.5', '10', '100', '0.05', '0']);
  });
});

describe('the national checklist', () => {
  it.each(checklists.map((list) => [list.version, list] as const))('version %i offers 0 and the maximum on every item and names each once', (_, list) => {
    const items = itemsOf(list);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    for (const item of items) expect([item.choices[0], item.choices.at(-1)]).toEqual([0, item.max]);
    expect(maxOf(list)).toBe(10_000);
    expect(checklistOf(list.version)).toBe(list);
    expect([list.id, nationalChecklist(nationalId(list.version))]).toEqual([`national-${list.version}`, list]);
  });

  it('refuses a version that was never published', () => {
    expect(() => checklistOf(99)).toThrow(RangeError);
    expect(nationalChecklist('national-99')).toBeUndefined();
  });
});
