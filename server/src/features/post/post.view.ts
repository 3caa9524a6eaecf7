import type { Photo, VillageName } from '../../../../shared/contract/common';
import type { OwnCheck } from '../../../../shared/contract/content-check';
import type { PostCard, PostView } from '../../../../shared/contract/post';
import type { Post } from './post.entity';

const EXCERPT_CHARACTERS = 80;

/** What a card shows of a post. */
export const CARD_FIELDS = ['id', 'villageId', 'board', 'title', 'excerpt', 'photoIds', 'pinSlot', 'publishedAt', 'checkState'] as const;
export type CardRow = Pick<Post, (typeof CARD_FIELDS)[number]>;

type Photos = ReadonlyMap<string, Photo>;

const iso = (at: number): string => new Date(at).toISOString();

/** The first characters on one line; an emoji counts as one and is never cut. */
export const excerptOf = (body: string): string => [...body.replace(/\s+/g, ' ')].slice(0, EXCERPT_CHARACTERS).join('');

/** The pictures that cards of these posts show. */
export const coversOf = (posts: readonly CardRow[]): string[] => posts.flatMap(({ photoIds }) => photoIds.slice(0, 1));

export function toPostCard(post: CardRow, photos: Photos): PostCard {
  const { id, villageId, board, title, excerpt, photoIds, pinSlot, publishedAt, checkState } = post;
  const photo = photos.get(photoIds[0] ?? '') ?? null;
  return { postId: id, villageId, board, title, excerpt, photo, pinned: pinSlot !== null, publishedAt: iso(publishedAt), checkState };
}

/** What goes around the card for one reader. */
export interface PostSurroundings {
  village: VillageName;
  photos: Photos;
  authorName: string;
  mayEdit: boolean;
  check: OwnCheck | null;
}

export function toPostView(post: Post, { village, photos, authorName, mayEdit, check }: PostSurroundings): PostView {
  const { body, photoIds, editedAt, version, withdrawnAt, withdrawnReason } = post;
  return {
    ...toPostCard(post, photos),
    village,
    body,
    photos: photoIds.flatMap((id) => photos.get(id) ?? []),
    authorName,
    editedAt: editedAt === null ? null : iso(editedAt),
    version,
    withdrawn: withdrawnAt === null ? null : { at: iso(withdrawnAt), reason: withdrawnReason ?? '' },
    mayEdit: mayEdit && withdrawnAt === null,
    check,
  };
}
