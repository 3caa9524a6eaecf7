import { itemsOf, type Checklist, type ChecklistItem, type ChecklistSection } from './grades';

/** A checklist that is not yet a version. */
export type ChecklistDefinition = Omit<Checklist, 'id' | 'version'>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What an item asks, apart from who may change it. */
const asks = ({ kind, text, max, choices, each, photo, law, villageRule }: ChecklistItem) => [kind, text, max, choices, each, photo, law, villageRule];
export const asksTheSame = (one: ChecklistItem, other: ChecklistItem): boolean => same(asks(one), asks(other));

const sectionOf = (list: ChecklistDefinition, id: string): ChecklistSection | undefined => list.sections.find((section) => section.id === id);
const itemIn = (section: ChecklistSection | undefined, id: string): ChecklistItem | undefined => section?.items.find((item) => item.id === id);

/** What a village changed that its county's template does not let it change, in words for the secretary; empty when all is well. */
export function templateProblems(template: ChecklistDefinition, list: ChecklistDefinition): string[] {
  const bands = template.villageMay.bands || same(bandsOf(template), bandsOf(list)) ? [] : ['县里没有让村里改等级线'];
  const notice = template.villageMay.noticeDays || template.noticeDays === list.noticeDays ? [] : ['县里没有让村里改公示天数'];
  return [...template.sections.flatMap((section) => sectionProblems(section, sectionOf(list, section.id))), ...bands, ...notice];
}

const bandsOf = ({ bands }: ChecklistDefinition): number[] => [bands.cleanest, bands.clean, bands['fairly-clean']];

function sectionProblems(theirs: ChecklistSection, mine: ChecklistSection | undefined): string[] {
  const renamed = mine && mine.title !== theirs.title ? [`不能改县里这一部分的名字:${theirs.title}`] : [];
  return [...renamed, ...theirs.items.filter((item) => !item.villageMayChange).flatMap((item) => itemProblems(item, itemIn(mine, item.id)))];
}

function itemProblems(theirs: ChecklistItem, mine: ChecklistItem | undefined): string[] {
  if (!mine) return [`不能去掉县里的这一项:${theirs.text}`];
  return asksTheSame(theirs, mine) ? [] : [`不能改县里的这一项:${theirs.text}`];
}

/** The village's list with what only the template decides: which items are the village's own, and what it may change. */
export function underTemplate(template: ChecklistDefinition, list: ChecklistDefinition): ChecklistDefinition {
  const theirs = new Map(itemsOf(template).map((item) => [item.id, item]));
  const stamped = (item: ChecklistItem): ChecklistItem => {
    const origin = theirs.get(item.id);
    return { ...item, own: !origin, villageMayChange: origin?.villageMayChange ?? false };
  };
  const sections = list.sections.map((section) => ({ ...section, items: section.items.map(stamped) }));
  return { ...list, sections, villageMay: template.villageMay };
}

/** A county's list: nothing in it is a village's own. */
export function asTemplate(list: ChecklistDefinition): ChecklistDefinition {
  return { ...list, sections: list.sections.map((section) => ({ ...section, items: section.items.map((item) => ({ ...item, own: false })) })) };
}

/** The template as a village takes it over; what the village has added or was allowed to change stays. */
export function adopted(template: ChecklistDefinition, mine?: ChecklistDefinition): ChecklistDefinition {
  if (!mine) return template;
  const theirs = new Set(itemsOf(template).map(({ id }) => id));
  const addedTo = (section: ChecklistSection | undefined): ChecklistItem[] => section?.items.filter(({ id, own }) => own && !theirs.has(id)) ?? [];
  const sections = template.sections.map((section) => ({ ...section, items: [...kept(section, mine), ...addedTo(sectionOf(mine, section.id))] }));
  const ours = mine.sections.filter(({ id }) => !sectionOf(template, id)).map((section) => ({ ...section, items: addedTo(section) }));
  return {
    ...template,
    sections: [...sections, ...ours.filter(({ items }) => items.length > 0)],
    bands: template.villageMay.bands ? mine.bands : template.bands,
    noticeDays: template.villageMay.noticeDays ? mine.noticeDays : template.noticeDays,
  };
}

/** The county's items of a section, those it leaves open as the village has them. */
const kept = (section: ChecklistSection, mine: ChecklistDefinition): ChecklistItem[] =>
  section.items.map((item) => (item.villageMayChange ? (itemIn(sectionOf(mine, section.id), item.id) ?? item) : item));
