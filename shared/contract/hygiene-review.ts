import { z } from 'zod';
import { BLACK_BOARD_MODES } from '../domain/black-board';
import { GRADES, PHOTO_RULES } from '../domain/grades';
import { OBJECTION_STATES, OBJECTION_STEPS } from '../domain/objections';
import { route } from '../route';
import { Id, Instant, OptionalWords, PageQuery, Photo, Reason, Version, VillageName, Words, page } from './common';
import { hygieneErrors } from './hygiene';
import { photoErrors } from './photo';

const GradeName = z.enum(GRADES);
/** Integer hundredths of a point. */
const Hundredths = z.int();
const Result = z.object({ total: Hundredths, grade: GradeName });

/** What can be said of an item: a score, and for items that lose something each time also how many times it was. */
const LookChoice = z.object({ score: Hundredths, incidents: z.int().nullable() });

/** The checklist of the round, as buttons for a fresh sheet. */
export const LookChecklist = z.object({
  max: Hundredths,
  sections: z.array(z.object({ id: z.string(), title: z.string(), items: z.array(z.object({ id: z.string(), text: z.string(), max: Hundredths, photo: z.enum(PHOTO_RULES), choices: z.array(LookChoice) })) })),
});
export type LookChecklist = z.infer<typeof LookChecklist>;

export const ObjectionCard = z.object({
  objectionId: Id,
  roundId: Id,
  roundTitle: z.string(),
  householdId: Id,
  householdLabel: z.string(),
  state: z.enum(OBJECTION_STATES),
  filedAt: Instant,
  /** When the village should have decided. */
  dueAt: Instant,
  /** Whole days since it was filed, until it was decided. */
  ageDays: z.int(),
  isLate: z.boolean(),
  /** The result it is about. */
  before: Result,
  village: VillageName,
});
export type ObjectionCard = z.infer<typeof ObjectionCard>;

export const ObjectionView = ObjectionCard.extend({
  /** What the household does not agree with; empty: the whole sheet. */
  items: z.array(z.object({ itemId: z.string(), text: z.string() })),
  /** Empty while they wait for the content check, but for their author and staff. */
  words: z.string(),
  photos: z.array(Photo),
  /** Staff, the group leader or a party contact wrote it down for the household. */
  onBehalf: z.boolean(),
  /** Who said it, or wrote it down. */
  byName: z.string(),
  steps: z.array(z.object({ kind: z.enum(OBJECTION_STEPS), words: z.string(), at: Instant })),
  secondLook: Result.extend({
    inspectorName: z.string(),
    lookedAt: Instant,
    note: z.string(),
    sections: z.array(z.object({
      title: z.string(),
      items: z.array(z.object({ itemId: z.string(), text: z.string(), score: Hundredths, before: Hundredths, max: Hundredths, photos: z.array(Photo) })),
    })),
  }).nullable(),
  /** Why it was upheld or declined. */
  reason: z.string(),
  version: Version,
  mayWithdraw: z.boolean(),
  mayAssign: z.boolean(),
  mayLook: z.boolean(),
  mayDecide: z.boolean(),
  /** Who may be sent: inspectors who have not scored this household, do not live there and are no kin; for those who may assign. */
  inspectors: z.array(z.object({ memberId: Id, name: z.string() })),
  /** For whoever looks again. */
  checklist: LookChecklist.nullable(),
});
export type ObjectionView = z.infer<typeof ObjectionView>;

export const NewObjection = z.object({
  itemIds: z.array(z.string().max(40)).max(20).default([]),
  words: Words(300, '请说说哪里不对'),
  photoIds: z.array(Id).max(3).default([]),
  /** The version of the result the household has read. */
  resultVersion: Version,
});
const LookScore = z.object({
  itemId: z.string().max(40), score: Hundredths.min(0).max(100_00), incidents: z.int().min(0).max(99).optional(), photoIds: z.array(Id).max(3).default([]),
});
export const NewSecondLook = z.object({ scores: z.array(LookScore).min(1).max(60), note: OptionalWords(200), version: Version });
export const NewDecision = z.object({
  outcome: z.enum(['upheld', 'declined']),
  reason: Words(200, '请用大白话写明理由,住户看得到'),
  version: Version,
});

