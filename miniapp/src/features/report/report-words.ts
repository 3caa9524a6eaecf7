import type { ReportCard, ReportView } from '../../../../shared/contract/report';
import { reportKinds, type ReportKindId } from '../../../../shared/domain/report-kinds';
import { isOpen, reportStateNames, type ReportState } from '../../../../shared/domain/report-states';
import { limitAndSpent, timeLeft } from '../../core/time';

/** Of a draft, whose kind the server has not named yet. */
export const kindName = (kind: string): string => reportKinds[kind as ReportKindId]?.name ?? '上报';

export const stateTone = (state: ReportState): 'warm' | 'gold' | 'grey' | undefined =>
  ({
    submitted: 'gold', accepted: 'gold', assigned: 'gold', 'partly-fixed': 'gold', forwarded: 'gold', fixed: 'warm', closed: undefined,
    deferred: 'grey', rejected: 'grey', merged: 'grey', dropped: 'grey',
  } as const)[state];

/** 等你确认 when it is the reader's turn. */
export const stateWords = ({ state, moves }: Pick<ReportView, 'state' | 'moves'>): string =>
  moves.includes('confirm') ? '等你确认' : reportStateNames[state];

/** 还剩 5 小时; 限 24 小时,用了 5 小时 once it has ended. */
export function clockWords({ state, submittedAt, dueAt, endedAt }: ReportCard): string {
  if (state === 'closed') return limitAndSpent(submittedAt, dueAt, endedAt ? Date.parse(endedAt) : undefined);
  return !isOpen(state) || state === 'fixed' || state === 'deferred' ? '' : timeLeft(dueAt);
}

export const isOverdue = ({ isLate }: ReportCard): boolean => isLate;

const nextSteps: Partial<Record<ReportState, { title: string; note: string }>> = {
  submitted: { title: '等村里受理', note: '村干部看到后会受理、派人' },
  accepted: { title: '等村里派人', note: '派好人,这里就会写明' },
  assigned: { title: '正在处理', note: '处理完会拍照给大家看' },
  'partly-fixed': { title: '还在处理', note: '修好了一部分,剩下的接着办' },
  forwarded: { title: '等上级或部门办理', note: '办好了会拍照给大家看,办不了会转回村里' },
  deferred: { title: '到时候再办', note: '到那一天会自己回到村里的待办' },
  fixed: { title: '请上报人确认', note: '修好了吗?没修好会退回去重新处理' },
};
/** What happens next; nothing once it has ended. */
export const nextStep = (state: ReportState) => nextSteps[state];
