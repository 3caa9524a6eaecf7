import { startOfChinaDay, startOfChinaQuarter, startOfChinaWeek, startOfNextChinaQuarter } from './quarters';
import type { Cap } from './record-rules';

const DAY_MS = 86_400_000;

/** The day, week or quarter of the act, in China, as [from, to). */
export function capSpan(cap: Cap, at: number): [number, number] {
  if (cap.endsWith('quarter')) return [startOfChinaQuarter(at), startOfNextChinaQuarter(at)];
  const from = cap.endsWith('day') ? startOfChinaDay(at) : startOfChinaWeek(at);
  return [from, from + (cap.endsWith('day') ? 1 : 7) * DAY_MS];
}
