import { z } from 'zod';
import { GAP_REASONS } from '../domain/duties';
import { isDay, isWeek } from '../domain/weeks';
import { route } from '../route';
import { GroupNo, Id, OptionalWords, PageQuery, Version, page } from './common';
import { tableErrors } from './table-errors';

/** Half an hour to 90 days of the village's working clock. */
const SolveMinutes = z.int().min(30, '限时至少半小时').max(129_600, '限时最多 2160 小时');
const KindId = z.string().min(1).max(40);
export const Day = z.string().refine(isDay, '请选择日期');
const Week = z.string().refine(isWeek, '没有这一周');

/** Somebody named in the table; `away` says why they cannot be reached now, empty while they serve. */
export const DutyPerson = z.object({ memberId: Id, name: z.string(), roleName: z.string(), away: z.string() });
export type DutyPerson = z.infer<typeof DutyPerson>;

export const DutyLineView = z.object({
  lineId: Id,
  groupNo: z.int().nullable(),
  facilityId: Id.nullable(),
  /** 全村, 三组, 路灯 L-012 晒谷场 */
  areaWords: z.string(),
  /** Null: all kinds. */
  kindId: z.string().nullable(),
  kindName: z.string(),
  person: DutyPerson,
  deputy: DutyPerson.nullable(),
  /** Null: the deadline of the kind. */
  solveMinutes: z.int().nullable(),
  version: Version,
});
export type DutyLineView = z.infer<typeof DutyLineView>;

export const NewDutyLine = z.object({
  groupNo: GroupNo.nullable().default(null),
  facilityId: Id.nullable().default(null),
  kindId: KindId.nullable().default(null),
  memberId: Id,
  deputyId: Id.nullable().default(null),
  solveMinutes: SolveMinutes.nullable().default(null),
});
export type NewDutyLine = z.output<typeof NewDutyLine>;

/** Kinds of an area nobody is there for now. */
export const DutyGapView = z.object({
  groupNo: z.int().nullable(),
  facilityId: Id.nullable(),
  areaWords: z.string(),
  kindIds: z.array(z.string()),
  /** 全部类型, or the kinds by name. */
  kindWords: z.string(),
  reason: z.enum(GAP_REASONS),
  /** Why, in words: who is away, or that no line says. */
  why: z.string(),
  lineId: Id.nullable(),
});
export type DutyGapView = z.infer<typeof DutyGapView>;

export const DutyImport = z.object({
  applied: z.boolean(),
  /** The table the file was compared with; applying refuses any other. */
  baseVersion: z.int(),
  lines: z.int(),
  added: z.int(),
  changed: z.int(),
  dropped: z.int(),
  /** The first 200. */
  problems: z.array(z.object({ line: z.int(), message: z.string() })),
  problemCount: z.int(),
});
export type DutyImport = z.infer<typeof DutyImport>;

/** `merge` leaves lines that the file does not name; `replace` drops them. */
export const IMPORT_MODES = ['merge', 'replace'] as const;

export const ABSENCE_REASONS = ['holiday', 'ill', 'away'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];
export const absenceWords: Record<AbsenceReason, string> = { holiday: '休假', ill: '生病', away: '外出' };

export const NewAbsence = z.object({ memberId: Id, fromDay: Day, untilDay: Day, reason: z.enum(ABSENCE_REASONS) });
export const AbsenceView = z.object({
  absenceId: Id, memberId: Id, name: z.string(), fromDay: Day, untilDay: Day, reason: z.enum(ABSENCE_REASONS), isNow: z.boolean(),
});
export type AbsenceView = z.infer<typeof AbsenceView>;

/** The village answers for itself, or the town for all its villages. */
export const ROTA_SCOPES = ['village', 'town'] as const;
export const RotaScope = z.enum(ROTA_SCOPES);
export type RotaScope = (typeof ROTA_SCOPES)[number];

export const RotaWeek = z.object({
  scope: RotaScope,
  week: Week,
  /** Seven, Monday first. */
  days: z.array(z.object({ day: Day, memberId: Id.nullable(), name: z.string(), isAway: z.boolean() })),
  /** 0: nothing written yet. */
  version: z.int(),
});
export type RotaWeek = z.infer<typeof RotaWeek>;

const PhoneNumber = z.string().trim().regex(/^(0\d{2,3}-?\d{7,8}|1\d{10}|400-?\d{3}-?\d{4}|\d{5})$/, '请填座机(带区号)、手机或热线号码');

export const DutyPhoneView = z.object({ scope: RotaScope, phone: z.string(), hours: z.string(), version: z.int() });
export type DutyPhoneView = z.infer<typeof DutyPhoneView>;
/** What a villager sees: whom one reaches today, and at which number. */
export const DutyLineToday = z.object({
  /** Null: no number set yet. */
  phone: z.string().nullable(),
  hours: z.string(),
  /** Whose number and rota it is. */
  scope: RotaScope,
  placeName: z.string(),
  /** Null: nobody on the rota today. */
  answers: z.object({ name: z.string(), untilDay: Day }).nullable(),
});
export type DutyLineToday = z.infer<typeof DutyLineToday>;

