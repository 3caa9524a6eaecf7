import type { ReportCard, ReportView } from '../../../../shared/contract/report';
import { reportKinds, type ReportKindId } from '../../../../shared/domain/report-kinds';
import { isOpen, reportStateNames, type ReportState } from '../../../../shared/domain/report-states';
import { isLate, limitAndSpent, timeLeft } from '../../core/time';

export const kindName = (kind: ReportKindId): string => reportKinds[kind].name;

export const stateTone = (state: ReportState): 'warm' | 'gold' | 'grey' | undefined =>
  ({ submitted: 'gold', accepted: 'gold', assigned: 'gold', fixed: 'warm', closed: undefined, rejected: 'grey' } as const)[state];

/** 等你确认 when it is the reader's turn. */
export const stateWords = ({ state, moves }: Pick<ReportView, 'state' | 'moves'>): string =>
  moves.includes('confirm') ? '等你确认' : reportStateNames[state];

/** 还剩 5 小时; 限 24 小时,用了 5 小时 once it has ended. */
export function clockWords({ state, submittedAt, dueAt, endedAt }: ReportCard): string {
  if (state === 'rejected') return '';
  if (!isOpen(state)) return limitAndSpent(submittedAt, dueAt, endedAt ? Date.parse(endedAt) : undefined);
  return state === 'fixed' ? '' : timeLeft(dueAt);
}

export const isOverdue = ({ state, dueAt }: ReportCard): boolean => isOpen(state) && state !== 'fixed' && isLate(dueAt);

const nextSteps: Partial<Record<ReportState, { title: string; note: string }>> = {
  submitted: { title: '等村里受理', note: '村干部看到后会受理、派人' },
  accepted: { title: '等村里派人', note: '派好人,这里就会写明' },
  assigned: { title: '正在处理', note: '处理完会拍照给大家看' },
  fixed: { title: '请上报人确认', note: '修好了吗?没修好会退回去重新处理' },
};
/** What happens next; nothing once it has ended. */
export const nextStep = (state: ReportState) => nextSteps[state];
