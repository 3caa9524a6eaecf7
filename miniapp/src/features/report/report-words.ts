import type { ReportCard, ReportView } from '../../../../shared/contract/report';
import { reportKinds, type ReportKindId } from '../../../../shared/domain/report-kinds';
import { isOpen, reportClockNames, reportStateNames, type ReportState } from '../../../../shared/domain/report-states';
import { day, dayTime, span, timeLeft } from '../../core/time';

/** Of a draft, whose kind the server has not named yet. */
export const kindName = (kind: string): string => reportKinds[kind as ReportKindId]?.name ?? '上报';

export const stateTone = (state: ReportState): 'warm' | 'gold' | 'grey' | undefined =>
  ({
    submitted: 'gold', accepted: 'gold', assigned: 'gold', 'partly-fixed': 'gold', forwarded: 'gold', fixed: 'warm', closed: undefined,
    deferred: 'grey', rejected: 'grey', merged: 'grey', dropped: 'grey',
  } as const)[state];

/** 等您确认 when it is the reader's turn. */
export const stateWords = ({ state, moves }: Pick<ReportView, 'state' | 'moves'>): string =>
  moves.includes('confirm') ? '等您确认' : reportStateNames[state];

/** 还剩 5 小时; 用了 5 小时 once it has been fixed. */
export function clockWords({ state, submittedAt, dueAt, endedAt }: ReportCard): string {
  if (state === 'closed') return endedAt ? `用了 ${span(Date.parse(endedAt) - Date.parse(submittedAt))}` : '';
  return !isOpen(state) || state === 'fixed' || state === 'deferred' ? '' : timeLeft(dueAt);
}

export const isOverdue = ({ isLate }: ReportCard): boolean => isLate;

/** 3 个人也看到了 */
export const followerWords = (followers: number): string => `${followers} 个人也看到了`;

type Clock = ReportView['clocks'][number];
const runningWords = (dueAt: string | null, isLate: boolean, now: number): string => {
  if (!dueAt) return isLate ? '已经超时' : '正在计时';
  return isLate ? `超时 ${span(now - Date.parse(dueAt))}` : `${dayTime(dueAt, now)} 前`;
};

/** What the village promised and how it stands: 受理 今天 16:00 前. */
export function promiseOf({ clock, state, dueAt, isLate }: Clock, now = Date.now()): { name: string; words: string; isLate: boolean } {
  const words = { running: () => runningWords(dueAt, isLate, now), paused: () => '先不计时', met: () => '按时', missed: () => '晚了' }[state]();
  return { name: reportClockNames[clock], words, isLate: state === 'missed' || (state === 'running' && isLate) };
}

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

type Telling = Pick<ReportView, 'state' | 'steps' | 'resurfacesAt' | 'forwardedTo' | 'recheckAt' | 'reopened' | 'relapses'>;

/** Why, in the words of whoever decided it last. */
function reasonOf(steps: ReportView['steps'], ...moves: ReportView['steps'][number]['move'][]): string {
  const note = steps.find(({ move }) => moves.includes(move))?.note;
  return note ? `:${note}` : '';
}

const standing: Partial<Record<ReportState, (report: Telling) => string>> = {
  deferred: ({ resurfacesAt, steps }) => `${resurfacesAt ? `备案到 ${day(resurfacesAt)}` : '已备案'}${reasonOf(steps, 'defer')}`,
  forwarded: ({ forwardedTo, steps }) => `已经转给${forwardedTo ?? '上级'}${reasonOf(steps, 'forward')}`,
  rejected: ({ steps }) => `村里没有受理${reasonOf(steps, 'reject', 'falsify')}`,
  dropped: ({ steps }) => `不用处理了${reasonOf(steps, 'drop')}`,
  closed: ({ recheckAt }) => (recheckAt ? `${day(recheckAt)}再来看一次,又脏了就重新办` : ''),
};

/** What else is to be known about where it stands, in plain sentences. */
export function plainWords(report: Telling): string[] {
  const { state, reopened, relapses } = report;
  const often = [reopened > 0 ? `重新办过 ${reopened} 次` : '', relapses > 0 ? `修好后又脏了 ${relapses} 次` : ''];
  return [standing[state]?.(report) ?? '', ...often].filter((words) => words !== '');
}
