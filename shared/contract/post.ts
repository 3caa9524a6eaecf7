import { z } from 'zod';
import { BOARDS } from '../domain/boards';
import { CHECK_STATES } from '../domain/content-check';
import { route } from '../route';
import { Id, Instant, PageQuery, Photo, Reason, Version, VillageName, Words, page } from './common';
import { OwnCheck } from './content-check';
import { photoErrors } from './photo';

export const PostCard = z.object({
  postId: Id,
  villageId: Id,
  board: z.enum(BOARDS),
  title: z.string(),
  /** The first 80 characters of the body. */
  excerpt: z.string(),
  photo: Photo.nullable(),
  pinned: z.boolean(),
  publishedAt: Instant,
  /** Others only ever get `passed` ones. */
  checkState: z.enum(CHECK_STATES),
});
export type PostCard = z.infer<typeof PostCard>;

export const PostView = PostCard.extend({
  village: VillageName,
  body: z.string(),
  photos: z.array(Photo),
  authorName: z.string(),
  editedAt: Instant.nullable(),
  version: Version,
  /** Set when withdrawn; only the village's staff can still read it then. */
  withdrawn: z.object({ at: Instant, reason: z.string() }).nullable(),
  mayEdit: z.boolean(),
  /** For the author and for moderators, while it is not passed. */
  check: OwnCheck.nullable(),
});
export type PostView = z.infer<typeof PostView>;

export const NewPost = z.object({
  board: z.enum(BOARDS),
  title: Words(40, '请写一个标题'),
  body: Words(5000, '请写正文'),
  photoIds: z.array(Id).max(9, '最多 9 张照片').default([]),
  pinned: z.boolean().default(false),
});

export const postErrors = {
  POST_WITHDRAWN: { status: 409, message: '这条内容已经撤下,不能再改' },
  POST_PIN_LIMIT: { status: 422, message: '最多置顶 3 条,请先取消一条' },
} as const;
const { POST_WITHDRAWN, POST_PIN_LIMIT } = postErrors;
const { PHOTO_NOT_YOURS } = photoErrors;

export const postRoutes = {
  list: route({
    method: 'GET', path: '/villages/:villageId/posts', access: 'public', summary: 'Posts of a village, newest first, of one board or all.',
    query: PageQuery.extend({ board: z.enum(BOARDS).optional() }), returns: page(PostCard),
  }),
  read: route({ method: 'GET', path: '/posts/:postId', access: 'public', summary: 'One post.', returns: PostView }),
  publish: route({
    method: 'POST', path: '/villages/:villageId/posts', access: 'post:publish', summary: 'Publish a post with photos to a board.',
    idempotent: true, body: NewPost, returns: PostView, errors: { POST_PIN_LIMIT, PHOTO_NOT_YOURS },
  }),
  edit: route({
    method: 'PUT', path: '/posts/:postId', access: 'signed-in', summary: 'Edit a post; `version` is the one that was read.',
    body: NewPost.omit({ pinned: true }).extend({ version: Version }), returns: PostView, errors: { POST_WITHDRAWN, PHOTO_NOT_YOURS },
  }),
  pin: route({
    method: 'PUT', path: '/posts/:postId/pin', access: 'signed-in', summary: 'Pin a post to the top or let it go.',
    body: z.object({ pinned: z.boolean() }), returns: PostView, errors: postErrors,
  }),
  withdraw: route({
    method: 'POST', path: '/posts/:postId/withdrawal', access: 'signed-in', summary: 'Withdraw a post with a reason.',
    body: z.object({ reason: Reason }), returns: PostView, errors: { POST_WITHDRAWN },
  }),
};
