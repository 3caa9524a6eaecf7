import { z } from 'zod';
import { MOVEMENT_KINDS, OBSTACLES, ORDER_STATES } from '../domain/redemption';
import { route } from '../route';
import { Id, Instant, OptionalWords, PageQuery, Photo, Reason, Version, VillageName, Words, page } from './common';
import { Day } from './duty';
import { recordErrors } from './record';

const Pieces = z.int('请填数字').min(1, '至少 1 份').max(99_999, '最多 99999 份');
const Limit = Pieces.nullable();
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填时间,如 08:30');

export const GOODS_AT_MOST = 100;
export const ORDER_PIECES_AT_MOST = 20;

/** A day of opening: every week, or once. */
export const ExchangeDay = z.object({ weekday: z.int().min(1).max(7).nullable(), date: Day.nullable(), from: Time, until: Time })
  .refine(({ weekday, date }) => (weekday === null) !== (date === null), { message: '请选星期几,或者选一个日期', path: ['weekday'] })
  .refine(({ from, until }) => from < until, { message: '结束时间要晚于开始时间', path: ['until'] });

export const OpeningView = z.object({ day: Day, from: z.string(), until: z.string(), startsAt: Instant, endsAt: Instant, words: z.string() });

/** Where and when goods are handed out. */
export const ShopHours = z.object({
  place: z.string(),
  /** 每周三、周五 8:30–11:30; empty: nothing set yet. */
  words: z.string(),
  next: OpeningView.nullable(),
  isOpenNow: z.boolean(),
  /** Redeeming, too, only while it is open. */
  onlyWhenOpen: z.boolean(),
  keepDays: z.int(),
});

/** A good as a household sees it. */
export const ShopGood = z.object({
  goodId: Id,
  name: z.string(),
  /** 袋, 块, 个 */
  unit: z.string(),
  photo: Photo.nullable(),
  /** Whole points a piece. */
  points: z.int(),
  /** Free pieces. */
  stock: z.int(),
  /** Pieces a household may take in a quarter. */
  householdLimit: Limit,
  /** Pieces that can be redeemed now. */
  atMost: z.int(),
  obstacle: z.enum(OBSTACLES).nullable(),
  /** Why none, in a sentence; empty otherwise. */
  obstacleWords: z.string(),
});
export type ShopGood = z.infer<typeof ShopGood>;

export const ShopView = z.object({
  village: VillageName,
  hours: ShopHours,
  /** Whose points count: one's own household, or the neighbour's one acts for. */
  household: z.object({ householdId: Id, label: z.string(), balance: z.int(), isOwn: z.boolean() }).nullable(),
  /** Points the village may still give away this quarter. */
  budgetLeft: z.int().nullable(),
  goods: z.array(ShopGood),
  /** Orders of the household that wait to be fetched. */
  waiting: z.int(),
  mayHelp: z.boolean(),
});
export type ShopView = z.infer<typeof ShopView>;

export const OrderCard = z.object({
  orderId: Id,
  villageId: Id,
  goodName: z.string(),
  unit: z.string(),
  quantity: z.int(),
  /** Of the whole order. */
  points: z.int(),
  photo: Photo.nullable(),
  state: z.enum(ORDER_STATES),
  /** 三组 12 号 */
  householdLabel: z.string(),
  /** The head's name, masked for whoever is not of the household. */
  personName: z.string(),
  /** Who redeemed in the household's place. */
  helperName: z.string().nullable(),
  createdAt: Instant,
  /** Given back by itself after this. */
  fetchBy: Instant,
});
export type OrderCard = z.infer<typeof OrderCard>;

export const OrderView = OrderCard.extend({
  hours: ShopHours,
  /** While it waits, for the household and its helper. */
  pickup: z.object({
    code: z.string(),
    spoken: z.string(),
    /** The QR code's modules, one text a row, `1` dark: shown without network. */
    qr: z.array(z.string()),
  }).nullable(),
  handedOver: z.object({ at: Instant, byName: z.string().nullable() }).nullable(),
  /** Cancelled or returned; `byName` null: by itself, not fetched in time. */
  ended: z.object({ at: Instant, byName: z.string().nullable(), reason: z.string() }).nullable(),
  mayCancel: z.boolean(),
  /** Whoever cancels for the shop must say why. */
  cancelNeedsReason: z.boolean(),
  mayTakeBack: z.boolean(),
});
export type OrderView = z.infer<typeof OrderView>;

