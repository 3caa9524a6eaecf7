/** Household hygiene grades (入户评比). All scores are integer hundredths of a point: 94.50 分 = 9450. */
export const GRADES = ['cleanest', 'clean', 'fairly-clean', 'not-clean'] as const;
export type Grade = (typeof GRADES)[number];

export const gradeNames: Record<Grade, string> = {
  cleanest: '最清洁', clean: '清洁', 'fairly-clean': '较清洁', 'not-clean': '不清洁',
};
/** Stars stand beside the word, never instead of it. */
export const gradeStars: Record<Grade, number> = { cleanest: 3, clean: 2, 'fairly-clean': 1, 'not-clean': 0 };

/** `score`: one of a few scores is chosen. `deduct`: full marks, less so much for each incident (每处扣分). */
export const ITEM_KINDS = ['score', 'deduct'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
/** `none`: no photo is wanted, as inside a home. */
export const PHOTO_RULES = ['required', 'optional', 'none'] as const;
export type PhotoRule = (typeof PHOTO_RULES)[number];
/** More than anybody counts at one door. */
export const INCIDENTS_AT_MOST = 99;

export interface ChecklistItem {
  id: string;
  kind: ItemKind;
  text: string;
  max: number;
  /** Of a score item: the scores offered as buttons, ascending, 0 and max included. Of a deduct item: empty. */
  choices: readonly number[];
  /** Of a deduct item: what one incident takes off. Of a score item: null. */
  each: number | null;
  photo: PhotoRule;
  /** The law or standard it rests on; empty when none is named. */
  law: string;
  /** The clause of the village rules (村规民约) it rests on; empty when none is named. */
  villageRule: string;
  /** In a county's template: a village may change the item or leave it out. */
  villageMayChange: boolean;
  /** Added by the village to the county's template. */
  own: boolean;
}
export interface ChecklistSection {
  id: string;
  title: string;
  items: readonly ChecklistItem[];
}
/** Lowest percentage (hundredths of a percent of the maximum) that earns each grade; the last grade takes the rest. */
export type Bands = Readonly<Record<Exclude<Grade, 'not-clean'>, number>>;

/** One published version; never edited, a change is a new version. */
export interface Checklist {
  /** `national-1`, or the id of a county's or village's version. */
  id: string;
  version: number;
  title: string;
  sections: readonly ChecklistSection[];
  bands: Bands;
  /** Days of the notice period (公示期). */
  noticeDays: number;
  /** In a county's template: what a village may set for itself. */
  villageMay: { bands: boolean; noticeDays: boolean };
}

/** What an inspector says of one item: the score that was chosen, or how many incidents were counted. */
export interface ItemMark {
  itemId: string;
  score?: number | undefined;
  incidents?: number | undefined;
}
/** A mark with what it is worth. */
export interface ItemScore extends ItemMark {
  score: number;
}
export interface Graded {
  total: number;
  max: number;
  grade: Grade;
}

/** What a mark is worth; undefined when it says nothing the item offers. Never below 0: an item takes nothing from the others. */
export function scoreOf(item: ChecklistItem, { score, incidents }: ItemMark): number | undefined {
  if (item.kind === 'score') return item.choices.find((choice) => choice === score);
  const isCount = Number.isInteger(incidents) && incidents! >= 0 && incidents! <= INCIDENTS_AT_MOST;
  return isCount ? Math.max(0, item.max - incidents! * (item.each ?? 0)) : undefined;
}

/** What keeps a set of marks from being a complete sheet, in words for the inspector; empty when it is one. */
export function problemsOf(checklist: Checklist, marks: readonly ItemMark[]): string[] {
  const items = itemsOf(checklist);
  const given = new Map(marks.map((mark) => [mark.itemId, mark]));
  const unknown = marks.filter((mark) => !items.some((item) => item.id === mark.itemId)).map((mark) => `清单里没有 ${mark.itemId} 这一项`);
  const doubled = given.size < marks.length ? ['同一项打了两次分'] : [];
  return [...unknown, ...doubled, ...items.flatMap((item) => problemOf(item, given.get(item.id)))];
}

function problemOf(item: ChecklistItem, mark: ItemMark | undefined): string[] {
  const isMissing = (item.kind === 'score' ? mark?.score : mark?.incidents) === undefined;
  if (isMissing) return [`${item.kind === 'score' ? '还没打分' : '还没填处数'}:${item.text}`];
  if (scoreOf(item, mark!) !== undefined) return [];
  return [item.kind === 'score' ? `分数不在可选范围:${item.text}` : `处数要在 0 到 ${INCIDENTS_AT_MOST} 之间:${item.text}`];
}

/** Photos that are missing, or that nobody wanted, by the rule of each item. */
export function photoProblemsOf(checklist: Checklist, marks: readonly (ItemMark & { photoIds: readonly string[] })[]): string[] {
  const photos = new Map(marks.map(({ itemId, photoIds }) => [itemId, photoIds.length]));
  return itemsOf(checklist).flatMap(({ id, text, photo }) => {
    const taken = photos.get(id) ?? 0;
    if (photo === 'required' && taken === 0) return [`这一项要拍照:${text}`];
    return photo === 'none' && taken > 0 ? [`这一项不用拍照:${text}`] : [];
  });
}

/** The marks with what each is worth, to be kept. Throws on an incomplete sheet: ask `problemsOf` first. */
export function scoresOf<M extends ItemMark>(checklist: Checklist, marks: readonly M[]): (M & ItemScore)[] {
  const problems = problemsOf(checklist, marks);
  if (problems.length > 0) throw new RangeError(problems.join('; '));
  const items = new Map(itemsOf(checklist).map((item) => [item.id, item]));
  return marks.map((mark) => ({ ...mark, score: scoreOf(items.get(mark.itemId)!, mark)! }));
}

/** The one place where a grade is computed. Throws on an incomplete sheet: ask `problemsOf` first. */
export function gradeOf(checklist: Checklist, marks: readonly ItemMark[]): Graded {
  const total = scoresOf(checklist, marks).reduce((sum, { score }) => sum + score, 0);
  return { total, max: maxOf(checklist), grade: gradeOfTotal(checklist, total) };
}

/** The grade of a total that is no single sheet's: a median, or one put right. Compares total/max with each band without leaving integers. */
export function gradeOfTotal(checklist: Checklist, total: number): Grade {
  const { bands } = checklist;
  const max = maxOf(checklist);
  const reached = (band: number): boolean => total * 10_000 >= band * max;
  if (reached(bands.cleanest)) return 'cleanest';
  if (reached(bands.clean)) return 'clean';
  return reached(bands['fairly-clean']) ? 'fairly-clean' : 'not-clean';
}

export function itemsOf({ sections }: Pick<Checklist, 'sections'>): ChecklistItem[] {
  return sections.flatMap((section) => section.items);
}

export function maxOf(checklist: Pick<Checklist, 'sections'>): number {
  return itemsOf(checklist).reduce((sum, item) => sum + item.max, 0);
}

/** 9450 → 94.50 */
export function hundredths(value: number): string {
  const sign = value < 0 ? '-' : '';
  const abs = Math.abs(value);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

/** 800 → 8, 850 → 8.5: as short as people say it. */
export const pointsOf = (value: number): string => hundredths(value).replace(/\.?0+$/, '');
