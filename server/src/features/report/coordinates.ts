import gcoord from 'gcoord';

export interface RawPoint {
  lat: number;
  lng: number;
  system: 'gcj02' | 'wgs84';
}

/** Everything is stored and compared in WGS-84; WeChat gives GCJ-02. */
export function toWgs84({ lat, lng, system }: RawPoint): { lat: number; lng: number } {
  if (system === 'wgs84') return { lat, lng };
  const [wgsLng, wgsLat] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84);
  return { lat: wgsLat, lng: wgsLng };
}

/** For WeChat's map, which shows WGS-84 a few hundred metres off. */
export function toGcj02({ lat, lng }: { lat: number; lng: number }): { lat: number; lng: number } {
  const [gcjLng, gcjLat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  return { lat: gcjLat, lng: gcjLng };
}
