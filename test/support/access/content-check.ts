import { contentCheckRoutes, type HeldView } from '../../../shared/contract/content-check';
import { DEMO_REVIEW_WORD, DEMO_RISKY_WORD } from '../../../server/src/core/wechat/demo-wechat';
import { YANGJIAWAN, anOfficer } from '../people';
import { aPost } from './post';
import { OVERSEERS, type AccessRoom } from './room';
import type { Things } from './things';

export const contentCheckRoom: AccessRoom = {
  expectations: {
    // The queue of one's own villages, if one has some.
    'contentCheckRoutes.queue': [...OVERSEERS, 'foreign secretary', 'foreign cadre', 'foreign town officer', 'foreign county officer'],
    'contentCheckRoutes.held': OVERSEERS,
    'contentCheckRoutes.decide': OVERSEERS,
    'contentCheckRoutes.mine': 'signed in',
    // The author's own.
    'contentCheckRoutes.appeal': ['secretary'],
  },
  requests: async (things) => {
    const { checkId, version } = await heldPost(things);
    const refused = `post:${await aPost(things, things.the('secretary'), DEMO_RISKY_WORD)}`;
    return {
      'contentCheckRoutes.held': () => ({ params: { checkId } }),
      'contentCheckRoutes.decide': () => ({ params: { checkId }, body: { decision: 'approve', version } }),
      'contentCheckRoutes.appeal': () => ({ body: { subject: refused, words: '请再看看' } }),
    };
  },
};

/** Somebody else's, so that each moderator may decide. */
async function heldPost(things: Things): Promise<HeldView> {
  const { running, the } = things;
  await aPost(things, await anOfficer(running, 'cadre', YANGJIAWAN), DEMO_REVIEW_WORD);
  const { token } = the('secretary');
  const { items: [card] } = await running.api.call(contentCheckRoutes.queue, {}, { token });
  return running.api.call(contentCheckRoutes.held, { params: { checkId: card!.checkId } }, { token });
}