export const NewOrder = z.object({
  goodId: Id,
  quantity: z.int().min(1, '至少 1 份').max(ORDER_PIECES_AT_MOST, `一次最多 ${ORDER_PIECES_AT_MOST} 份`),
  /** A piece, as the household saw it: nobody pays a price they have not seen. */
  points: z.int(),
  /** A neighbour's household without a phone; null: one's own. */
  householdId: Id.nullable().default(null),
});
export type NewOrder = z.output<typeof NewOrder>;

/** A good as the village's staff see it. */
export const GoodView = z.object({
  goodId: Id, name: z.string(), unit: z.string(), photo: Photo.nullable(), points: z.int(),
  stock: z.int(),
  /** Pieces put aside for orders that wait. */
  held: z.int(),
  householdLimit: Limit, quarterLimit: Limit,
  /** Pieces redeemed this quarter. */
  takenThisQuarter: z.int(),
  onShelf: z.boolean(),
  /** Name and picture are shown once they have passed the check. */
  isChecked: z.boolean(),
  version: Version,
});
export type GoodView = z.infer<typeof GoodView>;

export const NewGood = z.object({
  name: Words(30, '请填写名称'),
  unit: Words(4, '请填写单位,如 袋'),
  photoId: Id.nullable().default(null),
  points: z.int('请填数字').min(1, '至少 1 分').max(100_000, '最多 100000 分'),
  householdLimit: Limit.default(null),
  quarterLimit: Limit.default(null),
  onShelf: z.boolean().default(true),
});
export type NewGood = z.output<typeof NewGood>;

/** What staff write in the ledger of goods; `counted`: all pieces that are there, those put aside included. */
export const NewMovement = z.object({
  kind: z.enum(['delivered', 'written-off', 'counted']),
  quantity: z.int('请填数字').min(0).max(99_999, '最多 99999 份'),
  reason: OptionalWords(200),
})
  .refine(({ kind, quantity }) => kind === 'counted' || quantity > 0, { message: '至少 1 份', path: ['quantity'] })
  .refine(({ kind, reason }) => kind !== 'written-off' || reason !== '', { message: '请写明报损的原因', path: ['reason'] });
export type NewMovement = z.output<typeof NewMovement>;

export const MovementView = z.object({
  movementId: Id, goodId: Id, goodName: z.string(), unit: z.string(), kind: z.enum(MOVEMENT_KINDS),
  /** Change of the free pieces, and of those put aside. */
  change: z.int(), heldChange: z.int(),
  /** Free, and put aside, after it. */
  stockAfter: z.int(), heldAfter: z.int(),
  reason: z.string(),
  /** Null: the server by itself. */
  byName: z.string().nullable(),
  /** Whose order it was. */
  householdLabel: z.string().nullable(),
  at: Instant,
});
export type MovementView = z.infer<typeof MovementView>;

export const ShopSetting = z.object({
  place: Words(40, '请填写在哪里领'),
  days: z.array(ExchangeDay).max(20, '最多 20 条'),
  onlyWhenOpen: z.boolean(),
  keepDays: z.int().min(1, '至少 1 天').max(90, '最多 90 天'),
  /** Points the village gives away in a quarter at most; the quarter that runs included. */
  quarterBudget: z.int('请填数字').min(0).max(10_000_000, '太大了').nullable(),
});
export type ShopSetting = z.output<typeof ShopSetting>;

export const DeskView = z.object({
  village: VillageName,
  setting: ShopSetting.extend({ /** 0: never set. */ version: z.int() }),
  hours: ShopHours,
  quarter: z.string(),
  /** Points given away in this quarter, by orders that stand. */
  spent: z.int(),
  goods: z.array(GoodView),
  waiting: z.int(),
  mayManage: z.boolean(),
  mayKeep: z.boolean(),
});
export type DeskView = z.infer<typeof DeskView>;

