import type { z } from 'zod';
import type { RoundWork, WorkHousehold } from '../../../../shared/contract/hygiene';
import { gradeNames, hundredths } from '../../../../shared/domain/grades';
import { draftWords } from '../../core/draft';
import type { SheetOnPhone } from './use-sheet';

export type Household = z.infer<typeof WorkHousehold>;
type OnPhone = ReadonlyMap<string, SheetOnPhone>;

/** Nobody has scored or skipped it, here or at the village. */
export const isLeft = (onPhone: OnPhone) => ({ householdId, status }: Household): boolean => {
  const draft = onPhone.get(householdId);
  return status === 'waiting' && (!draft || draft.state === 'draft');
};

/** The next door in walking order, after this one; then from the beginning. */
export function nextDoor(work: RoundWork, onPhone: OnPhone, after: string): Household | undefined {
  const at = work.items.findIndex(({ householdId }) => householdId === after);
  const inOrder = [...work.items.slice(at + 1), ...work.items.slice(0, Math.max(0, at))];
  return inOrder.find(isLeft(onPhone));
}

const gradeTones = { cleanest: undefined, clean: undefined, 'fairly-clean': 'gold', 'not-clean': 'warm' } as const;

export interface DoorWords {
  words: string;
  tone?: 'warm' | 'gold' | 'grey';
}

/** What the list says of a door; the phone knows better than yesterday's answer. */
export function doorWords(household: Household, draft: SheetOnPhone | undefined): DoorWords {
  if (draft?.state === 'failed') return { words: '没传上去', tone: 'warm' };
  if (draft?.state === 'waiting' || draft?.state === 'sending') return { words: draft.state === 'sending' ? draftWords.sending : '已存手机', tone: 'gold' };
  if (draft?.state === 'draft') return { words: '打了一半', tone: 'gold' };
  if (household.status === 'own') return { words: '自家', tone: 'grey' };
  if (household.status === 'skipped') return { words: '跳过', tone: 'grey' };
  if (household.grade && household.total !== null) return { words: `${hundredths(household.total)} ${gradeNames[household.grade]}`, tone: gradeTones[household.grade] };
  return draft?.state === 'sent' || household.status === 'scored' ? { words: '打好了' } : { words: '没打', tone: 'grey' };
}

/** Doors of a walk: 三组 → its households. */
export function byGroup(households: readonly Household[]): [string, Household[]][] {
  const groups = new Map<string, Household[]>();
  for (const one of households) {
    const group = one.label.split(' ')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups];
}
