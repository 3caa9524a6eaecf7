import { NewGood, type OrderView } from '../../shared/contract/redemption';
import { Households } from '../src/features/household/households.service';
import { RecordFigures } from '../src/features/record/record-figures.service';
import { RedemptionDesk } from '../src/features/redemption/redemption-desk.service';
import { RedemptionEndings } from '../src/features/redemption/redemption-endings.service';
import { RedemptionOrders } from '../src/features/redemption/redemption-orders.service';
import { RedemptionSettings } from '../src/features/redemption/redemption-settings.service';
import type { Stage } from './demo/stage';
import { goodScenes } from './pictures/goods';
import { DEMO_VILLAGE } from './personas';

const SECRETARY = '杨国平';
const KEEPER = '胡桂花';
const OPENED_HOURS_AGO = 700;

type Picture = keyof typeof goodScenes;
type Good = [picture: Picture, name: string, unit: string, points: number, stock: number, householdLimit?: number | null];

const goods: Good[] = [
  ['washingPowder', '洗衣粉', '袋', 6, 40, 4], ['soap', '香皂', '块', 3, 60], ['towel', '毛巾', '条', 5, 30], ['toothpaste', '牙膏', '支', 4, 24],
  ['detergent', '洗洁精', '瓶', 5, 20], ['broom', '扫帚', '把', 8, 12], ['dustbin', '分类垃圾桶', '个', 12, 6, 1], ['oil', '食用油', '桶', 30, 8, 1],
];

interface Story {
  hoursAgo: number;
  by: string;
  door: [groupNo: number, doorNo: string];
  name: string;
  quantity: number;
  /** What became of it; nothing: it waits. */
  then?: 'fetched' | 'cancelled';
}

const stories: Story[] = [
  { hoursAgo: 310, by: '杨桂兰', door: [3, '12'], name: '香皂', quantity: 1, then: 'fetched' },
  { hoursAgo: 260, by: '李长河', door: [4, '6'], name: '香皂', quantity: 1, then: 'fetched' },
  { hoursAgo: 150, by: '杨秀英', door: [2, '3'], name: '牙膏', quantity: 1, then: 'cancelled' },
  { hoursAgo: 52, by: '杨建国', door: [3, '6'], name: '香皂', quantity: 1 },
  { hoursAgo: 20, by: '杨桂兰', door: [3, '12'], name: '洗衣粉', quantity: 1 },
];

export async function prepareRedemption(stage: Stage): Promise<void> {
  for (const [picture] of goods) await stage.prepare(`good-${picture}`, SECRETARY, picture, 'good');
}

/** Inside the story's unit of work, after everybody has earned their points: shelves, days of exchange, orders in every state. */
export async function tellRedemption(stage: Stage): Promise<void> {
  stage.hoursAgo(OPENED_HOURS_AGO);
  const days = [3, 6].map((weekday) => ({ weekday, date: null, from: '08:30', until: '11:30' }));
  const setting = { place: '村部积分超市', days, onlyWhenOpen: false, keepDays: 14, quarterBudget: 3_000, version: 0 };
  await stage.service(RedemptionSettings).save(stage.who(SECRETARY), DEMO_VILLAGE, setting);
  const shelf = new Map<string, { goodId: string; points: number }>();
  for (const good of goods) shelf.set(good[1], await stock(stage, good));
  for (const story of stories) await tell(stage, story, shelf.get(story.name)!);
}

async function stock(stage: Stage, [picture, name, unit, points, quantity, householdLimit = null]: Good): Promise<{ goodId: string; points: number }> {
  const desk = stage.service(RedemptionDesk);
  const { goodId } = await desk.add(stage.who(SECRETARY), DEMO_VILLAGE, NewGood.parse({ name, unit, points, householdLimit, photoId: stage.photo(`good-${picture}`) }));
  await stage.check(`redemption-good:${goodId}`);
  await desk.move(stage.who(SECRETARY), DEMO_VILLAGE, goodId, { kind: 'delivered', quantity, reason: '村集体采购' });
  return { goodId, points };
}

/** A household that has not earned enough is passed over: how much it has depends on the day the demo is started. */
async function tell(stage: Stage, { hoursAgo, by, door, quantity, then }: Story, { goodId, points }: { goodId: string; points: number }): Promise<void> {
  const household = await stage.service(Households).atDoor(DEMO_VILLAGE, ...door);
  if (!household || (await stage.service(RecordFigures).balanceOf(DEMO_VILLAGE, household.id)) < points * quantity) return;
  stage.daytimeAgo(hoursAgo);
  const order = await stage.service(RedemptionOrders).redeem(stage.who(by), DEMO_VILLAGE, { goodId, quantity, points, householdId: household.id });
  await end(stage, by, order, then);
}

async function end(stage: Stage, by: string, { orderId, pickup }: OrderView, then: Story['then']): Promise<void> {
  const endings = stage.service(RedemptionEndings);
  if (then === 'fetched') await endings.handOver(stage.who(KEEPER), DEMO_VILLAGE, pickup!.code);
  if (then === 'cancelled') await endings.cancel(stage.who(by), orderId, '');
}
