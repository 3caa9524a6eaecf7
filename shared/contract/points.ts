import { z } from 'zod';
import { EXPIRY_KINDS, EXPIRY_NOTICE_DAYS } from '../domain/points-expiry';
import { route } from '../route';
import { areRead, Id, Instant, VillageName } from './common';

/** A village's word on whether points lapse, as published. */
export const ExpiryRuleView = z.object({
  ruleId: Id,
  version: z.int(),
  kind: z.enum(EXPIRY_KINDS),
  /** Null unless the kind is `months`. */
  months: z.int().nullable(),
  /** First day it holds, in Asia/Shanghai. */
  from: z.iso.date(),
  publishedAt: Instant,
  words: z.string(),
});
export type ExpiryRuleView = z.infer<typeof ExpiryRuleView>;

export const NewExpiryRule = z.object({
  kind: z.enum(EXPIRY_KINDS),
  months: z.int().min(1).max(60).nullable().default(null),
  from: z.iso.date('请选择哪天起实行'),
}).refine(({ kind, months }) => (kind === 'months') === (months !== null), { path: ['months'], message: '请填写满几个月到期', when: areRead('kind', 'months') });

export const ExpiryPage = z.object({
  village: VillageName,
  /** In force today; null: nothing was ever published, points do not lapse. */
  current: ExpiryRuleView.nullable(),
  /** Published, not yet in force. */
  coming: z.array(ExpiryRuleView),
  /** No longer in force, newest first. */
  earlier: z.array(ExpiryRuleView),
  /** How it reads today. */
  words: z.string(),
  mayPublish: z.boolean(),
  /** The first day a change published now may hold. */
  earliest: z.iso.date(),
});
export type ExpiryPage = z.infer<typeof ExpiryPage>;

export const pointsErrors = {
  EXPIRY_TOO_SOON: { status: 422, message: `要提前 ${EXPIRY_NOTICE_DAYS} 天公布,请选晚一点的日子` },
} as const;

export const pointsRoutes = {
  expiry: route({
    method: 'GET', path: '/villages/:villageId/points-expiry', access: 'public', summary: 'Whether and when points of the village lapse, with what was published before.',
    returns: ExpiryPage,
  }),
  publishExpiry: route({
    method: 'POST', path: '/villages/:villageId/points-expiry', access: 'points:manage', summary: 'Publish from which day points lapse, or that they no longer do.',
    idempotent: true, body: NewExpiryRule, returns: ExpiryPage, errors: pointsErrors,
  }),
};
