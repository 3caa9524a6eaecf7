import { z } from 'zod';
import { SKIP_REASONS } from '../domain/door-visits';
import { GRADES, INCIDENTS_AT_MOST } from '../domain/grades';
import { route } from '../route';
import { GroupNo, Id, IdempotencyKey, Instant, OptionalWords, PageQuery, Photo, VillageName, Words, page } from './common';
import { ChecklistView } from './checklist';
import { photoErrors } from './photo';

export const ROUND_STATES = ['planned', 'scoring', 'notice', 'final'] as const;
/** Whom a round is about. */
export const ROUND_SCOPES = ['village', 'groups', 'sample'] as const;
/** Who holds a round: the village rates itself, town and county come to inspect. */
export const ROUND_LEVELS = ['village', 'town', 'county'] as const;
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
  scope: z.enum(ROUND_SCOPES),
  level: z.enum(ROUND_LEVELS),
  announced: z.boolean(),
  /** When a planned round starts by itself. */
  startsAt: Instant.nullable(),
  sheetsPerHousehold: z.int(),
  sampleSize: z.int().nullable(),
  /** SHA-256 of the seed as hex: published with the plan, so that the seed cannot be chosen afterwards. */
  sampleSeedHash: z.string().nullable(),
  /** Shown once the sample is drawn; anybody can draw it again. */
  sampleSeed: z.string().nullable(),
  /** When the notice period (公示) ends; null while scoring. */
  noticeEndsAt: Instant.nullable(),
});
export type RoundCard = z.infer<typeof RoundCard>;

export const WorkHousehold = z.object({
  householdId: Id,
  label: z.string(),
  headName: z.string(),
  groupNo: z.int(),
  /** As the reader has to know it: an inspector's door is done with their own sheet. */
  status: z.enum(['waiting', 'scored', 'skipped', 'own', 'kin']),
  /** On the door plate; empty when the household has none. */
  code: z.string(),
  /** The reader scores it: the round's teams say so, or there are none. */
  mine: z.boolean(),
  sheets: z.int(),
  visits: z.int(),
  total: Hundredths.nullable(),
  grade: GradeName.nullable(),
});
/** Everything an inspector's phone needs for a round, in one answer that can be kept for the day. */
export const RoundWork = RoundCard.extend({
  village: VillageName, checklist: ChecklistView, items: z.array(WorkHousehold),
  mayScore: z.boolean(), mayPublish: z.boolean(),
  /** May change teams, and call a planned round off. */
  mayPlan: z.boolean(),
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
/** The moment and the place a sheet was filled in, as the phone has them. */
export const SheetPlace = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180), system: z.enum(['gcj02', 'wgs84']) });
/** What every sheet and visit brings along from the phone. */
const fromPhone = {
  note: OptionalWords(200),
  /** 0 for a first sheet, else the version that was read. */
  version: z.int().min(0).default(0),
  /** Made once on the phone: the same sheet sent again, or from a second phone, is one sheet. */
  clientKey: IdempotencyKey.optional(),
  /** By the phone's clock; absent: now. */
  scoredAt: Instant.optional(),
  /** Only when the inspector allows it. */
  place: SheetPlace.nullable().default(null),
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
  sheetId: Id, inspectorName: z.string(), total: Hundredths, grade: GradeName, note: z.string(), scoredAt: Instant, receivedAt: Instant,
  /** WGS-84; only for those who hold the round. */
  place: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  version: z.int(), sections: SheetSections,
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
  receivedAt: Instant,
  place: z.object({ lat: z.number(), lng: z.number() }).nullable(),
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
  /** Without small groups, and those from which a small one could be worked out. */
  groups: z.array(z.object({ groupNo: z.int(), name: z.string(), households: z.int(), meanTotal: Hundredths })),
  /** Households graded 最清洁, the head's name masked. */
  redBoard: z.array(z.object({ label: z.string(), headName: z.string(), total: Hundredths })),
  /** The reader's own household in this round. */
  mine: z.object({ householdId: Id, label: z.string(), total: Hundredths, grade: GradeName }).nullable(),
});
export type RoundResults = z.infer<typeof RoundResults>;

export const TeamBody = z.object({
  /** One inspector, or a pair that fills in one sheet together. */
  inspectorIds: z.array(Id).min(1, '请选评比员').max(2, '一组最多两个人'),
  /** Empty, and no households either: the whole round. */
  groupNos: z.array(GroupNo).max(99).default([]),
  householdIds: z.array(Id).max(500).default([]),
});
const Teams = z.array(TeamBody).max(30, '最多分 30 组').default([]);

