/** Household hygiene grades (入户评比). All scores are integer hundredths of a point: 94.50 分 = 9450. */
export const GRADES = ['cleanest', 'clean', 'fairly-clean', 'not-clean'] as const;
export type Grade = (typeof GRADES)[number];

export const gradeNames: Record<Grade, string> = {
  cleanest: '最清洁', clean: '清洁', 'fairly-clean': '较清洁', 'not-clean': '不清洁',
};
/** Stars stand beside the word, never instead of it. */
export const gradeStars: Record<Grade, number> = { cleanest: 3, clean: 2, 'fairly-clean': 1, 'not-clean': 0 };

export interface ChecklistItem {
  id: string;
  text: string;
  max: number;
  /** The scores offered as buttons, ascending, 0 and max included. */
  choices: readonly number[];
}
export interface ChecklistSection {
  id: string;
  title: string;
  items: readonly ChecklistItem[];
}
export interface Checklist {
  version: number;
  title: string;
  sections: readonly ChecklistSection[];
  /** Lowest percentage (hundredths of a percent of the maximum) that earns each grade; the last grade takes the rest. */
  bands: Readonly<Record<Exclude<Grade, 'not-clean'>, number>>;
}
export interface ItemScore {
  itemId: string;
  score: number;
}
export interface Graded {
  total: number;
  max: number;
  grade: Grade;
}

/** What keeps a set of scores from being a complete sheet, in words for the inspector; empty when it is one. */
export function problemsOf(checklist: Checklist, scores: readonly ItemScore[]): string[] {
  const items = itemsOf(checklist);
  const given = new Map(scores.map((s) => [s.itemId, s.score]));
  const unknown = scores.filter((s) => !items.some((item) => item.id === s.itemId)).map((s) => `清单里没有 ${s.itemId} 这一项`);
  const doubled = given.size < scores.length ? ['同一项打了两次分'] : [];
  const bad = items.flatMap((item) => {
    const score = given.get(item.id);
    if (score === undefined) return [`还没打分:${item.text}`];
    return item.choices.includes(score) ? [] : [`分数不在可选范围:${item.text}`];
  });
  return [...unknown, ...doubled, ...bad];
}

/** The one place where a grade is computed. Throws on an incomplete sheet: ask `problemsOf` first. */
export function gradeOf(checklist: Checklist, scores: readonly ItemScore[]): Graded {
  const problems = problemsOf(checklist, scores);
  if (problems.length > 0) throw new RangeError(problems.join('; '));
  const total = scores.reduce((sum, s) => sum + s.score, 0);
  const max = maxOf(checklist);
  return { total, max, grade: gradeAt(checklist, total, max) };
}

/** The grade of a total that is no single sheet's: a median, or one put right. */
export const gradeOfTotal = (checklist: Checklist, total: number): Grade => gradeAt(checklist, total, maxOf(checklist));

/** Compares total/max with each band without leaving integers. */
function gradeAt({ bands }: Checklist, total: number, max: number): Grade {
  const reached = (band: number): boolean => total * 10_000 >= band * max;
  if (reached(bands.cleanest)) return 'cleanest';
  if (reached(bands.clean)) return 'clean';
  return reached(bands['fairly-clean']) ? 'fairly-clean' : 'not-clean';
}

export function itemsOf(checklist: Checklist): ChecklistItem[] {
  return checklist.sections.flatMap((section) => section.items);
}

export function maxOf(checklist: Checklist): number {
  return itemsOf(checklist).reduce((sum, item) => sum + item.max, 0);
}

/** 9450 → 94.50 */
export function hundredths(value: number): string {
  const sign = value < 0 ? '-' : '';
  const abs = Math.abs(value);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}
