/** The life of a report, declared once: who may make which move from where, and what the village reads about it. */
export const REPORT_STATES = ['submitted', 'accepted', 'assigned', 'fixed', 'closed', 'rejected'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Part a person plays in one report. `dispatcher`: secretary or cadre of its village. */
export type ReportPart = 'reporter' | 'dispatcher' | 'worker';

interface Move {
  from: readonly ReportState[];
  to: ReportState;
  by: ReportPart;
  /** The button. */
  verb: string;
  /** The line on the timeline. */
  told: string;
}

export const reportMoves = {
  accept: { from: ['submitted'], to: 'accepted', by: 'dispatcher', verb: '受理', told: '村里已受理' },
  reject: { from: ['submitted', 'accepted'], to: 'rejected', by: 'dispatcher', verb: '不受理', told: '村里没有受理' },
  assign: { from: ['submitted', 'accepted', 'assigned'], to: 'assigned', by: 'dispatcher', verb: '派单', told: '已派给' },
  fix: { from: ['assigned'], to: 'fixed', by: 'worker', verb: '拍照办结', told: '处理完毕' },
  confirm: { from: ['fixed'], to: 'closed', by: 'reporter', verb: '修好了', told: '上报人确认修好了' },
  dispute: { from: ['fixed'], to: 'assigned', by: 'reporter', verb: '没修好', told: '上报人说没修好,退回重办' },
} as const satisfies Record<string, Move>;

export type ReportMove = keyof typeof reportMoves;
export const REPORT_MOVES = Object.keys(reportMoves) as [ReportMove, ...ReportMove[]];
export const OPEN_STATES: readonly ReportState[] = ['submitted', 'accepted', 'assigned', 'fixed'];

export const reportStateNames: Record<ReportState, string> = {
  submitted: '等村里受理', accepted: '已受理', assigned: '处理中', fixed: '等上报人确认', closed: '办结', rejected: '没有受理',
};

/** Moves a person with these parts can make now. */
export function movesFor(state: ReportState, parts: readonly ReportPart[]): ReportMove[] {
  return REPORT_MOVES.filter((name) => {
    const move: Move = reportMoves[name];
    return move.from.includes(state) && parts.includes(move.by);
  });
}

export function isOpen(state: ReportState): boolean {
  return OPEN_STATES.includes(state);
}