const roundBody = {
  title: Words(40, '请给这一轮起个名字'),
  groupNos: z.array(GroupNo).max(99).default([]),
  /** Left out: what the checklist says. */
  noticeDays: z.int().min(1).max(30).optional(),
  sheetsPerHousehold: z.int().min(1).max(5).default(1),
  /** So many households, drawn by lot when the round starts. */
  sampleSize: z.int().min(1).max(2000).nullable().default(null),
  /** Absent: now. */
  startsAt: Instant.nullable().default(null),
  teams: Teams,
};
export const NewRound = z.object({ ...roundBody, announced: z.boolean().default(true) });
/** An inspection from above is never announced. */
export const NewInspection = z.object(roundBody);

export const hygieneErrors = {
  ROUND_ALREADY_OPEN: { status: 409, message: '上一轮评比还没公示,请先完成它' },
  ROUND_EMPTY: { status: 422, message: '所选范围里还没有住户,请先登记住户' },
  ROUND_NOT_SCORING: { status: 409, message: '这一轮已经公示,不能再打分' },
  ROUND_START_WRONG: { status: 422, message: '开始时间要在 5 分钟以后、90 天以内' },
  ROUND_NOT_PLANNED: { status: 409, message: '这一轮已经开始,不能取消' },
  TEAM_WITHOUT_INSPECTOR: { status: 422, message: '分工里有人不是这里的评比员,请先任命' },
  ROUND_NOT_PUBLISHED: { status: 409, message: '这一轮还没公示,等公示后再更正' },
  ROUND_NOT_COMPLETE: { status: 422, message: '还有住户没打分,打完或注明原因才能公示' },
  SHEET_INCOMPLETE: { status: 422, message: '还有项目没打分或分数不对' },
  SHEET_BY_ANOTHER: { status: 409, message: '这户刚刚由另一位评比员打过分,您的分数没有覆盖' },
  SHEET_OWN_HOUSEHOLD: { status: 403, message: '不能给自己家打分,请别的评比员来打' },
  SHEET_CHANGED: { status: 409, message: '这户的分在另一台手机上改过了,您的分数没有覆盖' },
  SHEET_OF_KIN: { status: 403, message: '这户登记了是您或搭档的亲属,请别的评比员来打' },
  SHEET_OF_ANOTHER_TEAM: { status: 403, message: '这户分给了别的评比员,要换人请找评比的组织者' },
  HOUSEHOLD_NOT_IN_ROUND: { status: 422, message: '这户不在这一轮评比里' },
  DOOR_ALREADY_SCORED: { status: 409, message: '这户已经打过分,不用再记没打成' },
} as const;
const { ROUND_ALREADY_OPEN, ROUND_EMPTY, ROUND_NOT_SCORING, ROUND_NOT_COMPLETE } = hygieneErrors;
const { SHEET_INCOMPLETE, SHEET_BY_ANOTHER, SHEET_OWN_HOUSEHOLD, HOUSEHOLD_NOT_IN_ROUND, DOOR_ALREADY_SCORED } = hygieneErrors;
const { ROUND_START_WRONG, TEAM_WITHOUT_INSPECTOR } = hygieneErrors;
const { SHEET_CHANGED, SHEET_OF_KIN, SHEET_OF_ANOTHER_TEAM } = hygieneErrors;

export const hygieneRoutes = {
  openRound: route({
    method: 'POST', path: '/villages/:villageId/hygiene-rounds', access: 'hygiene:open', summary: 'Open a rating round for the village or some groups.',
    idempotent: true,
    body: NewRound, returns: RoundCard, errors: { ROUND_ALREADY_OPEN, ROUND_EMPTY, ROUND_START_WRONG, TEAM_WITHOUT_INSPECTOR },
  }),
  inspect: route({
    method: 'POST', path: '/villages/:villageId/hygiene-inspections', access: 'hygiene:inspect', idempotent: true,
    summary: 'Town or county inspects a village, unannounced: at once, or planned and invisible until it starts.',
    body: NewInspection, returns: RoundCard, errors: { ROUND_ALREADY_OPEN, ROUND_EMPTY, ROUND_START_WRONG, TEAM_WITHOUT_INSPECTOR },
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
    errors: {
      ROUND_NOT_SCORING, SHEET_INCOMPLETE, SHEET_BY_ANOTHER, SHEET_CHANGED, SHEET_OWN_HOUSEHOLD, SHEET_OF_KIN, SHEET_OF_ANOTHER_TEAM, HOUSEHOLD_NOT_IN_ROUND,
      DOOR_ALREADY_SCORED, PHOTO_NOT_YOURS: photoErrors.PHOTO_NOT_YOURS,
    },
  }),
  sheet: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/sheets/:householdId', access: 'signed-in', summary: 'The sheet of a household, for the household and staff; once it is published for its group leader and party contacts too.',
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