export const IMPROVEMENT_STATES = ['waiting', 'accepted', 'refused'] as const;

export const ImprovementView = z.object({
  improvementId: Id,
  roundId: Id,
  roundTitle: z.string(),
  householdId: Id,
  householdLabel: z.string(),
  state: z.enum(IMPROVEMENT_STATES),
  words: z.string(),
  photos: z.array(Photo),
  sentAt: Instant,
  decidedAt: Instant.nullable(),
  reason: z.string(),
  mayDecide: z.boolean(),
});
export type ImprovementView = z.infer<typeof ImprovementView>;

/** What a household may do about its door in a published round, and what has been done. */
export const DoorReview = z.object({
  roundId: Id,
  householdId: Id,
  /** The reader is of the household. */
  isOwn: z.boolean(),
  resultVersion: z.int(),
  result: Result.nullable(),
  isFinal: z.boolean(),
  mayObject: z.boolean(),
  /** Why not, in words; empty when it may. */
  whyNot: z.string(),
  objectUntil: Instant.nullable(),
  /** For its group leader and party contacts those only that were written down for it; no mark and no improvement photos either. */
  objections: z.array(ObjectionView),
  /** The household's mark on the black board, now or earlier. */
  mark: z.object({ since: Instant, takenAwayAt: Instant.nullable() }).nullable(),
  mayImprove: z.boolean(),
  improvements: z.array(ImprovementView),
});
export type DoorReview = z.infer<typeof DoorReview>;

export const BoardView = z.object({
  roundId: Id,
  roundTitle: z.string(),
  village: VillageName,
  publishedAt: Instant,
  red: z.array(z.object({ label: z.string(), headName: z.string(), total: Hundredths })),
  mode: z.enum(BLACK_BOARD_MODES),
  /** Empty where the village's rules want none. No names in mode `door`, masked ones in mode `photo`. */
  black: z.array(z.object({ label: z.string(), headName: z.string(), photos: z.array(Photo) })),
  /** Marks that an improvement photo has taken away; no names. */
  takenAway: z.int(),
  /** The reader's own door: where to send the improvement photo. */
  mine: z.object({ householdId: Id, mayImprove: z.boolean() }).nullable(),
});
export type BoardView = z.infer<typeof BoardView>;

export const BoardRule = z.object({
  mode: z.enum(BLACK_BOARD_MODES),
  /** Null: never published, the black board is off. */
  since: Instant.nullable(),
  mayChange: z.boolean(),
});

const DriftRow = z.object({
  memberId: Id, name: z.string(), sheets: z.int(), compared: z.int(), sameDoor: z.int(), drift: Hundredths.nullable(), isSmall: z.boolean(), isWorthALook: z.boolean(),
});
export const DriftView = z.object({ title: z.string(), items: z.array(DriftRow), /** There were more sheets; the newest rounds are counted. */ isCapped: z.boolean() });
export type DriftView = z.infer<typeof DriftView>;

