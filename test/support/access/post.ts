import { postRoutes } from '../../../shared/contract/post';
import type { Person } from '../people';
import { VILLAGE_STAFF, type AccessRoom } from './room';
import type { Things } from './things';

/** Posts, and the village's own page. */
export const postRoom: AccessRoom = {
  expectations: {
    'postRoutes.list': 'everybody',
    'postRoutes.read': 'everybody',
    'postRoutes.publish': VILLAGE_STAFF,
    'postRoutes.edit': VILLAGE_STAFF,
    'postRoutes.pin': VILLAGE_STAFF,
    'postRoutes.withdraw': VILLAGE_STAFF,
    'villageRoutes.home': 'signed in',
    'villageRoutes.page': 'everybody',
    'villageRoutes.editPage': VILLAGE_STAFF,
  },
  requests: async (things) => {
    const { the, village } = things;
    const params = { postId: await aPost(things, the('secretary'), '今年萝卜好') };
    return {
      'postRoutes.list': () => ({ params: village }),
      'postRoutes.read': () => ({ params }),
      'postRoutes.publish': () => ({ params: village, body: { board: 'profile', title: '新', body: '新' } }),
      'postRoutes.edit': () => ({ params, body: { board: 'profile', title: '改', body: '改', photoIds: [], version: 1 } }),
      'postRoutes.pin': () => ({ params, body: { pinned: true } }),
      'postRoutes.withdraw': async () => ({ params: { postId: await aPost(things, the('secretary'), '旧闻') }, body: { reason: '过期' } }),
      'villageRoutes.page': () => ({ params: village }),
      'villageRoutes.editPage': () => ({ params: village, body: {} }),
    };
  },
};

export async function aPost({ running, village }: Things, { token }: Person, body: string): Promise<string> {
  return (await running.api.call(postRoutes.publish, { params: village, body: { board: 'profile', title: '旧闻', body } }, { token })).postId;
}
