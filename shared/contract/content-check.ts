import { z } from 'zod';
import { CHECK_STATES, PART_KINDS, PART_STATES } from '../domain/content-check';
import { route } from '../route';
import { Id, Instant, OptionalWords, PageQuery, Photo, Version, VillageName, Words, page } from './common';
import { Voice } from './voice';

/** `kind:<id>` of what is checked. */
export const CheckSubject = z.string().regex(/^[a-z-]{2,30}:\w{1,32}$/);

/** How one's own thing stands with the content check (内容检查). */
export const OwnCheck = z.object({
  subject: z.string(),
  state: z.enum(CHECK_STATES),
  /** For a refusal: what is wrong and what to do. */
  reason: z.string(),
  canAppeal: z.boolean(),
});
export type OwnCheck = z.infer<typeof OwnCheck>;

export const OwnCheckCard = OwnCheck.extend({
  villageId: Id,
  /** Its first words; empty for a photo alone. */
  excerpt: z.string(),
  openedAt: Instant,
});
export type OwnCheckCard = z.infer<typeof OwnCheckCard>;

export const HeldCard = z.object({
  checkId: Id,
  village: VillageName,
  /** Which feature it belongs to: `post`, `report`. */
  kind: z.string(),
  /** `held`: nobody has looked yet; `appeal`: refused, and the author asks for another look. */
  desk: z.enum(['held', 'appeal']),
  excerpt: z.string(),
  photos: z.int(),
  voices: z.int(),
  /** What the machine said, in words. */
  why: z.string(),
  waitingSince: Instant,
  /** One's own things, and refusals of one's own, are for somebody else. */
  mayDecide: z.boolean(),
});
export type HeldCard = z.infer<typeof HeldCard>;

export const CheckPart = z.object({
  kind: z.enum(PART_KINDS),
  state: z.enum(PART_STATES),
  why: z.string(),
  text: z.string().nullable(),
  photo: Photo.nullable(),
  voice: Voice.nullable(),
});

export const HeldView = HeldCard.extend({
  parts: z.array(CheckPart),
  /** The refusal that is appealed against, and the author's words. */
  refusedWith: z.string(),
  appealWords: z.string(),
  version: Version,
});
export type HeldView = z.infer<typeof HeldView>;

export const contentCheckErrors = {
  CHECK_ALREADY_DECIDED: { status: 409, message: '别人刚刚已经处理了这一条,请看下一条' },
  CHECK_IS_YOURS: { status: 403, message: '自己发的内容要由别人来看' },
  CHECK_REFUSED_BY_YOU: { status: 403, message: '这条是您退回的,申诉要由别人来看' },
  CHECK_REASON_MISSING: { status: 400, message: '退回要写明理由,作者看得到' },
  APPEAL_NOT_POSSIBLE: { status: 409, message: '这一条现在不能申诉,可能已经申诉过一次,或者结果变了' },
} as const;
const { CHECK_ALREADY_DECIDED, CHECK_IS_YOURS, CHECK_REFUSED_BY_YOU, CHECK_REASON_MISSING, APPEAL_NOT_POSSIBLE } = contentCheckErrors;

export const contentCheckRoutes = {
  queue: route({
    method: 'GET', path: '/moderation', access: 'content:moderate', summary: 'What waits for a person to look at, in the villages the caller covers, newest first.',
    query: PageQuery.extend({ villageId: Id.optional() }), returns: page(HeldCard),
  }),
  held: route({
    method: 'GET', path: '/moderation/:checkId', access: 'content:moderate', summary: 'One waiting thing with its texts, photos and voices.', returns: HeldView,
  }),
  decide: route({
    method: 'POST', path: '/moderation/:checkId/decision', access: 'content:moderate', summary: 'Approve or refuse what was read as this version.',
    body: z.object({ decision: z.enum(['approve', 'refuse']), reason: OptionalWords(200), version: Version }), returns: 'none',
    errors: { CHECK_ALREADY_DECIDED, CHECK_IS_YOURS, CHECK_REFUSED_BY_YOU, CHECK_REASON_MISSING },
  }),
  mine: route({
    method: 'GET', path: '/content-checks/mine', access: 'signed-in', summary: "The caller's own things that are being checked, held or refused.",
    query: PageQuery, returns: page(OwnCheckCard),
  }),
  appeal: route({
    method: 'POST', path: '/content-checks/appeal', access: 'signed-in', summary: 'Ask once for another look at a refused thing of one\'s own.',
    body: z.object({ subject: CheckSubject, words: Words(200, '请写一句为什么') }), returns: OwnCheck, errors: { APPEAL_NOT_POSSIBLE },
  }),
};
