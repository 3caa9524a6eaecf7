import { z } from 'zod';
import { route } from '../route';
import { GroupNo, Id, Instant, PageQuery, Reason, page } from './common';
import { DoorNo, householdErrors } from './household';
import { recordErrors } from './record';

export const HOUSEHOLD_CHANGES = ['split', 'merge'] as const;

/** A household split (分户) or merged into another (并户). */
export const HouseholdChangeView = z.object({
  changeId: Id,
  kind: z.enum(HOUSEHOLD_CHANGES),
  from: z.object({ householdId: Id, label: z.string() }),
  to: z.object({ householdId: Id, label: z.string() }),
  /** How many persons went along. */
  people: z.int(),
  /** Whole points that went along. */
  points: z.int(),
  reason: z.string(),
  at: Instant,
});
export type HouseholdChangeView = z.infer<typeof HouseholdChangeView>;

export const NewSplit = z.object({
  householdId: Id,
  groupNo: GroupNo,
  doorNo: DoorNo,
  /** Who goes along; at least one stays. */
  personIds: z.array(Id).min(1, '请选择谁分出去').max(30),
  /** The head of the new household, one of those. */
  headPersonId: Id,
  partyMember: z.boolean().default(false),
  welfare: z.boolean().default(false),
  /** Whole points that go along. */
  points: z.int().min(0, '积分不能是负数').max(1_000_000),
  reason: Reason,
});
export const NewMerge = z.object({ fromHouseholdId: Id, toHouseholdId: Id, reason: Reason });

export const householdChangeErrors = {
  DOOR_TAKEN: { status: 409, message: '这个门牌已经有一户,请换一个门牌号' },
  PERSON_NOT_THERE: { status: 422, message: '选的人不在这一户里,请刷新后再选' },
  SOMEBODY_MUST_STAY: { status: 422, message: '原来的户至少要留一个人;全家都走请办并户' },
  SAME_NAMES: { status: 422, message: '两户有同名的人,请先在住户表里区分开再并' },
} as const;

const { DOOR_TAKEN, PERSON_NOT_THERE, SOMEBODY_MUST_STAY, SAME_NAMES } = householdChangeErrors;
const { HOUSEHOLD_CLOSED, HOUSEHOLD_CODES_USED_UP } = householdErrors;

export const householdChangeRoutes = {
  split: route({
    method: 'POST', path: '/villages/:villageId/household-splits', access: 'household:change', summary: 'Some persons of a household become one of their own, with a share of its points.',
    idempotent: true, body: NewSplit, returns: HouseholdChangeView,
    errors: { DOOR_TAKEN, PERSON_NOT_THERE, SOMEBODY_MUST_STAY, HOUSEHOLD_CLOSED, HOUSEHOLD_CODES_USED_UP, POINTS_NOT_ENOUGH: recordErrors.POINTS_NOT_ENOUGH },
  }),
  merge: route({
    method: 'POST', path: '/villages/:villageId/household-merges', access: 'household:change', summary: 'A household goes over into another with everybody and all its points, and is closed.',
    idempotent: true, body: NewMerge, returns: HouseholdChangeView, errors: { SAME_NAMES, HOUSEHOLD_CLOSED },
  }),
  list: route({
    method: 'GET', path: '/villages/:villageId/household-changes', access: 'record:oversee', summary: 'Splits and merges of a village, newest first.',
    query: PageQuery, returns: page(HouseholdChangeView),
  }),
};
