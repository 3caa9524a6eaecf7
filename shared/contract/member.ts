import { z } from 'zod';
import { ROLES } from '../domain/permissions';
import { route } from '../route';
import { Id, Instant, VillageName, Words } from './common';
import { wechatErrors } from './wechat-errors';

export const PRESENCES = ['home', 'away'] as const;
/** At home (在村) or away (外出乡亲); the same household, the same record. */
export const Presence = z.enum(PRESENCES);
export const RESIDENCY_STATES = ['pending', 'verified', 'rejected', 'ended'] as const;

/** A person's claim to belong to a household, and what became of it. */
export const ResidencyView = z.object({
  residencyId: Id,
  village: VillageName,
  householdId: Id,
  /** 三组 12 号 */
  householdLabel: z.string(),
  personName: z.string(),
  presence: Presence,
  state: z.enum(RESIDENCY_STATES),
  /** Why it was turned down; empty otherwise. */
  reason: z.string(),
});
export type ResidencyView = z.infer<typeof ResidencyView>;

export const AppointmentView = z.object({
  appointmentId: Id,
  memberId: Id,
  memberName: z.string(),
  role: z.enum(ROLES),
  roleName: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  /** A group leader's or cleaner's group; null covers the whole region. */
  groupNo: z.int().nullable(),
  since: Instant,
});
export type AppointmentView = z.infer<typeof AppointmentView>;

export const MeView = z.object({
  memberId: Id,
  nickname: z.string(),
  follows: z.array(VillageName),
  residencies: z.array(ResidencyView),
  appointments: z.array(AppointmentView),
  /** Version of the privacy notice agreed to; 0 = none yet. */
  consentVersion: z.int(),
});
export type MeView = z.infer<typeof MeView>;

export const SessionView = z.object({ token: z.string(), expiresAt: Instant, me: MeView });
export type SessionView = z.infer<typeof SessionView>;

export const PERSONAS = [
  'villager', 'villager-away', 'follower', 'group-leader', 'secretary', 'cleaner', 'inspector', 'keeper', 'town-officer', 'county-officer',
] as const;
export const PersonaView = z.object({ persona: z.enum(PERSONAS), name: z.string(), does: z.string() });
export type PersonaView = z.infer<typeof PersonaView>;

export const memberErrors = {
  NICKNAME_TAKEN_BACK: { status: 422, message: '这个称呼不能用,请换一个' },
  FOLLOW_LIMIT: { status: 422, message: '最多关注 50 个村庄,请先取消几个' },
  APPOINTMENT_NOT_YOURS_TO_GIVE: { status: 403, message: '您不能任命这个职务,请联系上级' },
  APPOINTMENT_EXISTS: { status: 409, message: '这个人已经是这个职务了' },
  APPOINTMENT_NEEDS_RESIDENT: { status: 422, message: '只能任命核实过的本地村民或已登录的人员' },
} as const;

export const memberRoutes = {
  signIn: route({
    method: 'POST', path: '/sessions', access: 'public', summary: 'Sign in with a one-time code of wx.login.',
    body: z.object({ code: z.string().min(1).max(128) }), returns: SessionView, errors: wechatErrors,
  }),
  signOut: route({ method: 'DELETE', path: '/sessions/current', access: 'signed-in', summary: 'Revoke this session.', returns: 'none' }),
  signOutEverywhere: route({ method: 'DELETE', path: '/sessions', access: 'signed-in', summary: 'Revoke every session of this person.', returns: 'none' }),
  me: route({ method: 'GET', path: '/me', access: 'signed-in', summary: 'The signed-in person, their households, follows and appointments.', returns: MeView }),
  updateMe: route({
    method: 'PUT', path: '/me', access: 'signed-in', summary: 'Change the shown name.',
    body: z.object({ nickname: Words(20, '请填写称呼') }), returns: MeView, errors: { NICKNAME_TAKEN_BACK: memberErrors.NICKNAME_TAKEN_BACK, ...wechatErrors },
  }),
  consent: route({
    method: 'POST', path: '/me/consents', access: 'signed-in', summary: 'Record agreement to a version of the privacy notice.',
    body: z.object({ version: z.int().min(1).max(1000) }), returns: MeView,
  }),
  follow: route({
    method: 'PUT', path: '/villages/:villageId/follow', access: 'signed-in', summary: 'Follow a village; twice is once.',
    returns: z.object({ following: z.boolean(), followerCount: z.int() }), errors: { FOLLOW_LIMIT: memberErrors.FOLLOW_LIMIT },
  }),
  unfollow: route({
    method: 'DELETE', path: '/villages/:villageId/follow', access: 'signed-in', summary: 'Stop following a village.',
    returns: z.object({ following: z.boolean(), followerCount: z.int() }),
  }),
};

export const demoRoutes = {
  personas: route({
    method: 'GET', path: '/demo/personas', access: 'public', summary: 'People one can be in the demo.', demoOnly: true,
    returns: z.object({ items: z.array(PersonaView) }),
  }),
  signInAs: route({
    method: 'POST', path: '/demo/sessions', access: 'public', summary: 'Sign in as a demo persona.', demoOnly: true,
    body: z.object({ persona: z.enum(PERSONAS) }), returns: SessionView,
  }),
};

export const NewAppointment = z.object({
  memberId: Id,
  role: z.enum(ROLES),
  regionCode: z.string().regex(/^(\d{6}|\d{9}|\d{12})$/, '请选择行政区'),
  groupNo: z.int().min(1).max(99).nullable().default(null),
});

export const appointmentRoutes = {
  list: route({
    method: 'GET', path: '/villages/:villageId/appointments', access: 'appointment:manage', summary: 'Who holds office over a village.',
    returns: z.object({ items: z.array(AppointmentView) }),
  }),
  appoint: route({
    method: 'POST', path: '/appointments', access: 'appointment:manage', summary: 'Give somebody a role over a region.', idempotent: true,
    body: NewAppointment, returns: AppointmentView,
    errors: {
      APPOINTMENT_NOT_YOURS_TO_GIVE: memberErrors.APPOINTMENT_NOT_YOURS_TO_GIVE,
      APPOINTMENT_EXISTS: memberErrors.APPOINTMENT_EXISTS,
      APPOINTMENT_NEEDS_RESIDENT: memberErrors.APPOINTMENT_NEEDS_RESIDENT,
    },
  }),
  dismiss: route({
    method: 'POST', path: '/appointments/:appointmentId/dismissal', access: 'appointment:manage', summary: 'End an appointment with a reason.',
    body: z.object({ reason: Words(200, '请写明理由') }), returns: 'none',
    errors: { APPOINTMENT_NOT_YOURS_TO_GIVE: memberErrors.APPOINTMENT_NOT_YOURS_TO_GIVE },
  }),
};

export const AuditView = z.object({
  auditId: Id,
  at: Instant,
  memberName: z.string(),
  action: z.string(),
  /** What was done, in words. */
  words: z.string(),
});

export const auditRoutes = {
  list: route({
    method: 'GET', path: '/villages/:villageId/audit', access: 'audit:read', summary: 'Every staff act in a village, newest first.',
    query: z.object({ after: z.string().max(80).optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    returns: z.object({ items: z.array(AuditView), next: z.string().nullable() }),
  }),
};
