import type { z } from 'zod';
import type { ChecklistView } from '../../../../shared/contract/checklist';
import type { NewSheet, SheetView } from '../../../../shared/contract/hygiene';
import { scoreOf, type ChecklistItem } from '../../../../shared/domain/grades';
import type { SkipReason } from '../../../../shared/domain/door-visits';
import type { Here } from '../../core/here';

export const skipWords: Record<SkipReason, string> = { 'not-at-home': '家里没人', away: '全家在外', refused: '不让进门' };

/** One item on the inspector's phone. */
export interface DraftItem {
  score?: number;
  /** Of a deduct item: how many were counted. */
  incidents?: number;
  /** Photos the server has already. */
  photoIds: string[];
  /** Photos that are still on the phone (refs of kept files). */
  refs: string[];
}

/** A household's sheet as it lies on the phone; what the outbox sends is made of it. */
export interface SheetDraft {
  roundId: string;
  householdId: string;
  /** 三组 12 号 杨桂兰, to find it again in the list of what waits. */
  label: string;
  version: number;
  note: string;
  items: Record<string, DraftItem>;
  skip?: SkipReason;
  /** Made once for this sheet, whatever becomes of its sending. */
  clientKey?: string;
  /** When it was finished at the door, by this phone's clock. */
  scoredAt?: string;
  /** Of the doorstep, when the inspector lets the phone say it. */
  place?: Here;
}

type Checklist = z.infer<typeof ChecklistView>;
type Sheet = z.input<typeof NewSheet>;

export const PHOTOS_PER_ITEM = 3;
const EMPTY: DraftItem = { photoIds: [], refs: [] };

export const itemOf = (sheet: SheetDraft, itemId: string): DraftItem => sheet.items[itemId] ?? EMPTY;
export const itemsIn = (checklist: Checklist) => checklist.sections.flatMap(({ items }) => items);
export const changeItem = (sheet: SheetDraft, itemId: string, change: Partial<DraftItem>): SheetDraft => ({
  ...sheet,
  items: { ...sheet.items, [itemId]: { ...itemOf(sheet, itemId), ...change } },
});

/** What the inspector has said of an item is worth; undefined while nothing is said. */
export const worthIn = (item: ChecklistItem, sheet: SheetDraft): number | undefined => scoreOf(item, { itemId: item.id, ...itemOf(sheet, item.id) });

export interface Progress {
  scored: number;
  of: number;
  /** Integer hundredths. */
  total: number;
}

export function progressOf(checklist: Checklist, sheet: SheetDraft): Progress {
  const scores = itemsIn(checklist).map((item) => worthIn(item, sheet));
  const given = scores.filter((score) => score !== undefined);
  return { scored: given.length, of: scores.length, total: given.reduce((sum, score) => sum + score, 0) };
}

/** Items whose photo is still missing; where the list asks for one, there is no sheet without. */
export const lacksPhoto = (item: ChecklistItem, sheet: SheetDraft): boolean => {
  const { photoIds, refs } = itemOf(sheet, item.id);
  return item.photo === 'required' && photoIds.length + refs.length === 0;
};

const isOpen = (item: ChecklistItem, sheet: SheetDraft): boolean => worthIn(item, sheet) === undefined || lacksPhoto(item, sheet);

/** The first section with something left to score; the last one when all is done. */
export function nextSection({ sections }: Checklist, sheet: SheetDraft): number {
  const at = sections.findIndex(({ items }) => items.some((item) => isOpen(item, sheet)));
  return at === -1 ? sections.length - 1 : at;
}

/** Every photo still on the phone, in the order `toNewSheet` takes their ids. */
export const refsOf = (sheet: SheetDraft): string[] => Object.values(sheet.items).flatMap(({ refs }) => refs);

/** What is sent; `uploaded` are the ids of `refsOf(sheet)`, in that order. */
export function toNewSheet(sheet: SheetDraft, uploaded: readonly string[]): Sheet {
  const { version, note, skip, clientKey, scoredAt, place } = sheet;
  const common = { note, version, ...(clientKey && { clientKey }), ...(scoredAt && { scoredAt }), ...(place && { place }) };
  if (skip) return { outcome: 'skipped', reason: skip, ...common };
  const ids = [...uploaded];
  const scores = Object.entries(sheet.items).flatMap(([itemId, { score, incidents, photoIds, refs }]) => {
    const fresh = ids.splice(0, refs.length);
    return score === undefined && incidents === undefined ? [] : [{ itemId, score, incidents, photoIds: [...photoIds, ...fresh] }];
  });
  return { outcome: 'scored', scores, ...common };
}

const toItem = ({ score, incidents, photos }: SheetView['sections'][number]['items'][number]): DraftItem => ({
  ...(incidents === null ? { score } : { incidents }),
  photoIds: photos.map(({ photoId }) => photoId),
  refs: [],
});

/** To look again at a sheet the server has. */
export function fromServer(sheet: SheetView, label: string): SheetDraft {
  const items = sheet.sections.flatMap((section) => section.items.map((item) => [item.itemId, toItem(item)] as const));
  const { roundId, householdId, version, note } = sheet;
  return { roundId, householdId, label, version, note, items: Object.fromEntries(items) };
}
