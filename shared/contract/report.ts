import { z } from 'zod';
import { CHECK_STATES } from '../domain/content-check';
import { NEARBY_METRES, REPORT_LINES, REPORT_MOVES, REPORT_STATES } from '../domain/report-states';
import { route } from '../route';
import { areRead, GroupNo, Id, Instant, OptionalWords, PageQuery, Photo, Reason, VillageName, Words, page } from './common';
import { photoErrors } from './photo';
import { Voice } from './voice';

/** Stable id of a kind of report, such as `bin-full`; what it means in a village is `report-kind`'s to say. */
export const KindId = z.string('请选择是什么事').min(1, '请选择是什么事').max(20);

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
});
type NewPlace = z.output<typeof NewPlace>;

export const isSomewhere = ({ groupNo, words, point }: NewPlace): boolean => groupNo !== null || words !== '' || point !== null;
export const WHERE_IS_IT = '请说明在哪里:选组、写地名或选地点';

export const PlaceView = z.object({
  /** 三组 老槐树旁 */
  label: z.string(),
  groupNo: z.int().nullable(),
  /** WGS-84. */
  point: z.object({ lat: z.number(), lng: z.number() }).nullable(),
});

/** Answers to the questions of the kind, by question key. */
export const Answers = z.record(z.string().max(20), z.string().trim().max(40, '每个回答最多 40 个字'))
  .refine((answers) => Object.keys(answers).length <= 10, '问题最多 10 个').default({});

const PhotoIds = z.array(Id).max(6, '最多 6 张照片');

/** What a report says, by whichever way it comes in. */
export const ReportFields = z.object({
  photoIds: PhotoIds.default([]),
  kind: KindId,
  /** Spoken instead of written. */
  voiceIds: z.array(Id).max(2, '最多 2 段语音').default([]),
  place: NewPlace,
  /** The bin, lamp … whose plate was scanned; its place counts where none is given. */
  facilityId: Id.nullable().default(null),
  answers: Answers,
  description: OptionalWords(500),
  /** Show the reporter's name to the village; hidden unless chosen. */
  showName: z.boolean().default(false),
});

export const NewReport = ReportFields
  .extend({ photoIds: PhotoIds.min(1, '请至少拍一张照片').prefault([]) })
  .refine((report) => report.facilityId !== null || isSomewhere(report.place), { path: ['place'], error: WHERE_IS_IT, when: areRead('place', 'facilityId') });
export type NewReport = z.output<typeof NewReport>;

export const ReportCard = z.object({
  reportId: Id,
  villageId: Id,
  /** 2611-0047: year, month, running number in the village. */
  number: z.string(),
  kind: KindId,
  kindName: z.string(),
  icon: z.string(),
  state: z.enum(REPORT_STATES),
  /** Round the clock, before everything else. */
  isUrgent: z.boolean(),
  place: PlaceView,
  photo: Photo.nullable(),
  submittedAt: Instant,
  dueAt: Instant,
  isLate: z.boolean(),
  /** When it was closed, rejected, merged or dropped. */
  endedAt: Instant.nullable(),
  /** People who saw it too and follow it. */
  followers: z.int(),
  /** Anything but `passed` is seen by the author and the village's moderators only. */
  checkState: z.enum(CHECK_STATES),
  isHidden: z.boolean(),
});
export type ReportCard = z.infer<typeof ReportCard>;

/** One line of the timeline (经过), newest first. */
export const ReportStep = z.object({
  stepId: Id,
  at: Instant,
  move: z.enum(REPORT_LINES),
  /** 保洁员 王师傅处理完毕; the reporter appears by name only by choice. */
  words: z.string(),
  /** Empty for others while it waits for the content check. */
  note: z.string(),
  photos: z.array(Photo),
  checkState: z.enum(CHECK_STATES),
});

export const ReportClockView = z.object({
  clock: z.enum(['accept', 'respond', 'solve']),
  dueAt: Instant.nullable(),
  state: z.enum(['running', 'paused', 'met', 'missed']),
  isLate: z.boolean(),
  /** Working minutes; by the wall for what runs round the clock. */
  spentMinutes: z.int(),
  limitMinutes: z.int(),
  roundTheClock: z.boolean(),
});

