import { useState } from 'react';
import type { z } from 'zod';
import type { SheetView, WorkHousehold } from '../../../../shared/contract/hygiene';
import type { SkipReason } from '../../../../shared/domain/door-visits';
import { isEditable, type Draft, type DraftState } from '../../core/draft';
import { discardDraft, keepPhotos, saveDraft, submitDraft, useDrafts } from '../../core/drafts';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { queryClient } from '../../core/query-client';
import { useMe } from '../../core/session';
import { toast } from '../../ui/toast';
import { useDoorPlace } from './door-place';
import { workKey } from './hygiene-staff.queries';
import { changeItem, fromServer, itemOf, refsOf, type SheetDraft } from './sheet-draft';
import { SHEET } from './sheet.outbox';

type Household = z.infer<typeof WorkHousehold>;
export type SheetOnPhone = Draft<SheetDraft>;

const isOf = (roundId: string) => (draft: Draft): draft is SheetOnPhone => (draft.payload as SheetDraft).roundId === roundId;

/** Sheets of a round on this phone, by household. */
export function useRoundDrafts(roundId: string): ReadonlyMap<string, SheetOnPhone> {
  const drafts = useDrafts(SHEET).filter(isOf(roundId));
  return new Map(drafts.map((draft) => [draft.payload.householdId, draft]));
}

const blank = (roundId: string, { householdId, label, headName }: Household): SheetDraft => ({
  roundId, householdId, label: `${label} ${headName}`, version: 0, note: '', items: {},
});

export const isAtVillage = ({ status }: Household): boolean => status === 'scored' || status === 'skipped';

/** Nobody was at home and somebody has to come again: the visit has arrived, the door is still open. */
export const isToRevisit = ({ status }: Household, onPhone: SheetOnPhone | undefined): boolean =>
  status === 'waiting' && onPhone?.state === 'sent' && onPhone.payload.skip === 'not-at-home';

/** What is done stays as it is until the inspector says: once more. */
function standingOf(onPhone: SheetOnPhone | undefined, isAgain: boolean, isKnown: boolean): { isDone: boolean; isNew: boolean } {
  const isSent = onPhone ? onPhone.state === 'sent' : isKnown;
  return { isDone: isSent && !isAgain, isNew: isAgain && onPhone?.state === 'sent' };
}

const stateOf = (onPhone: SheetOnPhone | undefined, isDone: boolean, isNew: boolean): DraftState | undefined => {
  if (isDone) return 'sent';
  return isNew ? undefined : onPhone?.state;
};

/** `known` is the sheet the server has, to be looked at again; one already sent makes room for it. */
export function useSheet(roundId: string, household: Household, known: SheetView | undefined) {
  const me = useMe()?.memberId ?? '';
  const id = `sheet-${me}-${roundId}-${household.householdId}`;
  const onPhone = useRoundDrafts(roundId).get(household.householdId);
  const [isAgain, setAgain] = useState(false);
  const door = useDoorPlace(roundId);
  const { isDone, isNew } = standingOf(onPhone, isAgain || isToRevisit(household, onPhone), isAtVillage(household) || Boolean(known));
  const base = known ? fromServer(known, `${household.label} ${household.headName}`) : blank(roundId, household);
  const sheet = onPhone && !isNew ? onPhone.payload : base;

  const write = (next: SheetDraft): boolean => {
    if (!next.place) door.begin();
    try {
      if (onPhone?.state === 'sent') discardDraft(id);
      saveDraft({ kind: SHEET, id, payload: { ...next, place: next.place ?? door.known(), clientKey: next.clientKey ?? newIdempotencyKey() }, photos: next.skip ? [] : refsOf(next) });
      return true;
    } catch (error) {
      toast((error as Error).message);
      return false;
    }
  };
  const submit = (next: SheetDraft): void => {
    if (!write({ ...next, scoredAt: new Date().toISOString() })) return;
    door.end();
    void submitDraft(id);
  };
  return {
    sheet,
    state: stateOf(onPhone, isDone, isNew),
    reason: onPhone?.reason,
    mayChange: !isDone && (!onPhone || isNew || isEditable(onPhone)),
    score: (itemId: string, score: number) => write(changeItem(sheet, itemId, { score })),
    count: (itemId: string, incidents: number) => write(changeItem(sheet, itemId, { incidents })),
    addPhotos: async (itemId: string, paths: string[]) => {
      const kept = await keepPhotos(paths);
      write(changeItem(sheet, itemId, { refs: [...itemOf(sheet, itemId).refs, ...kept] }));
    },
    dropPhoto: (itemId: string, ref: string) =>
      write(changeItem(sheet, itemId, { refs: itemOf(sheet, itemId).refs.filter((other) => other !== ref) })),
    writeNote: (note: string) => write({ ...sheet, note }),
    finish: () => submit({ ...sheet, skip: undefined }),
    skip: (reason: SkipReason, note: string) => submit({ ...sheet, skip: reason, note }),
    resend: () => void submitDraft(id),
    /** After both were looked at: mine becomes the next version, theirs is kept as the one before. */
    keepMine: (theirs: SheetView) => submit({ ...sheet, version: theirs.version, clientKey: newIdempotencyKey() }),
    /** Somebody else was first: mine goes, theirs stays. */
    dropMine: () => {
      discardDraft(id);
      void queryClient.invalidateQueries({ queryKey: workKey(roundId) });
    },
    /** Before anything is said of the door, so that the place is known by then. */
    begin: door.begin,
    again: () => {
      door.begin();
      setAgain(true);
    },
  };
}

export type OpenSheet = ReturnType<typeof useSheet>;
