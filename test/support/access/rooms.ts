import { apiKeyRoom } from './api-key';
import { calendarRoom } from './calendar';
import { checklistRoom } from './checklist';
import { contentCheckRoom } from './content-check';
import { doorRoom } from './door';
import { deedRoom } from './deed';
import { dutyRoom } from './duty';
import { facilityRoom } from './facility';
import { householdRoom } from './household';
import { hygieneRoom } from './hygiene';
import { hygieneReviewRoom } from './hygiene-review';
import { hygieneTablesRoom } from './hygiene-tables';
import { intakeRoom } from './intake';
import { logRoom } from './log';
import { mediaRoom } from './media';
import { memberRoom } from './member';
import { noticeRoom } from './notice';
import { pointsRoom } from './points';
import { postRoom } from './post';
import { recordFileRoom } from './record-file';
import { recordObjectionRoom } from './record-objection';
import { redemptionRoom } from './redemption';
import { recordRuleRoom } from './record-rule';
import { reportFiguresRoom } from './report-figures';
import { reportKindRoom } from './report-kind';
import { reportRoom } from './report';
import { reportStaffRoom } from './report-staff';
import { wechatPushRoom } from './wechat-push';
import type { AccessRoom, Allowed, Requests } from './room';
import type { Things } from './things';

/** Add a room, or a line in the room of the route's contract file. */
const ROOMS: AccessRoom[] = [
  apiKeyRoom, memberRoom, mediaRoom, contentCheckRoom, facilityRoom, householdRoom, noticeRoom, pointsRoom, postRoom, reportKindRoom, reportRoom, reportStaffRoom, reportFiguresRoom,
  hygieneRoom, calendarRoom, doorRoom, dutyRoom, intakeRoom, wechatPushRoom,
  hygieneReviewRoom,
  checklistRoom, redemptionRoom,
  logRoom,
  recordRuleRoom, recordObjectionRoom, recordFileRoom,
  deedRoom,
  hygieneTablesRoom,
];

export const expectations: Record<string, Allowed> = Object.assign({}, ...ROOMS.map((room) => room.expectations));

export async function requestsOf(things: Things): Promise<Requests> {
  const all: Requests = {};
  for (const room of ROOMS) Object.assign(all, await room.requests?.(things));
  return all;
}
