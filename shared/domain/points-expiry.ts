/** How a village lets points lapse (积分到期); `never` unless it has published something else. */
export const EXPIRY_KINDS = ['never', 'months', 'year-end'] as const;
export type ExpiryKind = (typeof EXPIRY_KINDS)[number];

/** A change is published this long before it holds. */
export const EXPIRY_NOTICE_DAYS = 15;
/** Households are told this long before points lapse. */
export const EXPIRY_WARNING_DAYS = 15;

export interface ExpiryRule {
  kind: ExpiryKind;
  /** After being earned; only for `months`. */
  months: number;
  /** Epoch milliseconds. What was earned before counts as earned then, so that nothing lapses because a rule changed. */
  from: number;
}

/** Points earned by one act that stands; what was taken back counts as never having been. */
export interface Lot {
  points: number;
  /** Epoch milliseconds. */
  earnedAt: number;
}

export interface Purse {
  /** Whole points the household has, whatever it earned. */
  balance: number;
  lots: readonly Lot[];
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Midnight in China that begins the month so many months after the one of `epochMs`. */
export function startOfChinaMonth(epochMs: number, later = 0): number {
  const local = new Date(epochMs + CHINA_OFFSET_MS);
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + later, 1) - CHINA_OFFSET_MS;
}

function startOfNextChinaYear(epochMs: number): number {
  return Date.UTC(new Date(epochMs + CHINA_OFFSET_MS).getUTCFullYear() + 1, 0, 1) - CHINA_OFFSET_MS;
}

/** Always the first day of a month: so a household has at most one such line a month. Null: never. */
export function expiryOf({ kind, months, from }: ExpiryRule, earnedAt: number): number | null {
  const counted = Math.max(earnedAt, from);
  if (kind === 'months') return startOfChinaMonth(counted, months + 1);
  return kind === 'year-end' ? startOfNextChinaYear(counted) : null;
}

/** Whatever was spent took the oldest points, so what is left is what was earned last. Newest first. */
export function remainingLots({ balance, lots }: Purse): Lot[] {
  let left = balance;
  const newestFirst = [...lots].sort((one, other) => other.earnedAt - one.earnedAt);
  return newestFirst.flatMap(({ points, earnedAt }) => {
    const kept = Math.min(points, Math.max(left, 0));
    left -= kept;
    return kept > 0 ? [{ points: kept, earnedAt }] : [];
  });
}

/** Whole points that have lapsed at that moment; never more than there are. */
export function pointsDue(purse: Purse, rule: ExpiryRule, at: number): number {
  return remainingLots(purse).reduce((sum, { points, earnedAt }) => {
    const expiry = expiryOf(rule, earnedAt);
    return expiry !== null && expiry <= at ? sum + points : sum;
  }, 0);
}

export interface NextExpiry {
  at: number;
  points: number;
}

/** The first day after which fewer points are left, with how many go then if nothing is spent. */
export function nextExpiry(purse: Purse, rule: ExpiryRule, now: number): NextExpiry | null {
  const dates = remainingLots(purse).flatMap(({ earnedAt }) => expiryOf(rule, earnedAt) ?? []).map((at) => Math.max(at, now));
  if (dates.length === 0) return null;
  const at = Math.min(...dates);
  return { at, points: pointsDue(purse, rule, at) };
}

/** How the village reads it. */
export function expiryWords({ kind, months }: Pick<ExpiryRule, 'kind' | 'months'>): string {
  if (kind === 'never') return '积分一直有效,不清零';
  const how = kind === 'months' ? `得到后满 ${months} 个月,在下个月 1 日到期` : '当年得的积分用到年底,次年 1 月 1 日到期';
  return `${how};先得的先用、先到期,到期前 ${EXPIRY_WARNING_DAYS} 天提醒`;
}
