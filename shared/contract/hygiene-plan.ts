import { z } from 'zod';
import { route } from '../route';
import { Id, Instant, OptionalWords, Reason } from './common';
import { hygieneErrors, TeamBody } from './hygiene';

/** A member who holds the office of inspector in the village. */
export const InspectorView = z.object({ memberId: Id, name: z.string() });

export const TeamView = z.object({
  teamId: Id,
  inspectors: z.array(InspectorView),
  groupNos: z.array(z.int()),
  householdIds: z.array(Id),
});

export const RoundTeams = z.object({ teams: z.array(TeamView), /** Who may be put into a team. */ inspectors: z.array(InspectorView) });
export type RoundTeams = z.infer<typeof RoundTeams>;

/** Kin of an inspector (亲属回避): a household they do not score. */
export const KinView = z.object({
  kinId: Id,
  inspectorId: Id,
  inspectorName: z.string(),
  householdId: Id,
  /** 三组 12 号 */
  label: z.string(),
  headName: z.string(),
  relation: z.string(),
  declaredAt: Instant,
  /** Recorded by staff, not by the inspector. */
  byStaff: z.boolean(),
  /** A mistake that was taken back; the line stays. */
  withdrawnReason: z.string().nullable(),
});
export type KinView = z.infer<typeof KinView>;

/** Everything somebody needs to draw the sample again: sort by SHA-256(seed + ':' + id), take the first ones. */
export const SampleDraw = z.object({
  roundId: Id,
  seed: z.string(),
  seedHash: z.string(),
  size: z.int(),
  /** Every household that could have been drawn, sorted; opaque ids that open nothing. */
  pool: z.array(Id),
  drawn: z.array(Id),
});
export type SampleDraw = z.infer<typeof SampleDraw>;

const { ROUND_NOT_PLANNED, ROUND_NOT_SCORING, TEAM_WITHOUT_INSPECTOR } = hygieneErrors;

export const hygienePlanErrors = {
  KIN_UNKNOWN: { status: 422, message: '没找到这户或这位评比员,请重新选' },
} as const;
const { KIN_UNKNOWN } = hygienePlanErrors;

export const hygienePlanRoutes = {
  teams: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/teams', access: 'signed-in', summary: 'Who scores what in a round, and who could.', returns: RoundTeams,
  }),
  assign: route({
    method: 'PUT', path: '/hygiene-rounds/:roundId/teams', access: 'signed-in', summary: 'Give groups or doors of a round to inspectors and pairs.',
    body: z.object({ teams: z.array(TeamBody).max(30, '最多分 30 组') }), returns: RoundTeams, errors: { ROUND_NOT_SCORING, TEAM_WITHOUT_INSPECTOR },
  }),
  inspectors: route({
    method: 'GET', path: '/villages/:villageId/hygiene-inspectors', access: 'hygiene:oversee', summary: 'Inspectors of a village, for making teams.',
    returns: z.object({ items: z.array(InspectorView) }),
  }),
  cancel: route({
    method: 'POST', path: '/hygiene-rounds/:roundId/cancellation', access: 'signed-in', summary: 'Call a planned round off.', returns: 'none', errors: { ROUND_NOT_PLANNED },
  }),
  draw: route({
    method: 'GET', path: '/hygiene-rounds/:roundId/draw', access: 'public', summary: 'Seed, pool and result of a sample, once it is drawn.', returns: SampleDraw,
  }),
  kin: route({
    method: 'GET', path: '/villages/:villageId/hygiene-kin', access: 'hygiene:oversee', summary: 'Declared kin: an inspector\'s own, for staff all.',
    returns: z.object({ items: z.array(KinView) }),
  }),
  declareKin: route({
    method: 'POST', path: '/villages/:villageId/hygiene-kin', access: 'hygiene:oversee', idempotent: true,
    summary: 'Declare a household of kin; staff record it for an inspector.',
    body: z.object({ householdId: Id, /** Absent: the reader. */ inspectorId: Id.optional(), relation: OptionalWords(20) }),
    returns: KinView, errors: { KIN_UNKNOWN },
  }),
  withdrawKin: route({
    method: 'POST', path: '/villages/:villageId/hygiene-kin/:kinId/withdrawal', access: 'hygiene:open', summary: 'Take back a declaration made by mistake; it is kept.',
    body: z.object({ reason: Reason }), returns: KinView,
  }),
};
