import { postRoutes } from '../../../../shared/contract/post';
import { call } from '../../core/call';
import { outboxKind } from '../../core/drafts';
import { queryClient } from '../../core/query-client';
import { uploadPhotoFor } from '../../core/upload-photo';
import { villageKeys } from '../village/village.queries';
import { postKeys } from './post.queries';
import type { PostWords } from './post-staff.queries';

export const POST = 'post';

export interface PostDraft extends PostWords {
  villageId: string;
}

/** What the village is to read; typed without a signal, it goes up when there is one, once. */
outboxKind<PostDraft>(POST, {
  upload: uploadPhotoFor('post'),
  send: async ({ villageId, ...words }, { key, photoIds }) => {
    const { postId } = await call(postRoutes.publish, { params: { villageId }, body: { ...words, photoIds } }, { key });
    return { postId };
  },
  onSent: ({ payload: { villageId } }) => {
    void queryClient.invalidateQueries({ queryKey: postKeys.of(villageId) });
    void queryClient.invalidateQueries({ queryKey: villageKeys.page(villageId) });
  },
});