export const redemptionErrors = {
  REDEMPTION_SOLD_OUT: { status: 409, message: '刚刚被换完了,剩下的不够,请少换一点或换别的' },
  REDEMPTION_PRICE_CHANGED: { status: 409, message: '需要的积分刚刚有变动,请重新看一下再换' },
  REDEMPTION_HOUSEHOLD_LIMIT: { status: 422, message: '您家这季度换这样东西已经到数了,请下个季度再换' },
  REDEMPTION_QUARTER_LIMIT: { status: 422, message: '这样东西全村这季度的数量换完了,请下个季度再换' },
  REDEMPTION_BUDGET_USED: { status: 422, message: '全村这季度的兑换积分用完了,请下个季度再换' },
  REDEMPTION_NOT_OPEN: { status: 422, message: '现在不是兑换时间,请在开门兑换日再换' },
  REDEMPTION_NO_HOUSEHOLD: { status: 422, message: '请先认领门户,积分记在家里才能换' },
  REDEMPTION_CODE_WRONG: { status: 422, message: '领取码不对,请核对八位数字再输一次' },
  REDEMPTION_CODE_UNKNOWN: { status: 404, message: '本村没有这个领取码,请请来领的人打开“我家的兑换”看一下' },
  REDEMPTION_ALREADY_HANDED: { status: 409, message: '这一单已经领走了,不能再领' },
  REDEMPTION_ALREADY_ENDED: { status: 409, message: '这一单已经取消或退货,积分退回去了' },
  REDEMPTION_NOT_HANDED: { status: 409, message: '这一单还没有领走,要退请点“取消”' },
  REDEMPTION_STOCK_SHORT: { status: 422, message: '库存没有这么多,请先盘点' },
  REDEMPTION_COUNT_BELOW_HELD: { status: 422, message: '数到的比等人来领的还少,请先取消几单再盘点' },
  REDEMPTION_GOODS_FULL: { status: 422, message: '最多 100 样东西,请先把不用的改成别的' },
} as const;

const { POINTS_NOT_ENOUGH } = recordErrors;
const {
  REDEMPTION_SOLD_OUT, REDEMPTION_PRICE_CHANGED, REDEMPTION_HOUSEHOLD_LIMIT, REDEMPTION_QUARTER_LIMIT, REDEMPTION_BUDGET_USED, REDEMPTION_NOT_OPEN,
  REDEMPTION_NO_HOUSEHOLD, REDEMPTION_CODE_WRONG, REDEMPTION_CODE_UNKNOWN, REDEMPTION_ALREADY_HANDED, REDEMPTION_ALREADY_ENDED, REDEMPTION_NOT_HANDED,
  REDEMPTION_STOCK_SHORT, REDEMPTION_COUNT_BELOW_HELD, REDEMPTION_GOODS_FULL,
} = redemptionErrors;

/** For households, and for whoever redeems in a neighbour's place. */
export const redemptionRoutes = {
  shop: route({
    method: 'GET', path: '/villages/:villageId/redemption', access: 'signed-in',
    summary: 'The points shop: goods, one\'s points and the days of exchange; for residents, helpers and the village staff.',
    query: z.object({ householdId: Id.optional() }), returns: ShopView,
  }),
  redeem: route({
    method: 'POST', path: '/villages/:villageId/redemption/orders', access: 'signed-in', idempotent: true,
    summary: 'Redeem points for goods: points, stock and budget are taken in one step, or nothing.', body: NewOrder, returns: OrderView,
    errors: { REDEMPTION_SOLD_OUT, REDEMPTION_PRICE_CHANGED, REDEMPTION_HOUSEHOLD_LIMIT, REDEMPTION_QUARTER_LIMIT, REDEMPTION_BUDGET_USED, REDEMPTION_NOT_OPEN, REDEMPTION_NO_HOUSEHOLD, POINTS_NOT_ENOUGH },
  }),
  mine: route({
    method: 'GET', path: '/villages/:villageId/redemption/own-orders', access: 'signed-in', summary: 'Orders of one\'s household, or those made for neighbours, newest first.',
    query: PageQuery.extend({ of: z.enum(['household', 'neighbours']).default('household') }), returns: page(OrderCard),
  }),
  order: route({
    method: 'GET', path: '/redemption-orders/:orderId', access: 'signed-in', summary: 'One order; the pick-up code only for the household and its helper.', returns: OrderView,
  }),
  cancel: route({
    method: 'POST', path: '/redemption-orders/:orderId/cancellation', access: 'signed-in', idempotent: true,
    summary: 'Cancel before pick-up: points and stock go back. Staff must give a reason.',
    body: z.object({ reason: OptionalWords(200) }), returns: OrderView, errors: { REDEMPTION_ALREADY_HANDED, REDEMPTION_ALREADY_ENDED },
  }),
};

