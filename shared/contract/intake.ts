import { z } from 'zod';
import { route } from '../route';
import { areRead, GroupNo, Id, Instant, OptionalWords, PageQuery, Words, page } from './common';
import { photoErrors } from './photo';
import { ReportFields, ReportView, WHERE_IS_IT, isSomewhere, reportErrors } from './report';

/** By telephone, by a neighbour or party contact who acts for somebody, on paper. */
export const INTAKE_CHANNELS = ['duty-line', 'on-behalf', 'slip'] as const;
export const intakeChannelNames: Record<(typeof INTAKE_CHANNELS)[number], string> = { 'duty-line': '值班电话', 'on-behalf': '帮人代报', slip: '纸条转录' };

/** A mainland mobile or a landline with its area code. */
const Phone = z.string().trim().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8}|)$/, '电话号码写得不对,请再看一遍').default('');

/** Who spoke; never shown to the village, kept sealed. */
export const Caller = z.object({
  name: Words(20, '请写上是谁说的'),
  phone: Phone,
  groupNo: GroupNo.nullable().default(null),
  /** Behind which door, where the household is to be counted. */
  householdId: Id.nullable().default(null),
});

export const NewIntake = z.object({
  channel: z.enum(INTAKE_CHANNELS, '请选择是怎么来的'),
  caller: Caller,
  /** As it was heard or written, word for word; for the village's staff only. */
  heardWords: OptionalWords(500),
  /** The person agreed that somebody reports for them. */
  consent: z.boolean().default(false),
  report: ReportFields,
})
  .refine(({ consent, channel }) => consent || channel !== 'on-behalf', { path: ['consent'], error: '代报要先征得本人同意,请打勾', when: areRead('consent', 'channel') })
  .refine(({ caller, channel }) => caller.phone !== '' || channel !== 'duty-line', { path: ['caller', 'phone'], error: '请写下回电号码', when: areRead('caller.phone', 'channel') })
  .refine(({ report }) => report.facilityId !== null || isSomewhere(report.place), { path: ['report', 'place'], error: WHERE_IS_IT, when: areRead('report.place', 'report.facilityId') });
export type NewIntake = z.output<typeof NewIntake>;

export const IntakeView = z.object({
  intakeId: Id,
  reportId: Id,
  channel: z.enum(INTAKE_CHANNELS),
  /** Of the report. */
  number: z.string(),
  kindName: z.string(),
  placeLabel: z.string(),
  stateName: z.string(),
  callerName: z.string(),
  /** 138****0000; empty where there is none. */
  maskedPhone: z.string(),
  heardWords: z.string(),
  /** Who typed it in. */
  takenBy: z.string(),
  takenAt: Instant,
});
export type IntakeView = z.infer<typeof IntakeView>;

const { PHOTO_NOT_YOURS } = photoErrors;
export const intakeErrors = {
  INTAKE_HOUSEHOLD_UNKNOWN: { status: 422, message: '没有找到这一户,请重新选' },
} as const;

export const intakeRoutes = {
  take: route({
    method: 'POST', path: '/villages/:villageId/intakes', access: 'report:intake', summary: 'Write down what somebody without a phone says; it becomes a report.',
    idempotent: true, body: NewIntake, returns: z.object({ intake: IntakeView, report: ReportView }),
    errors: {
      PHOTO_NOT_YOURS, INTAKE_HOUSEHOLD_UNKNOWN: intakeErrors.INTAKE_HOUSEHOLD_UNKNOWN,
      REPORT_KIND_UNKNOWN: reportErrors.REPORT_KIND_UNKNOWN, REPORT_FACILITY_UNKNOWN: reportErrors.REPORT_FACILITY_UNKNOWN,
    },
  }),
  list: route({
    method: 'GET', path: '/villages/:villageId/intakes', access: 'report:intake',
    summary: 'What was written down, newest first: all of it for the village\'s cadres, their own for leaders and party contacts.',
    query: PageQuery, returns: page(IntakeView),
  }),
  phone: route({
    method: 'POST', path: '/intakes/:intakeId/phone', access: 'report:intake', summary: 'The number to call back; every look is written down.',
    returns: z.object({ phone: z.string() }),
  }),
  slip: route({
    method: 'GET', path: '/intakes/:intakeId/slip', access: 'report:intake', summary: 'A paper slip with number and QR code to hand over, as PDF.', returns: 'file',
  }),
};
