import { In } from 'typeorm';
import type { RegionView } from '../../../../shared/contract/region';
import type { VillageRef } from '../../../../shared/domain/permissions';
import type { UnitOfWork } from '../../core/database/unit-of-work';
import { Region, RegionName } from './region.entity';

export interface Village extends VillageRef {
  name: string;
  townName: string;
  countyName: string;
  /** Former names (曾用名). */
  aliases: string[];
}

const unique = (values: (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];

async function byId(uow: UnitOfWork, ids: string[]): Promise<Map<string, Region>> {
  const found = ids.length > 0 ? await uow.repo(Region).findBy({ id: In(ids) }) : [];
  return new Map(found.map((region) => [region.id, region]));
}

/** Everything the given regions lie in: two look-ups, however many there are. */
async function ancestors(uow: UnitOfWork, regions: Region[]): Promise<Map<string, Region>> {
  const parents = await byId(uow, unique(regions.map(({ parentId }) => parentId)));
  const grandparents = await byId(uow, unique([...parents.values()].map(({ parentId }) => parentId)));
  return new Map([...grandparents, ...parents]);
}

async function formerNames(uow: UnitOfWork, regions: Region[]): Promise<Map<string, string[]>> {
  const aliases = new Map<string, string[]>();
  if (regions.length === 0) return aliases;
  const found = await uow.repo(RegionName).findBy({ regionId: In(regions.map(({ id }) => id)), kind: 'former' });
  for (const { regionId, name } of found) aliases.set(regionId, [...(aliases.get(regionId) ?? []), name]);
  return aliases;
}

/** Names from the county down to the region's parent. */
export function pathNames(region: Region, known: ReadonlyMap<string, Region>): string[] {
  const parent = region.parentId === null ? undefined : known.get(region.parentId);
  return parent ? [...pathNames(parent, known), parent.name] : [];
}

export async function toRegionViews(uow: UnitOfWork, regions: Region[]): Promise<RegionView[]> {
  const above = await ancestors(uow, regions);
  const aliases = await formerNames(uow, regions);
  return regions.map((region) => ({
    regionId: region.id,
    code: region.code,
    name: region.name,
    level: region.level,
    aliases: aliases.get(region.id) ?? [],
    parentName: pathNames(region, above).join(' · '),
  }));
}

/** Villages with town, county and former names: three look-ups, however many there are. */
export async function toVillages(uow: UnitOfWork, villages: Region[]): Promise<Village[]> {
  const above = await ancestors(uow, villages);
  const aliases = await formerNames(uow, villages);
  return villages.map((village) => {
    const [countyName = '', townName = ''] = pathNames(village, above);
    return { id: village.id, code: village.code, name: village.name, townName, countyName, aliases: aliases.get(village.id) ?? [] };
  });
}