/** For the keeper (保管员) and the village's staff. */
export const redemptionDeskRoutes = {
  lookUp: route({
    method: 'POST', path: '/villages/:villageId/redemption/look-ups', access: 'redemption:keep', summary: 'What waits under a pick-up code, and for which door.',
    body: z.object({ code: z.string().max(40) }), returns: OrderView, errors: { REDEMPTION_CODE_WRONG, REDEMPTION_CODE_UNKNOWN },
  }),
  handOver: route({
    method: 'POST', path: '/villages/:villageId/redemption/hand-overs', access: 'redemption:keep', summary: 'Hand over what waits under a pick-up code, once.', idempotent: true,
    body: z.object({ code: z.string().max(40) }), returns: OrderView,
    errors: { REDEMPTION_CODE_WRONG, REDEMPTION_CODE_UNKNOWN, REDEMPTION_ALREADY_HANDED, REDEMPTION_ALREADY_ENDED },
  }),
  takeBack: route({
    method: 'POST', path: '/redemption-orders/:orderId/return', access: 'signed-in', summary: 'Take goods back after hand-over; points go back, goods to the shelf or written off.', idempotent: true,
    body: z.object({ reason: Reason, goods: z.enum(['restock', 'write-off']) }), returns: OrderView, errors: { REDEMPTION_NOT_HANDED, REDEMPTION_ALREADY_ENDED },
  }),
  orders: route({
    method: 'GET', path: '/villages/:villageId/redemption/orders', access: 'redemption:oversee', summary: 'Orders of the village, newest first, without their codes.',
    query: PageQuery.extend({ state: z.enum(ORDER_STATES).optional() }), returns: page(OrderCard),
  }),
  desk: route({
    method: 'GET', path: '/villages/:villageId/redemption/desk', access: 'redemption:oversee', summary: 'Goods with stock, the budget and the settings of the points shop.', returns: DeskView,
  }),
  addGood: route({
    method: 'POST', path: '/villages/:villageId/redemption/goods', access: 'redemption:manage', summary: 'Add a good; deliveries bring its stock.', idempotent: true,
    body: NewGood, returns: GoodView, errors: { REDEMPTION_GOODS_FULL },
  }),
  editGood: route({
    method: 'PUT', path: '/villages/:villageId/redemption/goods/:goodId', access: 'redemption:manage', summary: 'Change a good, put it on or off the shelf; orders keep what they were made with.',
    body: NewGood.extend({ version: Version }), returns: GoodView,
  }),
  move: route({
    method: 'POST', path: '/villages/:villageId/redemption/goods/:goodId/movements', access: 'redemption:manage', summary: 'Goods delivered, written off or counted.', idempotent: true,
    body: NewMovement, returns: GoodView, errors: { REDEMPTION_STOCK_SHORT, REDEMPTION_COUNT_BELOW_HELD },
  }),
  ledger: route({
    method: 'GET', path: '/villages/:villageId/redemption/movements', access: 'redemption:oversee', summary: 'The ledger of goods (台账), newest first.',
    query: PageQuery.extend({ goodId: Id.optional() }), returns: page(MovementView),
  }),
  ledgerFile: route({
    method: 'GET', path: '/villages/:villageId/redemption/ledger', access: 'redemption:oversee', summary: 'Goods and their ledger as XLSX, at most 20,000 lines.', returns: 'file',
  }),
  saveSetting: route({
    method: 'PUT', path: '/villages/:villageId/redemption/setting', access: 'redemption:manage', summary: 'Place, days of exchange, how long orders are kept, and the budget of a quarter.',
    body: ShopSetting.extend({ version: z.int().min(0) }), returns: DeskView,
  }),
};
