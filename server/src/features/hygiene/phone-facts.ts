import type { z } from 'zod';
import type { NewSheet } from '../../../../shared/contract/hygiene';
import { toWgs84 } from '../../core/geo/coordinates';
import type { HygieneRound } from './hygiene.entity';

type FromPhone = Pick<z.output<typeof NewSheet>, 'scoredAt' | 'place'>;

/** When the phone says it was; a clock that is wrong cannot put it before the round or after now. */
export function momentOf({ scoredAt }: FromPhone, { openedAt }: Pick<HygieneRound, 'openedAt'>, now: number): number {
  return scoredAt === undefined ? now : Math.min(now, Math.max(openedAt, Date.parse(scoredAt)));
}

/** WGS-84 in millionths of a degree, or nothing. */
export function placeOf({ place }: FromPhone): { lat: number | null; lng: number | null } {
  if (!place) return { lat: null, lng: null };
  const { lat, lng } = toWgs84(place);
  return { lat: Math.round(lat * 1_000_000), lng: Math.round(lng * 1_000_000) };
}
