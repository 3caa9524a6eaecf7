import type { LookChecklist } from '../../../../shared/contract/hygiene-review';

export interface LookItem {
  score?: number;
  incidents?: number;
  /** Photos on the phone. */
  refs: string[];
}

/** The fresh sheet of a second look, as it lies on the phone. */
export interface LookDraft {
  objectionId: string;
  version: number;
  note: string;
  items: Record<string, LookItem>;
}

export const SECOND_LOOK = 'second-look';
const EMPTY: LookItem = { refs: [] };

export const lookItem = ({ items }: LookDraft, itemId: string): LookItem => items[itemId] ?? EMPTY;
export const changeLook = (draft: LookDraft, itemId: string, change: Partial<LookItem>): LookDraft =>
  ({ ...draft, items: { ...draft.items, [itemId]: { ...lookItem(draft, itemId), ...change } } });

/** Every photo still on the phone, in the order `scoresOf` takes their ids. */
export const lookRefs = ({ items }: LookDraft): string[] => Object.values(items).flatMap(({ refs }) => refs);

export function scoresOf({ items }: LookDraft, uploaded: readonly string[]) {
  const ids = [...uploaded];
  return Object.entries(items).flatMap(([itemId, { score, incidents, refs }]) => {
    const photoIds = ids.splice(0, refs.length);
    return score === undefined ? [] : [{ itemId, score, photoIds, ...(incidents !== undefined && { incidents }) }];
  });
}

/** How many items still wait for the thumb. */
export const leftOf = ({ sections }: LookChecklist, draft: LookDraft): number =>
  sections.flatMap(({ items }) => items).filter(({ id }) => lookItem(draft, id).score === undefined).length;

export const totalOf = ({ items }: LookDraft): number => Object.values(items).reduce((sum, { score = 0 }) => sum + score, 0);
