import type { FacilityCard, FacilityLayer, FacilityView } from '../../../../shared/contract/facility';
import { facilityKinds } from '../../../../shared/domain/facility-kinds';
import type { Village } from '../region/region.service';
import type { Facility } from './facility.entity';
import { placeLabel, placeView, rawPoint } from './facility.place';

export const toCard = (facility: Facility): FacilityCard => ({
  facilityId: facility.id, villageId: facility.villageId, code: facility.code, kind: facility.kind, name: facility.name,
  place: placeView(facility), state: facility.state,
});

export function toView(facility: Facility, { village, dutyName, mayEdit }: { village: Village; dutyName: string | null; mayEdit: boolean }): FacilityView {
  const { id: villageId, name, townName, countyName } = village;
  return {
    ...toCard(facility),
    village: { villageId, name, townName, countyName },
    placeWords: facility.placeWords,
    point: rawPoint(facility),
    dutyName,
    dutyMemberId: mayEdit ? facility.dutyMemberId : null,
    reportKinds: [...facilityKinds[facility.kind].reportKinds],
    version: facility.version,
    mayEdit,
  };
}

export function toFeature(facility: Facility): FacilityLayer['features'] {
  const { point } = placeView(facility);
  if (!point) return [];
  const { id, code, kind, name, groupNo } = facility;
  const properties = { code, kind, kindName: facilityKinds[kind].name, name, groupNo, label: placeLabel(facility) };
  return [{ type: 'Feature', id, geometry: { type: 'Point', coordinates: [point.lng, point.lat] }, properties }];
}
