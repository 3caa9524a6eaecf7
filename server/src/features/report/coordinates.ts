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
