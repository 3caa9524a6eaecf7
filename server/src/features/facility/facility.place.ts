import type { FacilityCard, FacilityView, NewFacility } from '../../../../shared/contract/facility';
import { groupName } from '../../../../shared/domain/groups';
import { toWgs84 } from '../../core/geo/coordinates';
import type { Facility } from './facility.entity';

const E6 = 1_000_000;
type Place = Pick<Facility, 'groupNo' | 'placeWords' | 'latE6' | 'lngE6' | 'rawLatE6' | 'rawLngE6' | 'rawSystem'>;

/** Integer microdegrees: both databases keep them exactly. */
export function placeColumns({ groupNo, placeWords, point }: Pick<NewFacility, 'groupNo' | 'placeWords' | 'point'>): Place {
  const wgs = point && toWgs84(point);
  const e6 = (degrees: number | undefined): number | null => (degrees === undefined ? null : Math.round(degrees * E6));
  return {
    groupNo, placeWords,
    latE6: e6(wgs?.lat), lngE6: e6(wgs?.lng),
    rawLatE6: e6(point?.lat), rawLngE6: e6(point?.lng), rawSystem: point?.system ?? null,
  };
}

/** 三组 老槐树旁 */
export function placeLabel({ groupNo, placeWords }: Pick<Place, 'groupNo' | 'placeWords'>): string {
  return [groupNo === null ? '' : groupName(groupNo), placeWords].filter(Boolean).join(' ') || '地图上的位置';
}

export function placeView(facility: Place): FacilityCard['place'] {
  const { latE6, lngE6, groupNo } = facility;
  return { label: placeLabel(facility), groupNo, point: latE6 === null || lngE6 === null ? null : { lat: latE6 / E6, lng: lngE6 / E6 } };
}

export function rawPoint({ rawLatE6, rawLngE6, rawSystem }: Place): FacilityView['point'] {
  return rawLatE6 === null || rawLngE6 === null || rawSystem === null ? null : { lat: rawLatE6 / E6, lng: rawLngE6 / E6, system: rawSystem };
}
