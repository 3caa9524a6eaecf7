import { z } from 'zod';
import { SKIP_REASONS } from '../domain/door-visits';
import { GRADES, INCIDENTS_AT_MOST } from '../domain/grades';
import { route } from '../route';
import { GroupNo, Id, IdempotencyKey, Instant, OptionalWords, PageQuery, Photo, VillageName, Words, page } from './common';
import { ChecklistView } from './checklist';
import { photoErrors } from './photo';

export const ROUND_STATES = ['scoring', 'notice', 'final'] as const;
/** Whom a round is about. */
export const ROUND_SCOPES = ['village', 'groups', 'sample'] as const;
const GradeName = z.enum(GRADES);
/** Integer hundredths of a point: 94.50 分 = 9450. */
const Hundredths = z.int();

export const RoundCard = z.object({
  roundId: Id,
  villageId: Id,
  title: z.string(),
  state: z.enum(ROUND_STATES),
  /** Calendar quarter in which the round was opened. */
  quarter: z.string(),
  /** Empty = the whole village. */
  groupNos: z.array(z.int()),
  households: z.int(),
  scored: z.int(),
  skipped: z.int(),
  openedAt: Instant,
  /** When the notice period (公示) ends; null while scoring. */
  noticeEndsAt: Instant.nullable(),
});
export type RoundCard = z.infer<typeof RoundCard>;

export const WorkHousehold = z.object({
  householdId: Id,
  label: z.string(),
  headName: z.string(),
  status: z.enum(['waiting', 'scored', 'skipped', 'own']),
  total: Hundredths.nullable(),
  grade: GradeName.nullable(),
});
/** Everything an inspector's phone needs for a round, in one answer that can be kept for the day. */
export const RoundWork = RoundCard.extend({
  village: VillageName, checklist: ChecklistView, items: z.array(WorkHousehold),
  mayScore: z.boolean(), mayPublish: z.boolean(),
});
export type RoundWork = z.infer<typeof RoundWork>;

export const NewScore = z.object({
  itemId: z.string().max(40),
  /** Of a score item. */
  score: Hundredths.min(0).max(100_00).optional(),
  /** Of a deduct item: how many were counted; what they take off is the checklist's business. */
  incidents: z.int().min(0).max(INCIDENTS_AT_MOST).optional(),
  photoIds: z.array(Id).max(3).default([]),
});
/** What every sheet and visit brings along from the phone. */
const fromPhone = {
  note: OptionalWords(200),
  /** 0 for a first sheet, else the version that was read. */
  version: z.int().min(0).default(0),
  /** Made once on the phone: the same sheet sent again, or from a second phone, is one sheet. */
  clientKey: IdempotencyKey.optional(),
};
export const NewSheet = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('scored'), scores: z.array(NewScore).min(1).max(60), ...fromPhone }),
  z.object({ outcome: z.literal('skipped'), reason: z.enum(SKIP_REASONS), ...fromPhone }),
]);

const SheetSections = z.array(z.object({
  title: z.string(),
  total: Hundredths,
  max: Hundredths,
  items: z.array(z.object({
    itemId: z.string(), text: z.string(), score: Hundredths, max: Hundredths, /** Of a deduct item. */ incidents: z.int().nullable(), photos: z.array(Photo),
  })),
}));

/** One inspector's sheet of a door. */
export const SheetPart = z.object({
  sheetId: Id, inspectorName: z.string(), total: Hundredths, grade: GradeName, note: z.string(), scoredAt: Instant, version: z.int(), sections: SheetSections,
});
export type SheetPart = z.infer<typeof SheetPart>;

/** What counts for the household. */
export const DoorResultView = z.object({
  outcome: z.enum(['waiting', 'scored', 'skipped']),
  /** Median of the sheets. */
  total: Hundredths.nullable(),
  /** Highest sheet minus lowest. */
  spread: Hundredths.nullable(),
  grade: GradeName.nullable(),
  sheets: z.int(),
  visits: z.int(),
  /** 0 until published, 1 at publication, one more with each correction. */
  version: z.int(),
});

/** A sheet as it stands, the reader's own if there is one; further ones of the same door in `others`. */
export const SheetView = z.object({
  roundId: Id,
  roundTitle: z.string(),
  state: z.enum(ROUND_STATES),
  householdId: Id,
  householdLabel: z.string(),
  outcome: z.enum(['scored', 'skipped']),
  skipReason: z.enum(SKIP_REASONS).nullable(),
  total: Hundredths.nullable(),
  max: Hundredths,
  grade: GradeName.nullable(),
  inspectorName: z.string(),
  note: z.string(),
  scoredAt: Instant,
  noticeEndsAt: Instant.nullable(),
  version: z.int(),
  sections: SheetSections,
  result: DoorResultView,
  others: z.array(SheetPart),
});
export type SheetView = z.infer<typeof SheetView>;

