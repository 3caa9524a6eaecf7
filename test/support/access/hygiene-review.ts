import { improvementRoutes } from '../../../shared/contract/hygiene-review';
import type { Person } from '../people';
import { aPhoto } from '../reports';
import { OVERSEERS, SUPERVISORS, VILLAGE_STAFF, type AccessRoom, type Actor, type Requests } from './room';
import type { Things } from './things';

const INSPECTORS: Actor[] = ['inspector', 'foreign inspector'];

/** What comes after a rating, about a published round of its own: the villager's household came out worst. */
export const hygieneReviewRoom: AccessRoom = {
  expectations: {
    // The leader of the villager's group may say it for them; what they have said themselves is not for the leader.
    'objectionRoutes.door': ['villager', 'group leader', 'party contact', ...OVERSEERS],
    'objectionRoutes.file': ['villager', 'group leader', 'party contact', ...VILLAGE_STAFF],
    'objectionRoutes.read': ['villager', ...OVERSEERS],
    'objectionRoutes.withdraw': ['villager'],
    'objectionRoutes.list': OVERSEERS,
    'objectionRoutes.secondLooks': INSPECTORS,
    'objectionRoutes.assign': VILLAGE_STAFF,
    // Nobody has been asked yet: not even an inspector knows of it.
    'objectionRoutes.look': [],
    'objectionRoutes.decide': VILLAGE_STAFF,
    'objectionRoutes.late': SUPERVISORS,
    'improvementRoutes.send': ['villager'],
    'improvementRoutes.list': OVERSEERS,
    'improvementRoutes.decide': VILLAGE_STAFF,
    'boardRoutes.read': 'everybody',
    'boardRoutes.rule': 'everybody',
    'boardRoutes.setRule': ['secretary'],
    'driftRoutes.round': SUPERVISORS,
    'driftRoutes.region': SUPERVISORS,
  },
  requests: reviewRequests,
};

async function reviewRequests({ running, the, village, review: stage }: Things): Promise<Requests> {
  const { api } = running;
  const { token } = the('villager');
  const filed = await stage.file();
  const body = { words: '院子扫过了', photoIds: [await aPhoto(running, the('villager'))] };
  const { improvementId } = await api.call(improvementRoutes.send, { params: stage.door(), body }, { token });
  const [objection, region] = [{ objectionId: filed.objectionId }, { regionCode: village.villageId }];
  return {
    'objectionRoutes.door': () => ({ params: stage.door() }),
    'objectionRoutes.file': () => ({ params: stage.door(), body: { words: '不对', resultVersion: 1 } }),
    'objectionRoutes.read': () => ({ params: objection }),
    'objectionRoutes.withdraw': () => ({ params: objection, body: { version: 9 } }),
    'objectionRoutes.list': () => ({ params: village }),
    'objectionRoutes.assign': () => ({ params: objection, body: { inspectorId: the('inspector').memberId, version: 9 } }),
    'objectionRoutes.look': () => ({ params: objection, body: { scores: [{ itemId: 'swept', score: 0 }], version: 9 } }),
    'objectionRoutes.decide': () => ({ params: objection, body: { outcome: 'declined', reason: '不对', version: 9 } }),
    'objectionRoutes.late': () => ({ params: region }),
    'improvementRoutes.send': async (who: Person | undefined) => ({ params: stage.door(), body: { photoIds: [who ? await aPhoto(running, who) : 'nothing'] } }),
    'improvementRoutes.list': () => ({ params: village }),
    'improvementRoutes.decide': () => ({ params: { improvementId }, body: { outcome: 'refused', reason: '看不清' } }),
    'boardRoutes.read': () => ({ params: { roundId: stage.roundId } }),
    'boardRoutes.rule': () => ({ params: village }),
    'boardRoutes.setRule': () => ({ params: village, body: { mode: 'off' } }),
    'driftRoutes.round': () => ({ params: { roundId: stage.roundId } }),
    'driftRoutes.region': () => ({ params: region }),
  };
}

