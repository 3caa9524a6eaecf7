import type { ReportView } from '../../../../shared/contract/report';
import { reportStaffRoutes } from '../../../../shared/contract/report-staff';
import { ruleOfMove } from '../../../../shared/domain/report-states';
import { call } from '../../core/call';

interface Shown {
  photoIds: string[];
  note: string;
}

interface PhotoMoveRule {
  /** The button that opens the camera. */
  take: string;
  /** The button under the photos. */
  verb: string;
  needsNote: boolean;
  done: string;
  canned: string;
  send: (reportId: string, shown: Shown, key: string) => Promise<ReportView>;
}

const on = (reportId: string) => ({ params: { reportId } });
const noteOf = (move: 'fix' | 'partly-fix' | 'settle') => ruleOfMove(move).note === 'required';

/** What is shown with a photo taken on the spot; it leaves when there is a signal. The usual one is last, under the thumb. */
export const photoMoves = {
  'partly-fix': {
    take: '拍照', verb: ruleOfMove('partly-fix').verb, needsNote: noteOf('partly-fix'), done: '记下了,剩下的接着办', canned: 'partly-fix',
    send: (id, body, key) => call(reportStaffRoutes.partlyFix, { ...on(id), body }, { key }),
  },
  fix: {
    take: ruleOfMove('fix').verb, verb: '拍好了,办结', needsNote: noteOf('fix'), done: '办好了,等上报人确认', canned: 'fix',
    send: (id, body, key) => call(reportStaffRoutes.fix, { ...on(id), body }, { key }),
  },
  settle: {
    take: '拍照,办好了', verb: ruleOfMove('settle').verb, needsNote: noteOf('settle'), done: '办好了,等上报人确认', canned: 'settle',
    send: (id, body, key) => call(reportStaffRoutes.settle, { ...on(id), body }, { key }),
  },
  dirty: {
    take: '拍照回头看', verb: ruleOfMove('relapse').verb, needsNote: ruleOfMove('relapse').note === 'required', done: '已重新派下去', canned: 'recheck',
    send: (id, body, key) => call(reportStaffRoutes.recheck, { ...on(id), body: { ...body, isClean: false } }, { key }),
  },
  clean: {
    take: '拍照回头看', verb: '还是干净的', needsNote: false, done: '记下了,还是干净的', canned: 'recheck',
    send: (id, body, key) => call(reportStaffRoutes.recheck, { ...on(id), body: { ...body, isClean: true } }, { key }),
  },
} as const satisfies Record<string, PhotoMoveRule>;

export type PhotoMove = keyof typeof photoMoves;
export const ruleOfPhoto = (move: PhotoMove): PhotoMoveRule => photoMoves[move];

export function photoMovesOf({ moves, canRecheck }: Pick<ReportView, 'moves' | 'canRecheck'>): PhotoMove[] {
  const offered = new Set<string>([...moves, ...(canRecheck ? ['dirty', 'clean'] : [])]);
  return (Object.keys(photoMoves) as PhotoMove[]).filter((move) => offered.has(move));
}
