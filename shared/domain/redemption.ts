import { isChecked, plainCode, withCheckDigit } from './check-digit';

/** Redemption (积分超市): points for goods. */
export const ORDER_STATES = ['waiting', 'handed-over', 'cancelled', 'returned'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export const orderStateNames: Record<OrderState, string> = { waiting: '等着来领', 'handed-over': '已领走', cancelled: '已取消', returned: '已退货' };

/** What moves goods; each is a line in the ledger of goods (台账). */
export const MOVEMENT_KINDS = ['delivered', 'reserved', 'released', 'handed-over', 'returned', 'written-off', 'counted'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];
export const movementNames: Record<MovementKind, string> = {
  delivered: '进货', reserved: '兑换预留', released: '取消放回', 'handed-over': '领走', returned: '退回', 'written-off': '报损', counted: '盘点',
};

const RANDOM_DIGITS = 7;
/** How many different numbers a code is drawn from. */
export const PICKUP_NUMBERS = 10 ** RANDOM_DIGITS;
const SCAN_MARK = 'JF';

/** Eight digits: seven drawn by chance and a check digit. */
export const pickupCode = (drawn: number): string => withCheckDigit(String(drawn).padStart(RANDOM_DIGITS, '0'));
export const isPickupCode = (code: string): boolean => isChecked(code, RANDOM_DIGITS + 1);
/** 1234 5678, in pieces that can be read out. */
export const spokenPickup = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
/** The mark tells it from the barcode on a packet, which may have eight digits too. */
export const pickupScan = (code: string): string => `${SCAN_MARK}${code}`;
/** The digits in what was scanned, typed or said; undefined where none are. */
export function pickupIn(words: string): string | undefined {
  const code = plainCode(words).toUpperCase().replace(SCAN_MARK, '');
  return isPickupCode(code) ? code : undefined;
}
export const isPickupScan = (scanned: string): boolean => scanned.trim().toUpperCase().startsWith(SCAN_MARK) && pickupIn(scanned) !== undefined;

/** Why a household cannot redeem one more of a good now. */
export const OBSTACLES = ['sold-out', 'points', 'household-limit', 'quarter-limit', 'budget', 'closed', 'no-household'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export interface Offer {
  /** Whole points a piece. */
  points: number;
  /** Free pieces. */
  stock: number;
  /** Pieces a household may take in a quarter; null: no limit. */
  householdLimit: number | null;
  /** Pieces the whole village may take in a quarter; null: no limit. */
  quarterLimit: number | null;
}

export interface Means {
  /** Null: nobody's household is meant. */
  balance: number | null;
  takenByHousehold: number;
  takenByVillage: number;
  /** Points the village may still give away this quarter; null: no budget. */
  budgetLeft: number | null;
  isOpen: boolean;
}

const left = (limit: number | null, taken: number): number => (limit === null ? Infinity : Math.max(0, limit - taken));

/** Pieces that can be redeemed now, and where it is none, why. */
export function redeemable(offer: Offer, means: Means): { atMost: number; obstacle: Obstacle | null } {
  const bounds: [Obstacle, number][] = [
    ['no-household', means.balance === null ? 0 : Infinity],
    ['sold-out', offer.stock],
    ['household-limit', left(offer.householdLimit, means.takenByHousehold)],
    ['quarter-limit', left(offer.quarterLimit, means.takenByVillage)],
    ['points', Math.floor(Math.max(0, means.balance ?? 0) / offer.points)],
    ['budget', means.budgetLeft === null ? Infinity : Math.floor(Math.max(0, means.budgetLeft) / offer.points)],
    ['closed', means.isOpen ? Infinity : 0],
  ];
  const atMost = Math.min(...bounds.map(([, most]) => most));
  return { atMost, obstacle: bounds.find(([, most]) => most <= 0)?.[0] ?? null };
}

/** The sentence on the greyed card. */
export function obstacleWords(obstacle: Obstacle, { points, householdLimit }: Offer, balance: number | null): string {
  const words: Record<Obstacle, string> = {
    'sold-out': '换完了,等村里进货',
    points: `还差 ${points - (balance ?? 0)} 分`,
    'household-limit': `您家这季度已换满 ${householdLimit ?? 0} 份`,
    'quarter-limit': '这季度全村的数量换完了',
    budget: '这季度全村的积分额度用完了',
    closed: '兑换日才能换',
    'no-household': '认领门户后才能换',
  };
  return words[obstacle];
}
