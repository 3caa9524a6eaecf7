import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { covers } from '../../../../shared/domain/regions';
import {
  REOPEN_WITHIN_MS, WITNESS_AFTER_MS, movesFor, ruleOfMove, type ReportMove, type ReportPart, type ReportState,
} from '../../../../shared/domain/report-states';
import { reportErrors } from '../../../../shared/contract/report';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';

/** What the policy needs to know of a report. */
export interface ReportRow {
  reporterId: string;
  assigneeId: string | null;
  state: ReportState;
  stateAt: number;
  endedAt: number | null;
  checkState: 'checking' | 'passed' | 'held' | 'refused';
  hiddenAt: number | null;
}

const isSupervisor = (me: Caller, village: VillageRef): boolean =>
  me.standing.appointments.some(({ role, regionCode }) => (role === 'town-officer' || role === 'county-officer') && covers(regionCode, village.code));

export const isDispatcher = (me: Caller, village: VillageRef): boolean => mayIn(me.standing, 'report:dispatch', village);
export const isModerator = (me: Caller | undefined, village: VillageRef): boolean => !!me && mayIn(me.standing, 'content:moderate', village);

/** Checked and not taken down: everybody may see it. */
export const isPublic = (report: Pick<ReportRow, 'checkState' | 'hiddenAt'>): boolean => report.checkState === 'passed' && report.hiddenAt === null;

export function mayRead(me: Caller | undefined, report: ReportRow, village: VillageRef): boolean {
  if (isPublic(report)) return true;
  if (!me) return false;
  const atWork = report.checkState === 'passed' && (report.assigneeId === me.memberId || isDispatcher(me, village));
  return report.reporterId === me.memberId || atWork || isModerator(me, village);
}

/** The parts a person plays in a report. Where the reporter did the work, the village confirms in the reporter's place. */
export function partsOf(me: Caller | undefined, report: ReportRow, village: VillageRef, now: number): ReportPart[] {
  if (!me) return [];
  const dispatcher = isDispatcher(me, village);
  const worker = report.assigneeId === me.memberId;
  const reporter = report.reporterId === me.memberId;
  const confirms = report.assigneeId === report.reporterId ? dispatcher : reporter;
  const silent = now - report.stateAt >= WITNESS_AFTER_MS;
  const plays: [ReportPart, boolean][] = [
    ['reporter', reporter], ['confirmer', confirms && !worker], ['dispatcher', dispatcher], ['worker', worker],
    ['overseer', isSupervisor(me, village)], ['witness', dispatcher && !worker && silent], ['anyone', mayIn(me.standing, 'report:submit', village)],
  ];
  return plays.filter(([, isSo]) => isSo).map(([part]) => part);
}

const expired = (report: ReportRow, now: number): boolean => report.endedAt !== null && now - report.endedAt > REOPEN_WITHIN_MS;
const bringsBack = (move: ReportMove): boolean => move === 'reopen' || move === 'contest';

const SERVING: readonly ReportPart[] = ['dispatcher', 'worker', 'overseer'];

/** Whether this is the village's word, or the town's: not a neighbour's, nor the reporter's own. Who types for others speaks for the village. */
export const servesIn = (me: Caller, report: ReportRow & { channel: string }, village: VillageRef, now: number): boolean =>
  (me.memberId !== report.reporterId || report.channel !== 'app') && partsOf(me, report, village, now).some((part) => SERVING.includes(part));

/** Whoever may confirm says "not fixed" by `dispute`. What waits for the content check can only be dropped by whoever sent it. */
export function possibleMoves(me: Caller | undefined, report: ReportRow, village: VillageRef, now: number): ReportMove[] {
  const moves = movesFor(report.state, partsOf(me, report, village, now));
  if (report.checkState !== 'passed') return moves.filter((move) => move === 'drop' && report.reporterId === me?.memberId);
  const fitting = moves.includes('dispute') ? moves.filter((move) => move !== 'reopen') : moves;
  return expired(report, now) ? fitting.filter((move) => !bringsBack(move)) : fitting;
}

/** Refuses a move the person has no part in, then a move the state does not allow. */
export function assertMayMove(me: Caller, report: ReportRow, village: VillageRef, move: ReportMove, now: number): void {
  const rule = ruleOfMove(move);
  if (!mayRead(me, report, village)) refuse(commonErrors, 'NOT_FOUND');
  if (!rule.by.some((part) => partsOf(me, report, village, now).includes(part))) refuseMover(me, report, village, move);
  if (!rule.from.includes(report.state)) refuse(reportErrors, 'REPORT_MOVE_NOT_POSSIBLE');
  if (bringsBack(move) && expired(report, now)) refuse(reportErrors, 'REPORT_TOO_OLD');
  if (report.checkState !== 'passed' && !possibleMoves(me, report, village, now).includes(move)) refuse(reportErrors, 'REPORT_MOVE_NOT_POSSIBLE');
}

function refuseMover(me: Caller, report: ReportRow, village: VillageRef, move: ReportMove): never {
  const judges = move === 'confirm' || move === 'close';
  const ownWork = judges && report.assigneeId === me.memberId && (report.reporterId === me.memberId || isDispatcher(me, village));
  if (ownWork) refuse(reportErrors, 'REPORT_OWN_FIX');
  if (move === 'close' && isDispatcher(me, village) && report.state === 'fixed') refuse(reportErrors, 'REPORT_TOO_EARLY');
  return refuse(commonErrors, 'FORBIDDEN');
}

/** Anybody who plays a part, or serves above the village, may add public words. */
export function mayReply(me: Caller | undefined, report: ReportRow, village: VillageRef): boolean {
  if (!me || report.checkState !== 'passed') return false;
  return report.reporterId === me.memberId || report.assigneeId === me.memberId || isDispatcher(me, village) || isSupervisor(me, village);
}

/** Looking at a closed place again is for the village and the town, never for who did the work. */
const looksAgain = (me: Caller | undefined, report: ReportRow, village: VillageRef): me is Caller =>
  !!me && report.assigneeId !== me.memberId && (isDispatcher(me, village) || isSupervisor(me, village));

const isDue = (report: WatchedRow, now: number): boolean => report.state === 'closed' && report.recheckAt !== null && report.recheckAt <= now;

type WatchedRow = ReportRow & { recheckAt: number | null };

/** Not before the day: a look minutes after the closing would end the watch. What is dirty earlier is reopened. */
export const mayRecheck = (me: Caller | undefined, report: WatchedRow, village: VillageRef, now: number): boolean =>
  isDue(report, now) && looksAgain(me, report, village);

export function assertMayRecheck(me: Caller, report: WatchedRow, village: VillageRef, now: number): void {
  if (!looksAgain(me, report, village)) refuse(commonErrors, 'FORBIDDEN');
  if (!isDue(report, now)) refuse(reportErrors, 'REPORT_RECHECK_NOT_DUE');
}
