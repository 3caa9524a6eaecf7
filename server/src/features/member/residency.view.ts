import type { ResidencyView } from '../../../../shared/contract/member';
import type { VillageName } from '../../../../shared/contract/common';
import { doorLabel } from '../../../../shared/domain/groups';
import type { Village } from '../region/region.service';
import type { Residency } from './residency.entity';

export const toVillageName = ({ id, name, townName, countyName }: Village): VillageName => ({ villageId: id, name, townName, countyName });

export function toResidencyView(residency: Residency, village: Village): ResidencyView {
  const { id, householdId, groupNo, doorNo, personName, presence, state, reason } = residency;
  return {
    residencyId: id, village: toVillageName(village), householdId, householdLabel: doorLabel(groupNo, doorNo), personName, presence, state, reason,
  };
}
