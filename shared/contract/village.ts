import { z } from 'zod';
import { BOARDS } from '../domain/boards';
import { route } from '../route';
import { Id, Instant, Photo, VillageName } from './common';
import { photoErrors } from './photo';
import { PostCard } from './post';
import { ReportCard } from './report';

/** This quarter's hygiene standing of a village within its town. */
export const HygieneStanding = z.object({
  roundId: Id,
  roundTitle: z.string(),
  /** Integer hundredths; the mean of the newest published round of the quarter. */
  meanTotal: z.int(),
  /** Place in the town; null while fewer than two villages were rated. */
  rank: z.int().nullable(),
  ranked: z.int(),
  /** Places gained since the quarter before (negative: lost); null without a comparison. */
  gained: z.int().nullable(),
  final: z.boolean(),
});

export const VillagePage = z.object({
  village: VillageName.extend({ code: z.string(), aliases: z.array(z.string()) }),
  intro: z.string(),
  cover: Photo.nullable(),
  followerCount: z.int(),
  following: z.boolean(),
  /** Visible boards in the village's order, each with its newest posts. */
  boards: z.array(z.object({ board: z.enum(BOARDS), posts: z.array(PostCard) })),
  /** Pinned first, then newest. */
  latest: z.array(PostCard),
  hygiene: HygieneStanding.nullable(),
  openReports: z.int(),
  reports: z.array(ReportCard),
  /** How far the co-governance record (共治档案) is sealed; null before the first time. */
  log: z.object({ size: z.int(), sealedAt: Instant }).nullable(),
  /** Whether the reader may publish and edit here. */
  mayPublish: z.boolean(),
  mayReport: z.boolean(),
});
export type VillagePage = z.infer<typeof VillagePage>;

export const HomePage = z.object({
  villages: z.array(VillageName.extend({ followerCount: z.int(), openReports: z.int(), newest: z.array(PostCard) })),
  /** Things that wait for the reader's thumb, most urgent first. */
  waiting: z.array(z.object({ kind: z.enum(['confirm-report']), id: Id, title: z.string(), detail: z.string() })),
  /** What the reader was told and has not read; at most 100. */
  unreadNotices: z.int(),
});
export type HomePage = z.infer<typeof HomePage>;

export const villageRoutes = {
  home: route({ method: 'GET', path: '/home', access: 'signed-in', summary: 'Followed villages with their newest posts.', returns: HomePage }),
  page: route({ method: 'GET', path: '/villages/:villageId', access: 'public', summary: 'The whole village page in one answer.', returns: VillagePage }),
  editPage: route({
    method: 'PUT', path: '/villages/:villageId/profile', access: 'page:edit', summary: 'Change introduction, cover and the order and visibility of boards.',
    body: z.object({
      intro: z.string().trim().max(1000),
      coverPhotoId: Id.nullable(),
      boards: z.array(z.object({ board: z.enum(BOARDS), visible: z.boolean() }))
        .refine((all) => all.length === BOARDS.length && new Set(all.map(({ board }) => board)).size === BOARDS.length, '每个板块要写一次'),
    }),
    returns: VillagePage, errors: { PHOTO_NOT_YOURS: photoErrors.PHOTO_NOT_YOURS },
  }),
};