/** Public results (公示): everybody sees the count of each grade and the red board; each household sees its own sheet. */
export const RoundResults = RoundCard.extend({
  village: VillageName,
  counts: z.array(z.object({ grade: GradeName, households: z.int() })),
  meanTotal: Hundredths.nullable(),
  groups: z.array(z.object({ groupNo: z.int(), name: z.string(), households: z.int(), meanTotal: Hundredths })),
  /** Households graded 最清洁, the head's name masked. */
  redBoard: z.array(z.object({ label: z.string(), headName: z.string(), total: Hundredths })),
  /** The reader's own household in this round. */
  mine: z.object({ householdId: Id, label: z.string(), total: Hundredths, grade: GradeName }).nullable(),
});
export type RoundResults = z.infer<typeof RoundResults>;

export const hygieneErrors = {
  ROUND_ALREADY_OPEN: { status: 409, message: '上一轮评比还没公示,请先完成它' },
  ROUND_EMPTY: { status: 422, message: '所选范围里还没有住户,请先登记住户' },
  ROUND_NOT_SCORING: { status: 409, message: '这一轮已经公示,不能再打分' },
  ROUND_NOT_PUBLISHED: { status: 409, message: '这一轮还没公示,等公示后再更正' },
  ROUND_NOT_COMPLETE: { status: 422, message: '还有住户没打分,打完或注明原因才能公示' },
  SHEET_INCOMPLETE: { status: 422, message: '还有项目没打分或分数不对' },
  SHEET_BY_ANOTHER: { status: 409, message: '这户刚刚由另一位评比员打过分,您的分数没有覆盖' },
  SHEET_OWN_HOUSEHOLD: { status: 403, message: '不能给自己家打分,请别的评比员来打' },
  HOUSEHOLD_NOT_IN_ROUND: { status: 422, message: '这户不在这一轮评比里' },
  DOOR_ALREADY_SCORED: { status: 409, message: '这户已经打过分,不用再记没打成' },
} as const;
const { ROUND_ALREADY_OPEN, ROUND_EMPTY, ROUND_NOT_SCORING, ROUND_NOT_COMPLETE } = hygieneErrors;
const { SHEET_INCOMPLETE, SHEET_BY_ANOTHER, SHEET_OWN_HOUSEHOLD, HOUSEHOLD_NOT_IN_ROUND, DOOR_ALREADY_SCORED } = hygieneErrors;

export const hygieneRoutes = {
  openRound: route({
    method: 'POST', path: '/villages/:villageId/hygiene-rounds', access: 'hygiene:open', summary: 'Open a rating round for the village or some groups.',
    idempotent: true,
    body: z.object({ title: Words(40, '请给这一轮起个名字'), groupNos: z.array(GroupNo).max(99).default([]), /** Left out: what the checklist says. */ noticeDays: z.int().min(1).max(30).optional() }),
    returns: RoundCard, errors: { ROUND_ALREADY_OPEN, ROUND_EMPTY },
  }),
  rounds: route({
    method: 'GET', path: '/villages/:villageId/hygiene-rounds', access: 'public', summary: 'Rating rounds of a village, newest first.',
    query: PageQuery, returns: page(RoundCard),
  }),
  work: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/work', access: 'signed-in', summary: 'Households and checklist of a round, for inspectors and staff.',
    returns: RoundWork,
  }),
  score: route({
    method: 'PUT', path: '/hygiene-rounds/:roundId/sheets/:householdId', access: 'signed-in', summary: 'Score a household item by item, or say why it was skipped.',
    idempotent: true, body: NewSheet, returns: SheetView,
    errors: { ROUND_NOT_SCORING, SHEET_INCOMPLETE, SHEET_BY_ANOTHER, SHEET_OWN_HOUSEHOLD, HOUSEHOLD_NOT_IN_ROUND, DOOR_ALREADY_SCORED, PHOTO_NOT_YOURS: photoErrors.PHOTO_NOT_YOURS },
  }),
  sheet: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/sheets/:householdId', access: 'signed-in', summary: 'The sheet of a household, for the household and staff.',
    returns: SheetView,
  }),
  publish: route({
    method: 'POST', path: '/hygiene-rounds/:roundId/publication', access: 'signed-in', summary: 'Publish the grades and start the notice period.',
    idempotent: true, returns: RoundResults, errors: { ROUND_NOT_SCORING, ROUND_NOT_COMPLETE },
  }),
  results: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/results', access: 'public', summary: 'Published results of a round.', returns: RoundResults,
  }),
};
