import type { z } from 'zod';
import { groupName } from '../../../../shared/domain/groups';
import type { NewPlace, PlaceView } from '../../../../shared/contract/report';
import { toWgs84 } from '../../core/geo/coordinates';

const E6 = 1_000_000;

/** Place columns of a report; coordinates are integer microdegrees so that both databases keep them exactly. */
export interface StoredPlace {
  groupNo: number | null;
  placeWords: string;
  latE6: number | null;
  lngE6: number | null;
  /** The pair as the phone gave it, with its system. */
  rawLatE6: number | null;
  rawLngE6: number | null;
  rawSystem: 'gcj02' | 'wgs84' | null;
}

export function storedPlace({ groupNo, words, point }: z.output<typeof NewPlace>): StoredPlace {
  const raw = point && { latE6: Math.round(point.lat * E6), lngE6: Math.round(point.lng * E6) };
  const wgs = point && toWgs84(point);
  return {
    groupNo,
    placeWords: words,
    latE6: wgs ? Math.round(wgs.lat * E6) : null,
    lngE6: wgs ? Math.round(wgs.lng * E6) : null,
    rawLatE6: raw?.latE6 ?? null,
    rawLngE6: raw?.lngE6 ?? null,
    rawSystem: point?.system ?? null,
  };
}

/** Where somebody says it is, or the facility whose plate was scanned. */
export function placeOf(place: z.output<typeof NewPlace>, facility?: FacilityPlace): StoredPlace {
  const said = storedPlace(place);
  if (!facility) return said;
  const own = said.latE6 === null ? { latE6: facility.latE6, lngE6: facility.lngE6 } : {};
  return { ...said, groupNo: said.groupNo ?? facility.groupNo, placeWords: said.placeWords || facility.name.slice(0, 60), ...own };
}

interface FacilityPlace {
  name: string;
  groupNo: number | null;
  latE6: number | null;
  lngE6: number | null;
}

/** 三组 老槐树旁; a bare point says that it is on the map. */
export function placeLabel({ groupNo, placeWords }: Pick<StoredPlace, 'groupNo' | 'placeWords'>): string {
  const label = [groupNo === null ? '' : groupName(groupNo), placeWords].filter(Boolean).join(' ');
  return label || '地图上的位置';
}

export function toPlaceView(place: StoredPlace): z.infer<typeof PlaceView> {
  const { latE6, lngE6 } = place;
  return {
    label: placeLabel(place),
    groupNo: place.groupNo,
    point: latE6 === null || lngE6 === null ? null : { lat: latE6 / E6, lng: lngE6 / E6 },
  };
}
