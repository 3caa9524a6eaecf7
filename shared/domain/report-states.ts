import type { ReportClock } from './kind-definition';
import type { NoticeTemplateId } from './notice-templates';

/** The life of a report, declared once: states, moves, who makes them, what the clocks do, who is told, what the village reads. */
export const REPORT_STATES = [
  'submitted', 'accepted', 'assigned', 'partly-fixed', 'fixed', 'forwarded', 'deferred', 'closed', 'rejected', 'merged', 'dropped',
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const reportStateNames: Record<ReportState, string> = {
  submitted: '等村里受理', accepted: '已受理', assigned: '处理中', 'partly-fixed': '修好一部分', fixed: '等上报人确认', forwarded: '已转上级',
  deferred: '已备案,到时再办', closed: '办结', rejected: '没有受理', merged: '已并到另一条', dropped: '不用处理了',
};

/** Still somebody's work. */
export const OPEN_STATES: readonly ReportState[] = ['submitted', 'accepted', 'assigned', 'partly-fixed', 'fixed', 'forwarded', 'deferred'];

/**
 * Part a person plays in one report. `dispatcher`: secretary or cadre of its village; `overseer`: officer of its town or county;
 * `confirmer`: who says whether it is fixed, never the worker; `witness`: a dispatcher who is not the worker, once the confirmer stayed
 * silent; `anyone`: everybody who may report in the village; `clock`: nobody, it happens by itself.
 */
export const REPORT_PARTS = ['reporter', 'confirmer', 'dispatcher', 'worker', 'overseer', 'witness', 'anyone', 'clock'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

export const reportClockNames: Record<ReportClock, string> = { accept: '受理', respond: '答复', solve: '办好' };

/** Who hears of a move; the person who made it never does. */
export type ReportAudience = 'reporter' | 'followers' | 'worker' | 'dispatchers' | 'overseers';

export interface ReportMoveRule {
  from: readonly ReportState[];
  to: ReportState;
  by: readonly ReportPart[];
  /** The button. */
  verb: string;
  /** The line on the timeline. */
  told: string;
  /** `optional` where not named. */
  note?: 'required';
  photos?: 'required' | 'optional';
  /** Stopped clocks are met; a paused clock goes on with `resume`; `restart` gives a new time for solving. */
  clocks?: { stop?: readonly ReportClock[]; pause?: true; resume?: true; restart?: true; cancel?: true };
  tells: readonly ReportAudience[];
  notice: NoticeTemplateId;
  /** Where one of them reads it differently. */
  noticeFor?: Partial<Record<ReportAudience, NoticeTemplateId>>;
}

const UNDER_WAY = ['submitted', 'accepted', 'assigned', 'partly-fixed'] as const;
const IN_HAND = ['assigned', 'partly-fixed'] as const;

export const reportMoves = {
  accept: {
    from: ['submitted'], to: 'accepted', by: ['dispatcher'], verb: '受理', told: '村里已受理',
    clocks: { stop: ['accept', 'respond'] }, tells: ['reporter', 'followers'], notice: 'report-accepted',
  },
  reject: {
    from: ['submitted', 'accepted'], to: 'rejected', by: ['dispatcher'], verb: '不受理', told: '村里没有受理', note: 'required',
    clocks: { cancel: true }, tells: ['reporter', 'followers'], notice: 'report-rejected',
  },
  assign: {
    from: ['submitted', 'accepted', 'assigned', 'partly-fixed'], to: 'assigned', by: ['dispatcher', 'clock'], verb: '派单', told: '已派给',
    clocks: { stop: ['accept'] }, tells: ['worker', 'reporter'], notice: 'report-assigned', noticeFor: { reporter: 'report-under-way' },
  },
  'hand-back': {
    from: [...IN_HAND], to: 'accepted', by: ['worker'], verb: '不归我办', told: '处理人退回,等村里另派', note: 'required',
    tells: ['dispatchers'], notice: 'report-handed-back',
  },
  'partly-fix': {
    from: [...IN_HAND], to: 'partly-fixed', by: ['worker'], verb: '先修好一部分', told: '修好了一部分', note: 'required', photos: 'required',
    clocks: { stop: ['respond'] }, tells: ['reporter', 'followers', 'dispatchers'], notice: 'report-partly-fixed',
  },
  fix: {
    from: [...IN_HAND], to: 'fixed', by: ['worker'], verb: '拍照办结', told: '处理完毕', photos: 'required',
    clocks: { stop: ['respond'], pause: true }, tells: ['reporter', 'followers', 'dispatchers'], notice: 'report-fixed',
  },
  confirm: {
    from: ['fixed'], to: 'closed', by: ['confirmer'], verb: '修好了', told: '上报人确认修好了',
    clocks: { stop: ['accept', 'respond', 'solve'] }, tells: ['worker', 'followers', 'dispatchers'], notice: 'report-closed',
  },
  close: {
    from: ['fixed'], to: 'closed', by: ['witness'], verb: '村里看过,办结', told: '上报人没有回音,村里看过后办结', note: 'required', photos: 'optional',
    clocks: { stop: ['accept', 'respond', 'solve'] }, tells: ['reporter', 'worker', 'followers'], notice: 'report-closed',
  },
  lapse: {
    from: ['fixed'], to: 'closed', by: ['clock'], verb: '到期办结', told: '七天没有回音,自动办结;没修好可以重开',
    clocks: { stop: ['accept', 'respond', 'solve'] }, tells: ['reporter', 'worker', 'followers', 'dispatchers'], notice: 'report-closed',
  },
  dispute: {
    from: ['fixed'], to: 'assigned', by: ['confirmer'], verb: '没修好', told: '上报人说没修好,退回重办', note: 'required', photos: 'optional',
    clocks: { resume: true }, tells: ['worker', 'dispatchers', 'followers'], notice: 'report-reopened',
  },
  reopen: {
    from: ['fixed', 'closed'], to: 'assigned', by: ['anyone'], verb: '还是没修好', told: '有人拍照说没修好,重新办理', note: 'required', photos: 'required',
    clocks: { restart: true }, tells: ['worker', 'reporter', 'followers', 'dispatchers'], notice: 'report-reopened',
  },
  relapse: {
    from: ['closed'], to: 'assigned', by: ['dispatcher', 'overseer'], verb: '又脏了', told: '回头看发现又脏了,重新办理', note: 'required', photos: 'required',
    clocks: { restart: true }, tells: ['worker', 'reporter', 'followers', 'dispatchers'], notice: 'report-reopened',
  },
  contest: {
    from: ['rejected', 'dropped'], to: 'submitted', by: ['anyone'], verb: '请再看看', told: '有人拍照请村里再看看', note: 'required', photos: 'required',
    clocks: { restart: true }, tells: ['dispatchers', 'reporter', 'followers'], notice: 'report-reopened',
  },
  defer: {
    from: [...UNDER_WAY], to: 'deferred', by: ['dispatcher'], verb: '备案,以后办', told: '已备案', note: 'required',
    clocks: { stop: ['accept', 'respond'], pause: true }, tells: ['reporter', 'followers', 'worker', 'overseers'], notice: 'report-deferred',
  },
  resurface: {
    from: ['deferred'], to: 'accepted', by: ['clock', 'dispatcher'], verb: '现在办', told: '备案到期,重新办理',
    clocks: { resume: true }, tells: ['dispatchers', 'reporter', 'followers'], notice: 'report-resurfaced',
  },
  merge: {
    from: [...UNDER_WAY], to: 'merged', by: ['dispatcher'], verb: '并到同一件事', told: '已并到同一件事',
    clocks: { cancel: true }, tells: ['reporter', 'followers', 'worker'], notice: 'report-merged',
  },
  unmerge: {
    from: ['merged'], to: 'accepted', by: ['dispatcher'], verb: '拆开单办', told: '拆开,单独办理', note: 'required',
    clocks: { restart: true }, tells: ['reporter', 'followers'], notice: 'report-accepted',
  },
  forward: {
    from: [...UNDER_WAY], to: 'forwarded', by: ['dispatcher'], verb: '转上级或部门', told: '已转', note: 'required',
    clocks: { stop: ['accept', 'respond'] }, tells: ['overseers', 'reporter', 'followers', 'worker'], notice: 'report-forwarded',
  },
  return: {
    from: ['forwarded'], to: 'accepted', by: ['overseer', 'dispatcher'], verb: '转回村里', told: '转回村里办理', note: 'required',
    tells: ['dispatchers', 'reporter', 'followers'], notice: 'report-accepted',
  },
  settle: {
    from: ['forwarded'], to: 'fixed', by: ['overseer'], verb: '上级办好了', told: '上级处理完毕', note: 'required', photos: 'required',
    clocks: { pause: true }, tells: ['reporter', 'followers', 'dispatchers'], notice: 'report-fixed',
  },
  drop: {
    from: [...UNDER_WAY], to: 'dropped', by: ['reporter', 'dispatcher'], verb: '不用处理了', told: '不用处理了', note: 'required',
    clocks: { cancel: true }, tells: ['reporter', 'worker', 'dispatchers', 'followers'], notice: 'report-closed',
  },
  falsify: {
    from: ['closed'], to: 'rejected', by: ['dispatcher', 'overseer'], verb: '查为不实', told: '查为不实,记分已冲回', note: 'required',
    tells: ['reporter', 'worker'], notice: 'report-rejected',
  },
} as const satisfies Record<string, ReportMoveRule>;

export type ReportMove = keyof typeof reportMoves;
export const REPORT_MOVES = Object.keys(reportMoves) as [ReportMove, ...ReportMove[]];
export const ruleOfMove = (move: ReportMove): ReportMoveRule => reportMoves[move];

/** Lines of the timeline that are no move: the report itself, a public answer, a clean recheck. */
export const REPORT_LINES = ['submit', 'reply', 'recheck', ...REPORT_MOVES] as const;
export type ReportLine = (typeof REPORT_LINES)[number];

/** A confirmer who says nothing for this long lets the village look itself; after the second span it closes without a confirmation. */
export const WITNESS_AFTER_MS = 3 * 86_400_000;
export const LAPSE_AFTER_MS = 7 * 86_400_000;
/** Longer ago than this, a closed report is history: report anew. */
export const REOPEN_WITHIN_MS = 90 * 86_400_000;
/** "The same thing nearby." */
export const NEARBY_METRES = 100;

/** Moves a person with these parts can make now. */
export function movesFor(state: ReportState, parts: readonly ReportPart[]): ReportMove[] {
  return REPORT_MOVES.filter((name) => {
    const move = ruleOfMove(name);
    return move.from.includes(state) && move.by.some((part) => parts.includes(part));
  });
}

export function isOpen(state: ReportState): boolean {
  return OPEN_STATES.includes(state);
}
