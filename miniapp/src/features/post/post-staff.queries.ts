import type { z } from 'zod';
import { NewPost, postRoutes } from '../../../../shared/contract/post';
import { call } from '../../core/call';
import { keepFile, pathOfKept } from '../../core/kept-files';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { uploadPhotoFor } from '../../core/upload-photo';
import { useAct } from '../workbench/use-act';

export const PostForm = NewPost.omit({ photoIds: true });
export type PostWords = z.output<typeof PostForm>;

const upload = uploadPhotoFor('post');
/** A picture just chosen; gives its id. */
export const uploadChosen = async (tempPath: string): Promise<string> => upload(await pathOfKept(await keepFile(tempPath)), newIdempotencyKey());

export interface PostEdit {
  words: Omit<PostWords, 'pinned'>;
  version: number;
  photoIds: string[];
}

export const useEditPost = (postId: string) =>
  useAct(({ words: { board, title, body }, version, photoIds }: PostEdit) =>
    call(postRoutes.edit, { params: { postId }, body: { board, title, body, photoIds, version } }));

export const usePinPost = (postId: string) => useAct((pinned: boolean) => call(postRoutes.pin, { params: { postId }, body: { pinned } }));

export const useWithdrawPost = (postId: string) =>
  useAct((reason: string) => call(postRoutes.withdraw, { params: { postId }, body: { reason } }));
