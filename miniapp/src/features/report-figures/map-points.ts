import type { FacilityLayer } from '../../../../shared/contract/facility';
import type { MapFeature } from '../../../../shared/contract/report-figures';
import type { MapPoint } from '../../../../shared/domain/map-cells';
import { reportStateNames } from '../../../../shared/domain/report-states';
import { groupName } from '../../../../shared/domain/groups';
import { span } from '../../core/time';

type Geometry = { coordinates: [number, number] };
export type Pinned<T> = T & { geometry: Geometry };

export const isPinned = (feature: MapFeature): feature is Pinned<MapFeature> => feature.geometry !== null;
export const pointOf = ({ geometry: { coordinates: [lng, lat] } }: { geometry: Geometry }): MapPoint => ({ lat, lng });

/** Told apart by shape and letter as well as by colour. */
export type Look = 'open' | 'late' | 'ended';
export const lookOf = ({ properties: { isOpen, isLate } }: MapFeature): Look => (isLate ? 'late' : isOpen ? 'open' : 'ended');
export const lookWords: Record<Look, string> = { open: '在办', late: '超时', ended: '办完' };

export const letterOf = (name: string): string => [...name][0] ?? '·';
export const ageOf = ({ properties: { submittedAt } }: MapFeature, now = Date.now()): string => span(now - Date.parse(submittedAt)).replace(' ', '');
export const groupWords = (groupNo: number | null): string => (groupNo === null ? '没写组' : groupName(groupNo));

/** 乱扔垃圾,三组,处理中,超时,3 天前上报 */
export const spokenOf = (feature: MapFeature): string => {
  const { kindName, groupNo, state, isLate } = feature.properties;
  return [kindName, groupWords(groupNo), reportStateNames[state], ...(isLate ? ['超时'] : []), `${ageOf(feature)}前上报`].join(',');
};

export type FacilityFeature = FacilityLayer['features'][number];
