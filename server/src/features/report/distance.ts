/** WGS-84, integer microdegrees. */
export interface PointE6 {
  latE6: number;
  lngE6: number;
}

const EARTH_METRES = 6_371_008.8;
const RADIANS_PER_E6 = Math.PI / 180 / 1_000_000;
const METRES_PER_DEGREE = 111_195;

/** Great-circle distance (haversine), good to half a percent. */
export function metresBetween(a: PointE6, b: PointE6): number {
  const dLat = (b.latE6 - a.latE6) * RADIANS_PER_E6;
  const dLng = (b.lngE6 - a.lngE6) * RADIANS_PER_E6;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latE6 * RADIANS_PER_E6) * Math.cos(b.latE6 * RADIANS_PER_E6) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A box that holds every point within `metres`, for the database to begin with. */
export function boxAround({ latE6, lngE6 }: PointE6, metres: number): { south: number; north: number; west: number; east: number } {
  const dLat = Math.ceil((metres * 1.01 / METRES_PER_DEGREE) * 1_000_000);
  const dLng = Math.ceil(dLat / Math.max(0.01, Math.cos(latE6 * RADIANS_PER_E6)));
  return { south: latE6 - dLat, north: latE6 + dLat, west: lngE6 - dLng, east: lngE6 + dLng };
}
