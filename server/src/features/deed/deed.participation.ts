import type { RuleVersion } from '../../../../shared/domain/rule-terms';
import { dayWords } from '../../../../shared/domain/weeks';
import type { Participation } from '../record/participation';
import type { Deed } from './deed.entity';

/** The one entry a confirmed deed gives its household; words that have not passed the check stay out of it. */
export function deedDone({ id, villageId, kind, householdId, groupNo, memberId, sentBy, day, words, happenedAt, checkState }: Deed, { name }: RuleVersion): Participation {
  return {
    villageId, act: 'deed-confirmed', kind, sourceKind: 'deed', sourceId: id, subjectId: householdId, householdId, groupNo, memberId,
    onBehalfBy: sentBy === memberId ? null : sentBy, title: name, detail: checkState === 'passed' ? `${dayWords(day)} · ${words}` : dayWords(day), at: happenedAt,
  };
}
