import { useQuery } from '@tanstack/react-query';
import { postRoutes } from '../../../../shared/contract/post';
import type { Board } from '../../../../shared/domain/boards';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';

export const postKeys = {
  of: (villageId: string) => ['post', 'list', villageId] as const,
  list: (villageId: string, board: Board | undefined) => ['post', 'list', villageId, board ?? 'all'] as const,
  detail: (postId: string) => ['post', 'detail', postId] as const,
};

/** Of one board, or all. */
export const usePosts = (villageId: string, board?: Board) =>
  usePaged(
    postKeys.list(villageId, board),
    (after) => call(postRoutes.list, { params: { villageId }, query: { board, after } }),
    villageId !== '',
  );

export const usePost = (postId: string) =>
  useQuery({ queryKey: postKeys.detail(postId), queryFn: () => call(postRoutes.read, { params: { postId } }) });
