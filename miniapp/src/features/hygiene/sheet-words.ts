import type { SheetView } from '../../../../shared/contract/hygiene';
import { gradeNames, hundredths } from '../../../../shared/domain/grades';
import { skipWords } from './sheet-draft';

/** 94.50 分 最清洁 / 家里没人 */
export const outcomeWords = ({ total, grade, skipReason }: Pick<SheetView, 'total' | 'grade' | 'skipReason'>): string => {
  if (total === null) return skipReason ? skipWords[skipReason] : '没打分';
  return `${hundredths(total)} 分${grade ? ` ${gradeNames[grade]}` : ''}`;
};
