import type { z } from 'zod';
import { reportRoutes, type NearbyReport } from '../../../../shared/contract/report';
import { call } from '../../core/call';
import { isOnline } from '../../core/network';
import type { ReportWords } from './report-draft';

export type Nearby = z.infer<typeof NearbyReport>;

/** A report is not held up for longer than this. */
const PATIENCE_MS = 3_000;
/** The nearest few; nobody compares more. */
const SHOWN = 3;

const nothingAfter = (ms: number): Promise<Nearby[]> => new Promise((resolve) => void setTimeout(() => resolve([]), ms));

/** The same thing, reported already and still open, here or a few steps away; nothing when it cannot be said quickly. */
export async function findNearby(villageId: string, { kind, facilityId, place: { point } }: ReportWords): Promise<Nearby[]> {
  if (!kind || (!point && !facilityId) || !isOnline()) return [];
  const asked = call(reportRoutes.nearby, { params: { villageId }, query: { kind, ...(facilityId && { facilityId }), ...point } });
  const found = asked.then(({ items }) => items.slice(0, SHOWN), () => []);
  return Promise.race([found, nothingAfter(PATIENCE_MS)]);
}

/** 就在这里 / 离这里 40 米 */
export const metresWords = (metres: number | null): string => (metres === null || metres < 5 ? '就在这里' : `离这里 ${metres} 米`);