export const ReportView = ReportCard.extend({
  village: VillageName,
  description: z.string(),
  voices: z.array(Voice),
  answers: z.array(z.object({ label: z.string(), value: z.string() })),
  facility: z.object({ facilityId: Id, code: z.string(), name: z.string() }).nullable(),
  /** Null while hidden, which is the default. */
  reporterName: z.string().nullable(),
  /** 值班员 李主任代报: said openly, the person's name stays private. */
  broughtBy: z.string().nullable(),
  before: z.array(Photo),
  after: z.array(Photo),
  assigneeName: z.string().nullable(),
  /** 县住建局, when it was forwarded. */
  forwardedTo: z.string().nullable(),
  /** The day a deferred report comes back by itself. */
  resurfacesAt: Instant.nullable(),
  mergedInto: z.object({ reportId: Id, number: z.string() }).nullable(),
  /** Open for the relapse watch: the day the place is looked at again. */
  recheckAt: Instant.nullable(),
  reopened: z.int(),
  relapses: z.int(),
  clocks: z.array(ReportClockView),
  steps: z.array(ReportStep),
  /** What the reader can do now. */
  moves: z.array(z.enum(REPORT_MOVES)),
  canReply: z.boolean(),
  canRecheck: z.boolean(),
  /** Why a moderator took it out of sight; null while everybody sees it. */
  hiddenReason: z.string().nullable(),
  canHide: z.boolean(),
  isMine: z.boolean(),
  isFollowing: z.boolean(),
  /** Why the check refused it, for the author; `canAppeal` once. */
  check: z.object({ reason: z.string(), canAppeal: z.boolean() }).nullable(),
  /** What the record will say (or said) on confirmation, for the reporter. */
  recordNote: z.string().nullable(),
});
export type ReportView = z.infer<typeof ReportView>;

/** An open report of the same kind close by: "is it this one?" */
export const NearbyReport = z.object({
  report: ReportCard,
  /** Metres; null for the same facility without coordinates. */
  metres: z.int().nullable(),
});

/** People a report can be given to: who is responsible, then the least busy first. */
export const WorkerView = z.object({
  memberId: Id, name: z.string(), roleName: z.string(), groupNo: z.int().nullable(), openTasks: z.int(),
  /** Named by the responsibility table for the report asked about. */
  isResponsible: z.boolean(),
});

export const reportErrors = {
  REPORT_MOVE_NOT_POSSIBLE: { status: 409, message: '这条上报的状态已经变了,请刷新看看' },
  REPORT_WORKER_UNKNOWN: { status: 422, message: '这个人不是本村的保洁员或维修员,请另选' },
  REPORT_OWN_FIX: { status: 403, message: '处理的人不能自己确认,请由别人确认' },
  REPORT_KIND_UNKNOWN: { status: 422, message: '本村现在没有这一类上报,请重新选择是什么事' },
  REPORT_FACILITY_UNKNOWN: { status: 422, message: '没有找到这个设施,请重新扫牌子或改写地点' },
  REPORT_MERGE_TARGET: { status: 422, message: '只能并到本村另一条还没办完的上报' },
  REPORT_DATE_WRONG: { status: 422, message: '备案日期要在明天以后、两年以内' },
  REPORT_TOO_OLD: { status: 409, message: '办结已超过三个月,请重新上报一条' },
  REPORT_TOO_EARLY: { status: 409, message: '先等上报人看看;三天没有回音,村里再看过办结' },
  REPORT_RECHECK_NOT_DUE: { status: 409, message: '这条上报现在没有要回头看的,请刷新看看' },
} as const;
const moveErrors = { REPORT_MOVE_NOT_POSSIBLE: reportErrors.REPORT_MOVE_NOT_POSSIBLE };
const { PHOTO_NOT_YOURS } = photoErrors;

const Note = z.object({ note: OptionalWords(200) });
const Photos = z.array(Id).max(6, '最多 6 张照片');
const NeedPhotos = (ask: string) => Photos.min(1, ask);
const Seen = z.object({ note: Words(200, '请说说看到的情况'), photoIds: NeedPhotos('请拍一张照片') });

