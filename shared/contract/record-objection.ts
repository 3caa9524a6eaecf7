import { z } from 'zod';
import { route } from '../route';
import { Id, Instant, OptionalWords, PageQuery, Photo, Reason, Words, page } from './common';
import { photoErrors } from './photo';

export const LINE_OBJECTION_STATES = ['open', 'upheld', 'declined', 'withdrawn'] as const;

/** A household does not agree with a line of its record (异议). */
export const LineObjectionView = z.object({
  objectionId: Id,
  entryId: Id,
  /** 上报的事修好了 */
  title: z.string(),
  points: z.int(),
  householdLabel: z.string(),
  words: z.string(),
  photos: z.array(Photo),
  /** Who wrote it. */
  byName: z.string(),
  /** Who of the household asked, where staff wrote it down for them (代提). */
  askedBy: z.string().nullable(),
  filedAt: Instant,
  state: z.enum(LINE_OBJECTION_STATES),
  /** When the village should have answered. */
  dueAt: Instant,
  isLate: z.boolean(),
  decidedAt: Instant.nullable(),
  decidedByName: z.string().nullable(),
  reason: z.string(),
});
export type LineObjectionView = z.infer<typeof LineObjectionView>;

export const NewLineObjection = z.object({
  words: Words(300, '请说说哪里不对'),
  photoIds: z.array(Id).max(3, '最多 3 张照片').default([]),
  /** Needed of staff who write it down for a household that is not their own; of no meaning otherwise. */
  askedBy: OptionalWords(20),
});

export const lineObjectionErrors = {
  LINE_OBJECTION_OPEN: { status: 409, message: '这一笔已经提过异议,村里正在看,请等答复' },
  LINE_OBJECTION_DECIDED: { status: 409, message: '这条异议已经答复过了' },
  LINE_OBJECTION_AT_SHEET: { status: 409, message: '评比的分请到评分单上提异议' },
  LINE_OBJECTION_GONE: { status: 409, message: '这一笔已经收回,不用再提异议' },
  LINE_OBJECTION_NOT_YOURS: { status: 403, message: '这一笔是您自己家的或您经手的,要由别人来定' },
  LINE_OBJECTION_WHO_ASKED: { status: 422, message: '替人提异议,请写明是这户的谁要提的' },
} as const;

const { LINE_OBJECTION_OPEN, LINE_OBJECTION_DECIDED, LINE_OBJECTION_AT_SHEET, LINE_OBJECTION_GONE, LINE_OBJECTION_NOT_YOURS, LINE_OBJECTION_WHO_ASKED } = lineObjectionErrors;

export const lineObjectionRoutes = {
  ofLine: route({
    method: 'GET', path: '/record-entries/:entryId/objections', access: 'signed-in', summary: 'What the household objected to on a line of its record, and whether it may, or the caller for it.',
    returns: z.object({ items: z.array(LineObjectionView), mayObject: z.boolean(), mayObjectFor: z.boolean(), mayDecide: z.boolean() }),
  }),
  file: route({
    method: 'POST', path: '/record-entries/:entryId/objections', access: 'signed-in', summary: 'The household objects to a line, with words and photos; the village\'s staff for it, when it asks them.',
    idempotent: true, body: NewLineObjection, returns: LineObjectionView,
    errors: { LINE_OBJECTION_OPEN, LINE_OBJECTION_AT_SHEET, LINE_OBJECTION_GONE, LINE_OBJECTION_WHO_ASKED, PHOTO_NOT_YOURS: photoErrors.PHOTO_NOT_YOURS },
  }),
  withdraw: route({
    method: 'POST', path: '/line-objections/:objectionId/withdrawal', access: 'signed-in', summary: 'The household, or who wrote it down for it, takes the objection back.',
    returns: LineObjectionView, errors: { LINE_OBJECTION_DECIDED },
  }),
  decide: route({
    method: 'POST', path: '/line-objections/:objectionId/decision', access: 'record:oversee', summary: 'Upheld: the line is taken back by a line of its own; declined: with a reason.',
    idempotent: true, body: z.object({ verdict: z.enum(['upheld', 'declined']), reason: Reason }), returns: LineObjectionView,
    errors: { LINE_OBJECTION_DECIDED, LINE_OBJECTION_NOT_YOURS },
  }),
  list: route({
    method: 'GET', path: '/villages/:villageId/line-objections', access: 'record:oversee', summary: 'Objections to lines of the record of a village, newest first.',
    query: PageQuery, returns: page(LineObjectionView),
  }),
  late: route({
    method: 'GET', path: '/regions/:regionCode/late-line-objections', access: 'record:oversee', summary: 'Objections that a village has not answered in time, oldest first, at most 100; of one\'s own region only.',
    returns: z.object({ items: z.array(LineObjectionView.extend({ villageName: z.string() })) }),
  }),
};
