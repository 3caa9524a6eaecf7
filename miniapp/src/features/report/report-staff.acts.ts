import { FORWARD_TARGETS, type ForwardTarget } from '../../../../shared/domain/forward-targets';
import { reportRoutes, type ReportView } from '../../../../shared/contract/report';
import { reportStaffRoutes } from '../../../../shared/contract/report-staff';
import { ruleOfMove, type ReportMove } from '../../../../shared/domain/report-states';
import { call } from '../../core/call';

/** What a form of the desk asks for; each act takes what it needs. */
export interface Said {
  note: string;
  workerId?: string;
  /** 2026-12-01 */
  until?: string;
  /** 县住建局 */
  to?: ForwardTarget;
  intoId?: string;
}

interface DeskActRule {
  verb: string;
  needsNote: boolean;
  /** Done at a tap, without a question. */
  isPlain?: true;
  /** Heard when it is done. */
  done: string;
  /** What people will read, or what it does, above the form. */
  words?: string;
  send: (reportId: string, said: Said, key: string) => Promise<ReportView>;
}

const moved = (move: ReportMove) => ({ verb: ruleOfMove(move).verb, needsNote: ruleOfMove(move).note === 'required' });
const on = (reportId: string) => ({ params: { reportId } });
const ALL_READ = '上报人和村里人都看得到这句话';

/** Every act of the desk that goes without a photo. */
export const deskActs = {
  accept: { ...moved('accept'), isPlain: true, done: '已受理', send: (id, { note }) => call(reportStaffRoutes.accept, { ...on(id), body: { note } }) },
  assign: {
    ...moved('assign'), done: '派好了', send: (id, { note, workerId = '' }) => call(reportStaffRoutes.assign, { ...on(id), body: { workerId, note } }),
  },
  dispute: { ...moved('dispute'), done: '已退回重办', words: ALL_READ, send: (id, { note }) => call(reportRoutes.dispute, { ...on(id), body: { note } }) },
  confirm: {
    ...moved('confirm'), done: '已办结', words: '处理的人自己上报的,由村里来确认',
    send: (id, { note }, key) => call(reportRoutes.confirm, { ...on(id), body: { note } }, { key }),
  },
  close: {
    ...moved('close'), done: '已办结', words: '上报人三天没有回音。请先到现场看过,再办结',
    send: (id, { note }, key) => call(reportStaffRoutes.close, { ...on(id), body: { note } }, { key }),
  },
  resurface: { ...moved('resurface'), done: '已回到待办', send: (id, { note }) => call(reportStaffRoutes.resurface, { ...on(id), body: { note } }) },
  unmerge: { ...moved('unmerge'), done: '已拆开单办', words: ALL_READ, send: (id, { note }) => call(reportStaffRoutes.unmerge, { ...on(id), body: { note } }) },
  return: { ...moved('return'), done: '已转回村里', words: ALL_READ, send: (id, { note }) => call(reportStaffRoutes.giveBack, { ...on(id), body: { note } }) },
  'hand-back': { ...moved('hand-back'), done: '已退回,等村里另派', words: '说说为什么', send: (id, { note }) => call(reportStaffRoutes.handBack, { ...on(id), body: { note } }) },
  reply: {
    verb: '回复', needsNote: true, done: '回复了', words: ALL_READ, send: (id, { note }, key) => call(reportRoutes.reply, { ...on(id), body: { note } }, { key }),
  },
  defer: {
    ...moved('defer'), done: '已备案', words: '到那天会自己回到待办;理由大家都看得到',
    send: (id, { note, until = '' }) => call(reportStaffRoutes.defer, { ...on(id), body: { note, until } }),
  },
  forward: {
    ...moved('forward'), done: '已转出', words: ALL_READ, send: (id, { note, to = FORWARD_TARGETS[0] }) => call(reportStaffRoutes.forward, { ...on(id), body: { note, to } }),
  },
  merge: {
    ...moved('merge'), done: '已并在一起', words: '上报人会跟着看那一条的进展',
    send: (id, { note, intoId = '' }) => call(reportStaffRoutes.merge, { ...on(id), body: { note, intoId } }),
  },
  reject: { ...moved('reject'), done: '已告诉上报人', words: '上报人会看到您写的理由', send: (id, { note }) => call(reportStaffRoutes.reject, { ...on(id), body: { note } }) },
  drop: { ...moved('drop'), done: '已告诉上报人', words: ALL_READ, send: (id, { note }) => call(reportRoutes.drop, { ...on(id), body: { note } }) },
  falsify: {
    ...moved('falsify'), done: '已查为不实', words: '两家因这条记的分都会冲回',
    send: (id, { note }, key) => call(reportStaffRoutes.falsify, { ...on(id), body: { note } }, { key }),
  },
  hide: { verb: '先遮住', needsNote: true, done: '已遮住', words: '别人看不到这条了,理由会记下来', send: (id, { note }) => call(reportStaffRoutes.hide, { ...on(id), body: { note } }) },
  show: { verb: '恢复显示', needsNote: false, isPlain: true, done: '大家又看得到了', send: (id) => call(reportStaffRoutes.show, on(id)) },
} as const satisfies Record<string, DeskActRule>;

export type DeskAct = keyof typeof deskActs;
export const ruleOfAct = (act: DeskAct): DeskActRule => deskActs[act];
const ALL = Object.keys(deskActs) as DeskAct[];

/** What this reader can do from the desk, the usual first. */
export function deskActsOf({ moves, canReply, canHide, isHidden }: ReportView): DeskAct[] {
  const offered = new Set<string>([...moves, ...(canReply ? ['reply'] : []), ...(canHide ? [isHidden ? 'show' : 'hide'] : [])]);
  return ALL.filter((act) => offered.has(act));
}

/** 改派 once somebody has it. */
export const verbOf = (act: DeskAct, { assigneeName }: ReportView): string => (act === 'assign' && assigneeName ? '改派' : ruleOfAct(act).verb);