export const reportRoutes = {
  submit: route({
    method: 'POST', path: '/villages/:villageId/reports', access: 'report:submit', summary: 'Report a mess or something broken.',
    idempotent: true, body: NewReport, returns: ReportView,
    errors: { PHOTO_NOT_YOURS, REPORT_KIND_UNKNOWN: reportErrors.REPORT_KIND_UNKNOWN, REPORT_FACILITY_UNKNOWN: reportErrors.REPORT_FACILITY_UNKNOWN },
  }),
  nearby: route({
    method: 'GET', path: '/villages/:villageId/reports/nearby', access: 'public',
    summary: `Open reports of the same kind within ${NEARBY_METRES} m, or about the same facility; nearest first, ten at most.`,
    query: z.object({
      kind: KindId, facilityId: Id.optional(),
      lat: z.coerce.number().min(-90).max(90).optional(), lng: z.coerce.number().min(-180).max(180).optional(),
      system: z.enum(['gcj02', 'wgs84']).default('gcj02'),
    }),
    returns: z.object({ items: z.array(NearbyReport) }),
  }),
  list: route({
    method: 'GET', path: '/villages/:villageId/reports', access: 'public', summary: 'Reports of a village, newest first.',
    query: PageQuery.extend({ state: z.enum(['open', 'ended', 'all']).default('all'), kind: KindId.optional(), facilityId: Id.optional() }),
    returns: page(ReportCard),
  }),
  mine: route({
    method: 'GET', path: '/me/reports', access: 'signed-in', summary: 'Reports I sent, newest first.', query: PageQuery, returns: page(ReportCard),
  }),
  followed: route({
    method: 'GET', path: '/me/followed-reports', access: 'signed-in', summary: 'Reports I follow because I saw it too, newest first.',
    query: PageQuery, returns: page(ReportCard),
  }),
  read: route({ method: 'GET', path: '/reports/:reportId', access: 'public', summary: 'One report with its timeline.', returns: ReportView }),
  follow: route({
    method: 'POST', path: '/reports/:reportId/following', access: 'signed-in', summary: 'Me too: follow it instead of reporting it again.', returns: ReportView,
  }),
  unfollow: route({ method: 'DELETE', path: '/reports/:reportId/following', access: 'signed-in', summary: 'No longer follow it.', returns: ReportView }),
  reply: route({
    method: 'POST', path: '/reports/:reportId/replies', access: 'signed-in', summary: 'A public answer or addition without a change of state.',
    idempotent: true, body: z.object({ note: Words(200, '请写上要说的话'), photoIds: Photos.default([]) }), returns: ReportView, errors: { PHOTO_NOT_YOURS },
  }),
  confirm: route({
    method: 'POST', path: '/reports/:reportId/confirmation', access: 'signed-in', summary: 'The reporter says it is fixed; both sides get their record entry.',
    idempotent: true, body: Note, returns: ReportView, errors: { ...moveErrors, REPORT_OWN_FIX: reportErrors.REPORT_OWN_FIX },
  }),
  dispute: route({
    method: 'POST', path: '/reports/:reportId/dispute', access: 'signed-in', summary: 'The reporter says it is not fixed; it goes back to the worker.',
    body: z.object({ note: Words(200, '请说说哪里没修好'), photoIds: Photos.default([]) }), returns: ReportView,
    errors: { ...moveErrors, PHOTO_NOT_YOURS },
  }),
  reopen: route({
    method: 'POST', path: '/reports/:reportId/reopening', access: 'signed-in', summary: 'Anyone of the village shows with a photo that it is not fixed.',
    idempotent: true, body: Seen, returns: ReportView, errors: { ...moveErrors, PHOTO_NOT_YOURS, REPORT_TOO_OLD: reportErrors.REPORT_TOO_OLD },
  }),
  contest: route({
    method: 'POST', path: '/reports/:reportId/contest', access: 'signed-in', summary: 'Asks the village with a photo to look again at what it turned down.',
    idempotent: true, body: Seen, returns: ReportView, errors: { ...moveErrors, PHOTO_NOT_YOURS, REPORT_TOO_OLD: reportErrors.REPORT_TOO_OLD },
  }),
  drop: route({
    method: 'POST', path: '/reports/:reportId/dropping', access: 'signed-in', summary: 'No longer needed, says the reporter or the village.',
    body: z.object({ note: Reason }), returns: ReportView, errors: moveErrors,
  }),
};