export const reviewErrors = {
  OBJECTION_TOO_LATE: { status: 409, message: '公示期已经过了,不能再提异议。有话可以找村干部说' },
  OBJECTION_ALREADY_OPEN: { status: 409, message: '已经提过异议,正在办,不用再提' },
  OBJECTION_ALREADY_DECIDED: { status: 409, message: '这个结果已经复核过了,不能再提' },
  OBJECTION_RESULT_CHANGED: { status: 409, message: '结果刚刚更新过,请重新看一看' },
  OBJECTION_ITEM_UNKNOWN: { status: 422, message: '有一项不在评分单上,请重新选' },
  OBJECTION_NOT_SCORED: { status: 422, message: '这一轮没有打分,没有可以提异议的结果' },
  OBJECTION_STEP_GONE: { status: 409, message: '这一步已经办过了,请刷新看看' },
  SECOND_LOOK_SAME_PERSON: { status: 422, message: '复核要换一个人,不能是打过这户的评比员' },
  SECOND_LOOK_TOO_CLOSE: { status: 422, message: '复核的人不能住在这户,也不能是亲属' },
  SECOND_LOOK_NOT_INSPECTOR: { status: 422, message: '这个人不是本村的评比员,请重新选' },
  DECISION_TOO_CLOSE: { status: 403, message: '这是您自己家、亲属家或您打过分的,请别的村干部来定' },
  IMPROVEMENT_NOT_NEEDED: { status: 409, message: '您家没有上黑榜,不用交整改照片' },
  IMPROVEMENT_WAITING: { status: 409, message: '整改照片已经交了,村里正在看' },
  IMPROVEMENT_DECIDED: { status: 409, message: '这张整改照片已经看过了' },
} as const;
const {
  OBJECTION_TOO_LATE, OBJECTION_ALREADY_OPEN, OBJECTION_ALREADY_DECIDED, OBJECTION_RESULT_CHANGED, OBJECTION_ITEM_UNKNOWN, OBJECTION_NOT_SCORED, OBJECTION_STEP_GONE,
  SECOND_LOOK_SAME_PERSON, SECOND_LOOK_TOO_CLOSE, SECOND_LOOK_NOT_INSPECTOR, DECISION_TOO_CLOSE, IMPROVEMENT_NOT_NEEDED, IMPROVEMENT_WAITING, IMPROVEMENT_DECIDED,
} = reviewErrors;
const { SHEET_INCOMPLETE } = hygieneErrors;
const { PHOTO_NOT_YOURS } = photoErrors;

export const objectionRoutes = {
  door: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/doors/:householdId/review', access: 'signed-in',
    summary: 'What a household may do about its result, its objections with their timelines, its mark and improvement photos; for the household, staff, its group leader and party contacts.',
    returns: DoorReview,
  }),
  file: route({
    method: 'POST', path: '/hygiene-rounds/:roundId/doors/:householdId/objections', access: 'signed-in', idempotent: true,
    summary: 'Object to a published result until the notice period ends: the household, for it its group leader or a party contact; the village\'s staff for it also later.',
    body: NewObjection, returns: ObjectionView,
    errors: { OBJECTION_TOO_LATE, OBJECTION_ALREADY_OPEN, OBJECTION_ALREADY_DECIDED, OBJECTION_RESULT_CHANGED, OBJECTION_ITEM_UNKNOWN, OBJECTION_NOT_SCORED, PHOTO_NOT_YOURS },
  }),
  read: route({ method: 'GET', path: '/objections/:objectionId', access: 'signed-in', summary: 'One objection, for the household, staff, whoever looks again, and where it was written down for the household its group leader and party contacts.', returns: ObjectionView }),
  withdraw: route({
    method: 'POST', path: '/objections/:objectionId/withdrawal', access: 'signed-in', summary: 'The household takes its objection back.',
    body: z.object({ version: Version }), returns: ObjectionView, errors: { OBJECTION_STEP_GONE },
  }),
  list: route({
    method: 'GET', path: '/villages/:villageId/objections', access: 'hygiene:review', summary: 'Objections of a village, newest first.',
    query: PageQuery.extend({ state: z.enum(['live', 'ended']).default('live') }), returns: page(ObjectionCard),
  }),
  /** Oldest first. */
  secondLooks: route({
    method: 'GET', path: '/second-looks', access: 'hygiene:score', summary: 'Second looks the caller has been asked for and has not done yet.',
    returns: z.object({ items: z.array(ObjectionCard) }),
  }),
  assign: route({
    method: 'POST', path: '/objections/:objectionId/assignment', access: 'hygiene:open', summary: 'Send somebody else for a second look.',
    body: z.object({ inspectorId: Id, version: Version }), returns: ObjectionView,
    errors: { OBJECTION_STEP_GONE, SECOND_LOOK_SAME_PERSON, SECOND_LOOK_TOO_CLOSE, SECOND_LOOK_NOT_INSPECTOR },
  }),
  look: route({
    method: 'PUT', path: '/objections/:objectionId/second-look', access: 'hygiene:score', idempotent: true, summary: 'The fresh sheet of the second look.',
    body: NewSecondLook, returns: ObjectionView, errors: { OBJECTION_STEP_GONE, SECOND_LOOK_SAME_PERSON, SECOND_LOOK_TOO_CLOSE, SHEET_INCOMPLETE, PHOTO_NOT_YOURS },
  }),
  decide: route({
    method: 'POST', path: '/objections/:objectionId/decision', access: 'hygiene:open', idempotent: true,
    summary: 'Uphold: the second look becomes the door\'s result; or decline. Either with a reason the household reads.',
    body: NewDecision, returns: ObjectionView, errors: { OBJECTION_STEP_GONE, OBJECTION_RESULT_CHANGED, DECISION_TOO_CLOSE },
  }),
  /** Oldest first. */
  late: route({
    method: 'GET', path: '/regions/:regionCode/late-objections', access: 'hygiene:supervise', summary: 'Objections that a village has not decided in time; of one\'s own region only.',
    returns: z.object({ items: z.array(ObjectionCard) }),
  }),
};

