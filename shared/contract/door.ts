import { z } from 'zod';
import { DOOR_SHOWS } from '../domain/door-shows';
import { GRADES } from '../domain/grades';
import { route } from '../route';
import { GroupNo, Id, Instant, VillageName } from './common';

const Shows = z.enum(DOOR_SHOWS);
export const HOUSEHOLD_PLATES_AT_MOST = 200;

/** What a passer-by gets to see of the household behind a plate: never a name, never a door number. */
export const DoorView = z.object({
  code: z.string(),
  village: VillageName,
  shows: Shows,
  /** Null: not shown, or never graded. */
  grade: z.object({ grade: z.enum(GRADES), roundTitle: z.string(), final: z.boolean() }).nullable(),
  /** The household's balance; null: not shown. */
  points: z.int().nullable(),
  /** For its own members and for those who look after the village; null for everybody else. */
  householdId: Id.nullable(),
  isOwn: z.boolean(),
});
export type DoorView = z.infer<typeof DoorView>;

export const DoorSetting = z.object({
  householdId: Id,
  villageId: Id,
  label: z.string(),
  code: z.string(),
  printedAt: Instant.nullable(),
  /** What the household has chosen. */
  chosen: Shows,
  /** The most the village allows. */
  highest: Shows,
  /** What is shown: the smaller of the two. */
  shows: Shows,
  /** 0 until somebody chooses. */
  version: z.int(),
  mayChoose: z.boolean(),
  /** Who of the household has changed it, newest first; the last twenty, for the household itself. */
  changes: z.array(z.object({ shows: Shows, at: Instant, byName: z.string() })),
});
export type DoorSetting = z.infer<typeof DoorSetting>;

export const DoorRule = z.object({
  highest: Shows,
  version: z.int(),
  groups: z.array(z.object({ groupNo: z.int(), name: z.string(), households: z.int(), unprinted: z.int() })),
});
export type DoorRule = z.infer<typeof DoorRule>;

export const doorErrors = {
  DOOR_CODE_UNKNOWN: { status: 404, message: '没有这个编号的住户。请对着门牌再扫一次,或核对 17 位数字' },
  DOOR_SHOWS_TOO_MUCH: { status: 422, message: '村里没有开放这一项,请选少一点的,或请村里放开' },
} as const;
const { DOOR_CODE_UNKNOWN, DOOR_SHOWS_TOO_MUCH } = doorErrors;

const Version = z.int().min(0);
const Which = z.enum(['all', 'unprinted']);

export const doorRoutes = {
  look: route({
    method: 'GET', path: '/door-codes/:code', access: 'public', summary: 'What the plate of a household shows to whoever scans it: by default nothing but the village.',
    returns: DoorView, errors: { DOOR_CODE_UNKNOWN },
  }),
  read: route({
    method: 'GET', path: '/households/:householdId/door', access: 'signed-in', summary: 'Code and plate of a household, and what it lets a passer-by see; for its members and the village staff.',
    returns: DoorSetting,
  }),
  choose: route({
    method: 'PUT', path: '/households/:householdId/door', access: 'signed-in', summary: 'A verified member chooses what a passer-by may see; `version` is the one that was read.',
    body: z.object({ shows: Shows, version: Version }), returns: DoorSetting, errors: { DOOR_SHOWS_TOO_MUCH },
  }),
  plate: route({
    method: 'GET', path: '/households/:householdId/plate', access: 'signed-in', summary: "One household's plate with its QR code, to print (PDF).", returns: 'file',
  }),
  rule: route({
    method: 'GET', path: '/villages/:villageId/door-rule', access: 'household:list', summary: 'The most that households may show, and whose plates are not printed yet.',
    returns: DoorRule,
  }),
  setRule: route({
    method: 'PUT', path: '/villages/:villageId/door-rule', access: 'door:manage', summary: 'Set the most that households may show; what is above it is hidden at once.',
    body: z.object({ highest: Shows, version: Version }), returns: DoorRule,
  }),
  plates: route({
    method: 'GET', path: '/villages/:villageId/household-plates', access: 'door:manage', summary: 'A4 sheets of household plates with QR codes (PDF).',
    query: z.object({ groupNo: z.coerce.number().pipe(GroupNo).optional(), which: Which.default('all') }), returns: 'file',
  }),
  notePrinted: route({
    method: 'POST', path: '/villages/:villageId/household-plates/printing', access: 'door:manage', summary: 'Note that plates have been printed today.',
    body: z.object({ groupNo: GroupNo.optional(), which: Which.default('all') }), returns: DoorRule,
  }),
};
