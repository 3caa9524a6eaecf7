import { z } from 'zod';
import { REPORT_KINDS } from '../domain/report-kinds';
import { REPORT_MOVES, REPORT_STATES } from '../domain/report-states';
import { route } from '../route';
import { GroupNo, Id, Instant, OptionalWords, PageQuery, Photo, Reason, VillageName, Words, page } from './common';
import { photoErrors } from './photo';

/** Coordinates as the source gave them; the server stores WGS-84 beside this raw pair. */
export const Point = z.object({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  system: z.enum(['gcj02', 'wgs84']),
});

/** Where it is: group and landmark words are enough, a chosen point is better. */
export const NewPlace = z.object({
  groupNo: GroupNo.nullable().default(null),
  words: OptionalWords(60),
  point: Point.nullable().default(null),
}).refine((place) => place.groupNo !== null || place.words !== '' || place.point !== null, '请说明在哪里:选组、写地名或选地点');

export const PlaceView = z.object({
  /** 三组 老槐树旁 */
  label: z.string(),
  groupNo: z.int().nullable(),
  /** WGS-84. */
  point: z.object({ lat: z.number(), lng: z.number() }).nullable(),
});

export const NewReport = z.object({
  kind: z.enum(REPORT_KINDS, '请选择是什么事'),
  photoIds: z.array(Id).min(1, '请至少拍一张照片').max(6, '最多 6 张照片'),
  place: NewPlace,
  description: OptionalWords(500),
  /** Show the reporter's name to the village; hidden unless chosen. */
  showName: z.boolean().default(false),
});

export const ReportCard = z.object({
  reportId: Id,
  villageId: Id,
  /** 2611-0047: year, month, running number in the village. */
  number: z.string(),
  kind: z.enum(REPORT_KINDS),
  state: z.enum(REPORT_STATES),
  place: PlaceView,
  photo: Photo.nullable(),
  submittedAt: Instant,
  dueAt: Instant,
  /** When it was closed or rejected. */
  endedAt: Instant.nullable(),
});
export type ReportCard = z.infer<typeof ReportCard>;

/** One line of the timeline (经过), newest first. */
export const ReportStep = z.object({
  stepId: Id,
  at: Instant,
  /** `submit` or one of the moves. */
  move: z.enum(['submit', ...REPORT_MOVES]),
  /** 保洁员 王师傅处理完毕; the reporter appears by name only by choice. */
  words: z.string(),
  note: z.string(),
  photos: z.array(Photo),
});

export const ReportView = ReportCard.extend({
  village: VillageName,
  description: z.string(),
  /** Null while hidden, which is the default. */
  reporterName: z.string().nullable(),
  before: z.array(Photo),
  after: z.array(Photo),
  assigneeName: z.string().nullable(),
  steps: z.array(ReportStep),
  /** What the reader can do now. */
  moves: z.array(z.enum(REPORT_MOVES)),
  isMine: z.boolean(),
  /** What the record will say (or said) on confirmation, for the reporter. */
  recordNote: z.string().nullable(),
});
export type ReportView = z.infer<typeof ReportView>;

/** People a report can be given to, least busy first. */
export const WorkerView = z.object({ memberId: Id, name: z.string(), roleName: z.string(), groupNo: z.int().nullable(), openTasks: z.int() });

export const reportErrors = {
  REPORT_MOVE_NOT_POSSIBLE: { status: 409, message: '这条上报的状态已经变了,请刷新看看' },
  REPORT_WORKER_UNKNOWN: { status: 422, message: '这个人不是本村的保洁员或维修员,请另选' },
  REPORT_OWN_FIX: { status: 403, message: '处理的人不能自己确认,请由别人确认' },
} as const;
const moveErrors = { REPORT_MOVE_NOT_POSSIBLE: reportErrors.REPORT_MOVE_NOT_POSSIBLE };
const { PHOTO_NOT_YOURS } = photoErrors;

const Note = z.object({ note: OptionalWords(200) });

export const reportRoutes = {
  submit: route({
    method: 'POST', path: '/villages/:villageId/reports', access: 'report:submit', summary: 'Report a mess or something broken.',
    idempotent: true, body: NewReport, returns: ReportView, errors: { PHOTO_NOT_YOURS },
  }),
  list: route({
    method: 'GET', path: '/villages/:villageId/reports', access: 'public', summary: 'Reports of a village, newest first.',
    query: PageQuery.extend({ state: z.enum(['open', 'ended', 'all']).default('all') }), returns: page(ReportCard),
  }),
  mine: route({
    method: 'GET', path: '/me/reports', access: 'signed-in', summary: 'Reports I sent, newest first.', query: PageQuery, returns: page(ReportCard),
  }),
  read: route({ method: 'GET', path: '/reports/:reportId', access: 'public', summary: 'One report with its timeline.', returns: ReportView }),
  workers: route({
    method: 'GET', path: '/villages/:villageId/workers', access: 'report:dispatch', summary: 'People a report can be given to.',
    returns: z.object({ items: z.array(WorkerView) }),
  }),
  accept: route({
    method: 'POST', path: '/reports/:reportId/acceptance', access: 'signed-in', summary: 'The village takes the report on.',
    body: Note, returns: ReportView, errors: moveErrors,
  }),
  reject: route({
    method: 'POST', path: '/reports/:reportId/rejection', access: 'signed-in', summary: 'The village turns the report down, with a reason the reporter reads.',
    body: z.object({ note: Reason }), returns: ReportView, errors: moveErrors,
  }),
  assign: route({
    method: 'POST', path: '/reports/:reportId/assignment', access: 'signed-in', summary: 'Give the report to a worker.',
    body: z.object({ workerId: Id, note: OptionalWords(200) }), returns: ReportView,
    errors: { ...moveErrors, REPORT_WORKER_UNKNOWN: reportErrors.REPORT_WORKER_UNKNOWN },
  }),
  fix: route({
    method: 'POST', path: '/reports/:reportId/fix', access: 'signed-in', summary: 'The worker says it is done, with a photo taken afterwards.',
    idempotent: true, body: z.object({ photoIds: z.array(Id).min(1, '请拍一张处理后的照片').max(6), note: OptionalWords(200) }),
    returns: ReportView, errors: { ...moveErrors, PHOTO_NOT_YOURS },
  }),
  confirm: route({
    method: 'POST', path: '/reports/:reportId/confirmation', access: 'signed-in', summary: 'The reporter says it is fixed; both sides get their record entry.',
    idempotent: true, body: Note, returns: ReportView, errors: { ...moveErrors, REPORT_OWN_FIX: reportErrors.REPORT_OWN_FIX },
  }),
  dispute: route({
    method: 'POST', path: '/reports/:reportId/dispute', access: 'signed-in', summary: 'The reporter says it is not fixed; it goes back to the worker.',
    body: z.object({ note: Words(200, '请说说哪里没修好'), photoIds: z.array(Id).max(6).default([]) }), returns: ReportView,
    errors: { ...moveErrors, PHOTO_NOT_YOURS },
  }),
};
