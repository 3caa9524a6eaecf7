import { gradeFinal } from '../../../server/src/features/record/participation';
import { RecordService } from '../../../server/src/features/record/record.service';
import { redemptionDeskRoutes, redemptionRoutes } from '../../../shared/contract/redemption';
import { OVERSEERS, VILLAGE_STAFF, type AccessRoom, type Actor, type Requests } from './room';
import type { Things } from './things';

/** A household of the village, the group's leader for it, and the shop's own people. */
const SHOPPERS: Actor[] = ['villager', 'group leader', 'party contact', 'keeper', ...OVERSEERS];
const KEEPERS: Actor[] = [...VILLAGE_STAFF, 'keeper'];
const WATCHERS: Actor[] = ['keeper', ...OVERSEERS];

export const redemptionRoom: AccessRoom = {
  expectations: {
    'redemptionRoutes.shop': SHOPPERS,
    // Staff without a household here are let in and told that they have none.
    'redemptionRoutes.redeem': SHOPPERS,
    'redemptionRoutes.mine': SHOPPERS,
    'redemptionRoutes.order': ['villager', ...WATCHERS],
    'redemptionRoutes.cancel': ['villager', ...KEEPERS],
    'redemptionDeskRoutes.lookUp': KEEPERS,
    'redemptionDeskRoutes.handOver': KEEPERS,
    'redemptionDeskRoutes.takeBack': KEEPERS,
    'redemptionDeskRoutes.orders': WATCHERS,
    'redemptionDeskRoutes.desk': WATCHERS,
    'redemptionDeskRoutes.addGood': VILLAGE_STAFF,
    'redemptionDeskRoutes.editGood': VILLAGE_STAFF,
    'redemptionDeskRoutes.move': VILLAGE_STAFF,
    'redemptionDeskRoutes.ledger': WATCHERS,
    'redemptionDeskRoutes.ledgerFile': WATCHERS,
    'redemptionDeskRoutes.saveSetting': VILLAGE_STAFF,
  },
  requests: redemptionRequests,
};

/** An order of its own each time, for it goes with the first that may end it. */
async function redemptionRequests({ running, the, village: params }: Things): Promise<Requests> {
  const [villager, { token }] = [the('villager'), the('secretary')];
  const grade = { villageId: params.villageId, roundTitle: '评比', householdId: villager.householdId!, groupNo: 3, doorNo: '12', grade: 'cleanest' as const, total: 9_500, at: running.clock.now() };
  for (let round = 0; round < 60; round += 1) await running.app.get(RecordService, { strict: false }).write(gradeFinal({ ...grade, roundId: `for-the-shop-${round}` }));
  const good = { name: '香皂', unit: '块', points: 1 };
  const { goodId } = await running.api.call(redemptionDeskRoutes.addGood, { params, body: good }, { token });
  await running.api.call(redemptionDeskRoutes.move, { params: { ...params, goodId }, body: { kind: 'delivered', quantity: 900 } }, { token });
  const body = { goodId, quantity: 1, points: 1 };
  const anOrder = () => running.api.call(redemptionRoutes.redeem, { params, body }, { token: villager.token });
  const aCode = async () => ({ params, body: { code: (await anOrder()).pickup!.code } });
  const ofVillage = ['redemptionRoutes.shop', 'redemptionRoutes.mine', 'redemptionDeskRoutes.orders', 'redemptionDeskRoutes.desk', 'redemptionDeskRoutes.ledger', 'redemptionDeskRoutes.ledgerFile'];
  return {
    ...Object.fromEntries(ofVillage.map((name) => [name, () => ({ params })])),
    'redemptionRoutes.redeem': () => ({ params, body }),
    'redemptionRoutes.order': async () => ({ params: { orderId: (await anOrder()).orderId } }),
    'redemptionRoutes.cancel': async () => ({ params: { orderId: (await anOrder()).orderId }, body: { reason: '换别的' } }),
    'redemptionDeskRoutes.lookUp': aCode,
    'redemptionDeskRoutes.handOver': aCode,
    'redemptionDeskRoutes.takeBack': async () => ({ params: { orderId: (await anOrder()).orderId }, body: { reason: '坏了', goods: 'restock' } }),
    'redemptionDeskRoutes.addGood': () => ({ params, body: { ...good, onShelf: false } }),
    'redemptionDeskRoutes.editGood': () => ({ params: { ...params, goodId }, body: { ...good, version: 1 } }),
    'redemptionDeskRoutes.move': () => ({ params: { ...params, goodId }, body: { kind: 'delivered', quantity: 1 } }),
    'redemptionDeskRoutes.saveSetting': () => ({ params, body: { place: '村部', days: [], onlyWhenOpen: false, keepDays: 14, quarterBudget: null, version: 0 } }),
  };
}
