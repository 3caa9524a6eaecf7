import type { RuleVersion } from '../../../../shared/domain/rule-terms';
import type { Participation } from '../record/participation';
import type { Deed } from './deed.entity';

/** 11月23日 */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** The one entry a confirmed deed gives its household; words that have not passed the check stay out of it. */
export function deedDone({ id, villageId, kind, householdId, groupNo, memberId, sentBy, day, words, happenedAt, checkState }: Deed, { name }: RuleVersion): Participation {
  return {
    villageId, act: 'deed-confirmed', kind, sourceKind: 'deed', sourceId: id, subjectId: householdId, householdId, groupNo, memberId,
    onBehalfBy: sentBy === memberId ? null : sentBy, title: name, detail: checkState === 'passed' ? `${dayWords(day)} · ${words}` : dayWords(day), at: happenedAt,
  };
}
