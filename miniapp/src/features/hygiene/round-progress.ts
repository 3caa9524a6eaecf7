import type { z } from 'zod';
import type { RoundWork, WorkHousehold } from '../../../../shared/contract/hygiene';
import { gradeNames, hundredths } from '../../../../shared/domain/grades';
import { draftWords, type DraftState } from '../../core/draft';
import { isToRevisit, type SheetOnPhone } from './use-sheet';

export type Household = z.infer<typeof WorkHousehold>;
type OnPhone = ReadonlyMap<string, SheetOnPhone>;

/** For the reader to do: nobody has scored or skipped it, here or at the village. */
export const isLeft = (onPhone: OnPhone) => (household: Household): boolean => {
  const draft = onPhone.get(household.householdId);
  return household.mine && household.status === 'waiting' && (!draft || draft.state === 'draft' || isToRevisit(household, draft));
};

/** Sent and refused: the village has another version, or something is wrong with it. The inspector has to look. */
export const isToDecide = (onPhone: OnPhone) => ({ householdId }: Household): boolean => onPhone.get(householdId)?.state === 'failed';

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

const onPhoneWords: Record<DraftState, DoorWords | undefined> = {
  draft: { words: '打了一半', tone: 'gold' },
  waiting: { words: '已存手机', tone: 'gold' },
  sending: { words: draftWords.sending, tone: 'gold' },
  failed: { words: '没传上去', tone: 'warm' },
  sent: undefined,
};

function atVillageWords({ status, grade, total, visits }: Household): DoorWords {
  if (status === 'own') return { words: '自家', tone: 'grey' };
  if (status === 'kin') return { words: '亲属,回避', tone: 'grey' };
  if (status === 'waiting' && visits > 0) return { words: `没人,去过 ${visits} 次`, tone: 'gold' };
  if (status === 'skipped') return { words: '跳过', tone: 'grey' };
  if (status === 'waiting') return { words: '没打', tone: 'grey' };
  return grade && total !== null ? { words: `${hundredths(total)} ${gradeNames[grade]}`, tone: gradeTones[grade] } : { words: '打好了' };
}

/** What the list says of a door; the phone knows better than yesterday's answer. */
export function doorWords(household: Household, draft: SheetOnPhone | undefined): DoorWords {
  if (draft?.state === 'sent' && household.status === 'waiting' && !isToRevisit(household, draft)) return { words: '打好了' };
  return (draft && onPhoneWords[draft.state]) ?? atVillageWords(household);
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