export const dutyErrors = {
  DUTY_LINE_EXISTS: { status: 409, message: '这个范围和类型已经有一行了,请直接改那一行' },
  DUTY_TABLE_FULL: { status: 422, message: '责任表最多 1000 行,请先删去不用的' },
  DUTY_TABLE_HAS_PROBLEMS: { status: 422, message: '表里还有错误的行,请改好再上传' },
  DUTY_TABLE_MOVED: { status: 409, message: '预览之后责任表有变动,请重新看一遍再导入' },
  DUTY_ROTA_NOT_YOURS: { status: 403, message: '乡镇的值班由乡镇排,请联系乡镇整治办' },
} as const;

const { DUTY_LINE_EXISTS, DUTY_TABLE_FULL, DUTY_TABLE_HAS_PROBLEMS, DUTY_TABLE_MOVED, DUTY_ROTA_NOT_YOURS } = dutyErrors;

export const dutyRoutes = {
  table: route({
    method: 'GET', path: '/villages/:villageId/duty-lines', access: 'duty:oversee', summary: 'The responsibility table: village, groups, facilities.',
    query: PageQuery, returns: page(DutyLineView),
  }),
  gaps: route({
    method: 'GET', path: '/villages/:villageId/duty-gaps', access: 'duty:oversee', summary: 'Areas and kinds nobody is there for now, with why.',
    returns: z.object({ items: z.array(DutyGapView), total: z.int() }),
  }),
  people: route({
    method: 'GET', path: '/villages/:villageId/duty-people', access: 'duty:manage', summary: 'Appointed people who can be named in the table or on the rota.',
    query: z.object({ scope: RotaScope.default('village') }), returns: z.object({ items: z.array(DutyPerson) }),
  }),
  addLine: route({
    method: 'POST', path: '/villages/:villageId/duty-lines', access: 'duty:manage', summary: 'Add a line.', idempotent: true,
    body: NewDutyLine, returns: DutyLineView, errors: { DUTY_LINE_EXISTS, DUTY_TABLE_FULL },
  }),
  editLine: route({
    method: 'PUT', path: '/villages/:villageId/duty-lines/:lineId', access: 'duty:manage', summary: 'Change a line.',
    body: NewDutyLine.extend({ version: Version }), returns: DutyLineView, errors: { DUTY_LINE_EXISTS },
  }),
  dropLine: route({
    method: 'DELETE', path: '/villages/:villageId/duty-lines/:lineId', access: 'duty:manage', summary: 'Delete a line; the audit log keeps it.',
    query: z.object({ version: z.coerce.number().int().min(1) }), returns: 'none',
  }),
  exportTable: route({
    method: 'GET', path: '/villages/:villageId/duty-table', access: 'duty:oversee', summary: 'The table as XLSX or CSV, in the columns the import reads.',
    query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }), returns: 'file',
  }),
  importTable: route({
    method: 'POST', path: '/villages/:villageId/duty-table', access: 'duty:manage',
    summary: 'Read an XLSX or CSV: without `baseVersion` say what it would do, with it store all of it or nothing.',
    upload: { maxBytes: 2 * 1024 * 1024 },
    query: z.object({ mode: z.enum(IMPORT_MODES).default('merge'), baseVersion: z.coerce.number().int().min(0).optional() }),
    returns: DutyImport, errors: { ...tableErrors, DUTY_TABLE_HAS_PROBLEMS, DUTY_TABLE_MOVED, DUTY_TABLE_FULL },
  }),
};

export const absenceRoutes = {
  list: route({
    method: 'GET', path: '/villages/:villageId/duty-absences', access: 'duty:oversee', summary: 'Who is away now or later, the earliest return first.',
    query: PageQuery, returns: page(AbsenceView),
  }),
  add: route({
    method: 'POST', path: '/villages/:villageId/duty-absences', access: 'duty:manage', summary: 'Somebody will be away; their deputies stand in.', idempotent: true,
    body: NewAbsence, returns: AbsenceView,
  }),
  drop: route({
    method: 'DELETE', path: '/villages/:villageId/duty-absences/:absenceId', access: 'duty:manage', summary: 'Back earlier, or entered by mistake.', returns: 'none',
  }),
};

export const rotaRoutes = {
  today: route({
    method: 'GET', path: '/villages/:villageId/duty-phone', access: 'public', summary: 'The number of the duty line and who answers today.', returns: DutyLineToday,
  }),
  setPhone: route({
    method: 'PUT', path: '/villages/:villageId/duty-phone', access: 'duty:manage', summary: 'Set the number villagers see.',
    body: z.object({ scope: RotaScope, phone: z.union([z.literal(''), PhoneNumber]), hours: OptionalWords(40), version: z.int().min(0) }), returns: DutyPhoneView,
    errors: { DUTY_ROTA_NOT_YOURS },
  }),
  weeks: route({
    method: 'GET', path: '/villages/:villageId/duty-weeks', access: 'duty:oversee', summary: 'The rota (值班表) of this week and the next ones, with the number.',
    query: z.object({ scope: RotaScope.default('village'), from: Week.optional(), weeks: z.coerce.number().int().min(1).max(12).default(4) }),
    returns: z.object({ phone: DutyPhoneView, items: z.array(RotaWeek), mayEdit: z.boolean() }),
  }),
  setWeek: route({
    method: 'PUT', path: '/villages/:villageId/duty-weeks/:week', access: 'duty:manage', summary: 'Write who answers on the seven days of a week.',
    body: z.object({ scope: RotaScope, days: z.array(Id.nullable()).length(7), version: z.int().min(0) }), returns: RotaWeek,
    errors: { DUTY_ROTA_NOT_YOURS },
  }),
};
