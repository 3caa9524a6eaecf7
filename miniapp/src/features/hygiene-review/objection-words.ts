import type { ObjectionCard, ObjectionView } from '../../../../shared/contract/hygiene-review';
import { hundredths, type Grade } from '../../../../shared/domain/grades';
import { isLiveObjection, objectionStateNames } from '../../../../shared/domain/objections';
import { gradeWords } from '../hygiene/grade-words';

/** 62.00 分 ★ 较清洁 */
export const resultWords = ({ total, grade }: { total: number; grade: Grade }): string => `${hundredths(total)} 分 ${gradeWords(grade)}`;

export const stateTone = ({ state, isLate }: Pick<ObjectionCard, 'state' | 'isLate'>): 'warm' | 'gold' | 'grey' | undefined => {
  if (isLate) return 'warm';
  if (isLiveObjection(state)) return 'gold';
  return state === 'withdrawn' ? 'grey' : undefined;
};

/** 提了 3 天 / 超过 5 天没定 */
export const ageWords = ({ ageDays, isLate }: Pick<ObjectionCard, 'ageDays' | 'isLate'>): string => {
  if (isLate) return `提了 ${ageDays} 天,超时了`;
  return ageDays === 0 ? '今天提的' : `提了 ${ageDays} 天`;
};

/** What comes next, for the household; undefined when it is over. */
export function nextWords({ state, secondLook }: Pick<ObjectionView, 'state' | 'secondLook'>): { title: string; note: string } | undefined {
  if (!isLiveObjection(state)) return undefined;
  if (state === 'open') return { title: objectionStateNames.open, note: '会请另一位没打过这户的评比员来' };
  if (state === 'looking') return { title: objectionStateNames.looking, note: '评比员会再上门看一遍' };
  return { title: objectionStateNames.looked, note: secondLook ? `复核打了 ${hundredths(secondLook.total)} 分` : '' };
}