export const improvementRoutes = {
  send: route({
    method: 'POST', path: '/hygiene-rounds/:roundId/doors/:householdId/improvements', access: 'signed-in', idempotent: true,
    summary: 'A household on the black board shows that it has cleaned up.',
    body: z.object({ words: OptionalWords(200), photoIds: z.array(Id).min(1, '请拍一张收拾好的照片').max(3) }), returns: ImprovementView,
    errors: { IMPROVEMENT_NOT_NEEDED, IMPROVEMENT_WAITING, PHOTO_NOT_YOURS },
  }),
  list: route({
    method: 'GET', path: '/villages/:villageId/improvements', access: 'hygiene:review', summary: 'Improvement photos of a village, newest first.',
    query: PageQuery.extend({ state: z.enum(['waiting', 'decided']).default('waiting') }), returns: page(ImprovementView),
  }),
  decide: route({
    method: 'POST', path: '/improvements/:improvementId/decision', access: 'hygiene:open', idempotent: true,
    summary: 'Accept the photo, which takes the mark away at once and changes no grade; or refuse it with a reason.',
    body: z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('accepted') }), z.object({ outcome: z.literal('refused'), reason: Reason })]),
    returns: ImprovementView, errors: { IMPROVEMENT_DECIDED, DECISION_TOO_CLOSE },
  }),
};

export const boardRoutes = {
  read: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/boards', access: 'public', summary: 'Red board of a published round, and the black board as the village\'s rules say.', returns: BoardView,
  }),
  rule: route({ method: 'GET', path: '/villages/:villageId/board-rule', access: 'public', summary: 'What the village\'s rules say about the black board.', returns: BoardRule }),
  setRule: route({
    method: 'PUT', path: '/villages/:villageId/board-rule', access: 'hygiene:rule', summary: 'Publish a rule for the black board; it holds for rounds published after it.',
    body: z.object({ mode: z.enum(BLACK_BOARD_MODES) }), returns: BoardRule,
  }),
};

export const driftRoutes = {
  round: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/drift', access: 'hygiene:supervise', summary: 'How far each inspector of a published round lies from the others.', returns: DriftView,
  }),
  region: route({
    method: 'GET', path: '/regions/:regionCode/drift', access: 'hygiene:supervise',
    summary: 'How far each inspector lies from the others in the published rounds of a quarter; of one\'s own region only.',
    query: z.object({ quarter: z.string().regex(/^\d{4}Q[1-4]$/, '季度要写成 2026Q4 这样').optional() }), returns: DriftView,
  }),
};
