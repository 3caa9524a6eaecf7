import { asksTheSame, type ChecklistDefinition } from './checklist-template';
import { gradeNames, itemsOf, pointsOf, type ChecklistItem } from './grades';

const BANDS = ['cleanest', 'clean', 'fairly-clean'] as const;

/** 10 分 · 每处扣 2 分,最多扣 10 分 */
export const worthWords = ({ kind, max, each }: Pick<ChecklistItem, 'kind' | 'max' | 'each'>): string =>
  kind === 'score' ? `${pointsOf(max)} 分` : `每处扣 ${pointsOf(each ?? 0)} 分,最多扣 ${pointsOf(max)} 分`;

/** What a new version changes, line by line, in words for whoever publishes it and for those who will be scored. */
export function changesBetween(before: ChecklistDefinition, after: ChecklistDefinition): string[] {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const added = now.filter((item) => !old.some(({ id }) => id === item.id)).map((item) => `新增:${item.text}(${worthWords(item)})`);
  const dropped = old.filter((item) => !now.some(({ id }) => id === item.id)).map((item) => `去掉:${item.text}(${worthWords(item)})`);
  const changed = now.flatMap((item) => itemChange(old.find(({ id }) => id === item.id), item));
  return [...added, ...dropped, ...changed, ...sectionChanges(before, after), ...bandChanges(before, after), ...settingChanges(before, after)];
}

function itemChange(before: ChecklistItem | undefined, after: ChecklistItem): string[] {
  if (!before || asksTheSame(before, after)) return [];
  const worth = worthWords(before) === worthWords(after) ? '' : `,${worthWords(before)}改为${worthWords(after)}`;
  const text = before.text === after.text ? after.text : `“${before.text}”改为“${after.text}”`;
  return [`改了:${text}${worth}`];
}

function sectionChanges(before: ChecklistDefinition, after: ChecklistDefinition): string[] {
  return after.sections.flatMap(({ id, title }) => {
    const old = before.sections.find((section) => section.id === id);
    return old && old.title !== title ? [`“${old.title}”改名为“${title}”`] : [];
  });
}

/** 9000 → 90% */
export const percent = (band: number): string => `${pointsOf(band)}%`;

function bandChanges({ bands: before }: ChecklistDefinition, { bands: after }: ChecklistDefinition): string[] {
  return BANDS.filter((grade) => before[grade] !== after[grade]).map((grade) => `${gradeNames[grade]}:${percent(before[grade])}改为${percent(after[grade])}`);
}

function settingChanges(before: ChecklistDefinition, after: ChecklistDefinition): string[] {
  const title = before.title === after.title ? [] : [`名称改为“${after.title}”`];
  const notice = before.noticeDays === after.noticeDays ? [] : [`公示 ${before.noticeDays} 天改为 ${after.noticeDays} 天`];
  return [...title, ...notice];
}
