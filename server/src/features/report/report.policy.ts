import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { reportMoves, type ReportMove, type ReportPart, type ReportState } from '../../../../shared/domain/report-states';
import { reportErrors } from '../../../../shared/contract/report';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';

/** What the policy needs to know of a report. */
export interface ReportRow {
  reporterId: string;
  assigneeId: string | null;
  state: ReportState;
}

/** The parts a person plays in a report. Where the reporter did the work, the village confirms in the reporter's place. */
export function partsOf(me: Caller | undefined, report: ReportRow, village: VillageRef): ReportPart[] {
  if (!me) return [];
  const dispatcher = mayIn(me.standing, 'report:dispatch', village);
  const worker = report.assigneeId === me.memberId;
  const reporterWorked = report.assigneeId === report.reporterId;
  const confirmer = !worker && (reporterWorked ? dispatcher : report.reporterId === me.memberId);
  const parts: [ReportPart, boolean][] = [['dispatcher', dispatcher], ['worker', worker], ['reporter', confirmer]];
  return parts.filter(([, plays]) => plays).map(([part]) => part);
}

/** Refuses a move the person has no part in, then a move the state does not allow. */
export function assertMayMove(me: Caller, report: ReportRow, village: VillageRef, move: ReportMove): void {
  const rule = reportMoves[move];
  if (!partsOf(me, report, village).includes(rule.by)) refuseMover(me, report, move);
  if (!(rule.from as readonly ReportState[]).includes(report.state)) refuse(reportErrors, 'REPORT_MOVE_NOT_POSSIBLE');
}

function refuseMover(me: Caller, report: ReportRow, move: ReportMove): never {
  const ownWork = move === 'confirm' && report.reporterId === me.memberId && report.assigneeId === me.memberId;
  if (ownWork) refuse(reportErrors, 'REPORT_OWN_FIX');
  return refuse(commonErrors, 'FORBIDDEN');
}
