import type { OrderCard, ShopView } from '../../../../shared/contract/redemption';
import { dayWord } from '../../core/time';

const MINUTE_MS = 60_000;

/** 2 袋洗衣粉 */
export const whatWords = ({ quantity, unit, goodName }: Pick<OrderCard, 'quantity' | 'unit' | 'goodName'>): string => `${quantity} ${unit}${goodName}`;
/** The last day it can be fetched on: `fetchBy` is the midnight after it. */
export const lastDay = (fetchBy: string): string => dayWord(Date.parse(fetchBy) - MINUTE_MS);

/** When and where goods are fetched; in words even while nothing is set. */
export function hoursWords({ words, place, isOpenNow, next }: ShopView['hours']): string {
  if (words === '') return `在${place}领,时间请问村里`;
  if (isOpenNow) return `现在开着,在${place}领`;
  return next ? `下次开门:${next.words},在${place}` : `${words},在${place}领`;
}
