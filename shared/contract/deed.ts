import { z } from 'zod';
import { route } from '../route';
import { Id, Instant, OptionalWords, PageQuery, Photo, Reason, Words, page } from './common';
import { Day } from './duty';

/** `withdrawn`: by who sent it; `found-false`: confirmed first, taken back later. */
export const DEED_STATES = ['waiting', 'confirmed', 'refused', 'withdrawn', 'found-false'] as const;
export type DeedState = (typeof DEED_STATES)[number];
export const deedStateNames: Record<DeedState, string> = { waiting: '等确认', confirmed: '已记分', refused: '没确认', withdrawn: '已撤回', 'found-false': '已收回' };

/** A good deed (好事) of a household, of a kind the village's or county's rules name. */
export const DeedView = z.object({
  deedId: Id,
  kind: z.string(),
  kindName: z.string(),
  day: Day,
  words: z.string(),
  photos: z.array(Photo),
  state: z.enum(DEED_STATES),
  /** Who did it; empty where only the household is known. */
  personName: z.string(),
  householdId: Id,
  householdLabel: z.string(),
  /** Who entered it in the household's place. */
  onBehalfName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  reason: z.string(),
  at: Instant,
  /** The reader may confirm or refuse it, or take back what was confirmed. */
  mayDecide: z.boolean(),
  /** The reader sent it and may take it back. */
  mayWithdraw: z.boolean(),
});
export type DeedView = z.infer<typeof DeedView>;

const Kind = z.string('请选是哪类好事').min(1, '请选是哪类好事').max(26);

export const NewDeed = z.object({
  kind: Kind,
  day: Day,
  words: Words(100, '请写几个字:做了什么、在哪里'),
  photoIds: z.array(Id).max(3, '最多 3 张照片').default([]),
  /** In the place of a neighbour: whose household; null: one's own. */
  householdId: Id.nullable().default(null),
  /** The neighbour's name. */
  personName: OptionalWords(20),
});
export type NewDeed = z.output<typeof NewDeed>;

/** Everybody who was there: one act for the whole village (工日登记). */
export const NewDeedSheet = z.object({
  kind: Kind,
  day: Day,
  words: Words(100, '请写几个字:做了什么、在哪里'),
  householdIds: z.array(Id).min(1, '请选到场的人家').max(500, '一次最多 500 户'),
});

export const DEED_BACK_DAYS = 30;

export const deedErrors = {
  DEED_KIND_UNKNOWN: { status: 422, message: '那一天村里没有这类好事的规则,请换一类或换一天' },
  DEED_DAY_WRONG: { status: 422, message: '只能报最近 30 天内的,今天以后的不能报' },
  DEED_NOT_YOUR_HOUSEHOLD: { status: 403, message: '替别家报要由组长、党员联户或村干部来报' },
  DEED_NOT_YOURS_TO_CONFIRM: { status: 403, message: '自己家的、自己报的,或不归您确认的,请别人确认' },
  DEED_ALREADY_DECIDED: { status: 409, message: '这件好事已经有人处理过了,请刷新看看' },
} as const;
const { DEED_KIND_UNKNOWN, DEED_DAY_WRONG, DEED_NOT_YOUR_HOUSEHOLD, DEED_NOT_YOURS_TO_CONFIRM, DEED_ALREADY_DECIDED } = deedErrors;

export const deedRoutes = {
  submit: route({
    method: 'POST', path: '/villages/:villageId/deeds', access: 'deed:submit', idempotent: true, summary: 'Report a good deed, one\'s own or a neighbour\'s.',
    body: NewDeed, returns: DeedView, errors: { DEED_KIND_UNKNOWN, DEED_DAY_WRONG, DEED_NOT_YOUR_HOUSEHOLD },
  }),
  mine: route({
    method: 'GET', path: '/villages/:villageId/my-deeds', access: 'signed-in', summary: 'Deeds of my household and those I entered for others, newest first.',
    query: PageQuery, returns: page(DeedView),
  }),
  waiting: route({
    method: 'GET', path: '/villages/:villageId/deeds', access: 'deed:confirm', summary: 'Deeds of the village by state, newest first.',
    query: PageQuery.extend({ state: z.enum(DEED_STATES).default('waiting') }), returns: page(DeedView),
  }),
  decide: route({
    method: 'POST', path: '/deeds/:deedId/decision', access: 'signed-in', summary: 'Confirm a deed, or refuse it with a reason.',
    body: z.object({ verdict: z.enum(['confirm', 'refuse']), reason: OptionalWords(200) }), returns: DeedView,
    errors: { DEED_NOT_YOURS_TO_CONFIRM, DEED_ALREADY_DECIDED, DEED_KIND_UNKNOWN },
  }),
  withdraw: route({
    method: 'POST', path: '/deeds/:deedId/withdrawal', access: 'signed-in', summary: 'Take back what one has sent; points it brought go back.',
    body: z.object({ reason: Reason }), returns: DeedView, errors: { DEED_ALREADY_DECIDED },
  }),
  foundFalse: route({
    method: 'POST', path: '/deeds/:deedId/finding', access: 'signed-in', summary: 'A confirmed deed was found false: its points go back.',
    body: z.object({ reason: Reason }), returns: DeedView, errors: { DEED_NOT_YOURS_TO_CONFIRM, DEED_ALREADY_DECIDED },
  }),
  sheet: route({
    method: 'POST', path: '/villages/:villageId/deed-sheets', access: 'deed:confirm', idempotent: true,
    summary: 'Enter who was there: a confirmed deed for every household, those that have it already left out.',
    body: NewDeedSheet, returns: z.object({ entered: z.int(), already: z.int() }),
    errors: { DEED_KIND_UNKNOWN, DEED_DAY_WRONG, DEED_NOT_YOURS_TO_CONFIRM },
  }),
};
