import gcoord from 'gcoord';

export interface LatLng {
  lat: number;
  lng: number;
}

export interface RawPoint extends LatLng {
  system: 'gcj02' | 'wgs84';
}

/** Everything is stored and compared in WGS-84; WeChat gives GCJ-02. */
export function toWgs84({ lat, lng, system }: RawPoint): LatLng {
  if (system === 'wgs84') return { lat, lng };
  const [wgsLng, wgsLat] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84);
  return { lat: wgsLat, lng: wgsLng };
}

/** For WeChat's map, which shows WGS-84 a few hundred metres off. */
export function toGcj02({ lat, lng }: { lat: number; lng: number }): { lat: number; lng: number } {
  const [gcjLng, gcjLat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  return { lat: gcjLat, lng: gcjLng };
}

const METRES_A_DEGREE = 111_320;
const shrink = (lat: number): number => Math.max(Math.cos((lat * Math.PI) / 180), 0.01);

/** Right to a fraction of a percent over the few hundred metres that matter here. */
export const metresBetween = (a: LatLng, b: LatLng): number =>
  METRES_A_DEGREE * Math.hypot(a.lat - b.lat, (a.lng - b.lng) * shrink((a.lat + b.lat) / 2));

/** Half sides, in degrees, of a box that holds the circle. */
export const boxAround = ({ lat }: LatLng, metres: number): LatLng => ({ lat: metres / METRES_A_DEGREE, lng: metres / (METRES_A_DEGREE * shrink(lat)) });
