import { countyCodeOf } from '../../../../shared/domain/regions';
import { refuseCommon } from '../../core/http/refusal';
import type { RegionService } from '../region/region.service';

/** Who makes a list: a county (by its six digits) a template, a village (by its id) its own. */
export interface ChecklistOwner {
  id: string;
  level: 'county' | 'village';
  name: string;
  /** Current code of the region. */
  code: string;
  /** Whose lists count here, the nearest first. */
  above: readonly string[];
}

const COUNTY = /^\d{6}$/;

export function ownerOf(regions: RegionService, ownerId: string): Promise<ChecklistOwner> {
  return COUNTY.test(ownerId) ? countyOf(regions, ownerId) : villageOf(regions, ownerId);
}

async function countyOf(regions: RegionService, code: string): Promise<ChecklistOwner> {
  const found = await regions.byCode(code);
  if (found?.level !== 'county') return refuseCommon('NOT_FOUND');
  return { id: code, level: 'county', name: found.name, code, above: [code] };
}

async function villageOf(regions: RegionService, villageId: string): Promise<ChecklistOwner> {
  const { id, name, code } = (await regions.byId(villageId)) ?? refuseCommon('NOT_FOUND');
  return { id, level: 'village', name, code, above: [id, countyCodeOf(code)] };
}
