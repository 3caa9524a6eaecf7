import { z } from 'zod';
import { FORWARD_TARGETS } from '../domain/forward-targets';
import { Id, OptionalWords, Reason, Words } from './common';
import { photoErrors } from './photo';
import { ReportView, WorkerView, reportErrors } from './report';
import { route } from '../route';

const moveErrors = { REPORT_MOVE_NOT_POSSIBLE: reportErrors.REPORT_MOVE_NOT_POSSIBLE };
const { PHOTO_NOT_YOURS } = photoErrors;
const { REPORT_WORKER_UNKNOWN, REPORT_MERGE_TARGET, REPORT_DATE_WRONG, REPORT_TOO_EARLY, REPORT_RECHECK_NOT_DUE } = reportErrors;

const Note = z.object({ note: OptionalWords(200) });
const Photos = z.array(Id).max(6, '最多 6 张照片');
const Done = z.object({ photoIds: Photos.min(1, '请拍一张处理后的照片'), note: OptionalWords(200) });
const DonePartly = z.object({ photoIds: Photos.min(1, '请拍一张处理后的照片'), note: Words(200, '请说说还差什么') });
const Why = z.object({ note: Reason });

/** What staff and workers do with reports. */
export const reportStaffRoutes = {
  workers: route({
    method: 'GET', path: '/villages/:villageId/workers', access: 'report:dispatch', summary: 'People a report can be given to.',
    query: z.object({ reportId: Id.optional() }), returns: z.object({ items: z.array(WorkerView) }),
  }),
  accept: route({
    method: 'POST', path: '/reports/:reportId/acceptance', access: 'signed-in', summary: 'The village takes the report on.',
    body: Note, returns: ReportView, errors: moveErrors,
  }),
  reject: route({
    method: 'POST', path: '/reports/:reportId/rejection', access: 'signed-in', summary: 'The village turns the report down, with a reason the reporter reads.',
    body: Why, returns: ReportView, errors: moveErrors,
  }),
  assign: route({
    method: 'POST', path: '/reports/:reportId/assignment', access: 'signed-in', summary: 'Give the report to a worker.',
    body: z.object({ workerId: Id, note: OptionalWords(200) }), returns: ReportView, errors: { ...moveErrors, REPORT_WORKER_UNKNOWN },
  }),
  assignMany: route({
    method: 'POST', path: '/villages/:villageId/report-assignments', access: 'report:dispatch',
    summary: 'Give several reports to one worker; each that had moved on meanwhile is named instead of failing all.',
    idempotent: true, body: z.object({ reportIds: z.array(Id).min(1, '请先勾选上报').max(50, '一次最多 50 条'), workerId: Id, note: OptionalWords(200) }),
    returns: z.object({ assigned: z.array(Id), skipped: z.array(Id) }), errors: { REPORT_WORKER_UNKNOWN },
  }),
  handBack: route({
    method: 'POST', path: '/reports/:reportId/hand-back', access: 'signed-in', summary: 'The worker says it is not theirs to do, and why.',
    body: Why, returns: ReportView, errors: moveErrors,
  }),
  partlyFix: route({
    method: 'POST', path: '/reports/:reportId/partial-fix', access: 'signed-in', summary: 'Part of it is done; says what is still missing.',
    idempotent: true, body: DonePartly, returns: ReportView, errors: { ...moveErrors, PHOTO_NOT_YOURS },
  }),
  fix: route({
    method: 'POST', path: '/reports/:reportId/fix', access: 'signed-in', summary: 'The worker says it is done, with a photo taken afterwards.',
    idempotent: true, body: Done, returns: ReportView, errors: { ...moveErrors, PHOTO_NOT_YOURS },
  }),
  close: route({
    method: 'POST', path: '/reports/:reportId/closing', access: 'signed-in',
    summary: 'The village looked itself because the reporter stayed silent for three days; never the worker.',
    idempotent: true, body: z.object({ note: Words(200, '请说说看到的情况'), photoIds: Photos.default([]) }), returns: ReportView,
    errors: { ...moveErrors, PHOTO_NOT_YOURS, REPORT_TOO_EARLY, REPORT_OWN_FIX: reportErrors.REPORT_OWN_FIX },
  }),
  defer: route({
    method: 'POST', path: '/reports/:reportId/deferral', access: 'signed-in', summary: 'Put off (备案) with a public reason; comes back by itself on the day.',
    body: z.object({ note: Reason, until: z.iso.date('请选一个日期') }), returns: ReportView, errors: { ...moveErrors, REPORT_DATE_WRONG },
  }),
  resurface: route({
    method: 'POST', path: '/reports/:reportId/resurfacing', access: 'signed-in', summary: 'Take a deferred report up before its day.',
    body: Note, returns: ReportView, errors: moveErrors,
  }),
  merge: route({
    method: 'POST', path: '/reports/:reportId/merging', access: 'signed-in', summary: 'The same thing as another open report: its people follow that one.',
    body: z.object({ intoId: Id, note: OptionalWords(200) }), returns: ReportView, errors: { ...moveErrors, REPORT_MERGE_TARGET },
  }),
  unmerge: route({
    method: 'POST', path: '/reports/:reportId/unmerging', access: 'signed-in', summary: 'Not the same thing after all: its people come back with it.',
    body: Why, returns: ReportView, errors: moveErrors,
  }),
  forward: route({
    method: 'POST', path: '/reports/:reportId/forwarding', access: 'signed-in', summary: 'Beyond the village: to the town or a department.',
    body: z.object({ to: z.enum(FORWARD_TARGETS, '请选择转给谁'), note: Reason }), returns: ReportView, errors: moveErrors,
  }),
  giveBack: route({
    method: 'POST', path: '/reports/:reportId/return', access: 'signed-in', summary: 'A forwarded report comes back to the village.',
    body: Why, returns: ReportView, errors: moveErrors,
  }),
  settle: route({
    method: 'POST', path: '/reports/:reportId/settlement', access: 'signed-in', summary: 'The town or department did it, with a photo.',
    idempotent: true, body: DonePartly, returns: ReportView, errors: { ...moveErrors, PHOTO_NOT_YOURS },
  }),
  falsify: route({
    method: 'POST', path: '/reports/:reportId/falsification', access: 'signed-in', summary: 'Found untrue after it was closed; the record entries are reversed.',
    idempotent: true, body: Why, returns: ReportView, errors: moveErrors,
  }),
  recheck: route({
    method: 'POST', path: '/reports/:reportId/recheck', access: 'signed-in',
    summary: 'Looked at the place again: clean, or dirty again, which reopens and counts as relapse.', idempotent: true,
    body: z.object({ isClean: z.boolean(), note: OptionalWords(200), photoIds: Photos.min(1, '请拍一张现场照片') }), returns: ReportView,
    errors: { ...moveErrors, PHOTO_NOT_YOURS, REPORT_RECHECK_NOT_DUE },
  }),
  hide: route({
    method: 'POST', path: '/reports/:reportId/hiding', access: 'signed-in', summary: 'A moderator takes it out of everybody\'s sight, with a reason.',
    body: Why, returns: ReportView,
  }),
  show: route({
    method: 'DELETE', path: '/reports/:reportId/hiding', access: 'signed-in', summary: 'A moderator shows it again.', returns: ReportView,
  }),
};
