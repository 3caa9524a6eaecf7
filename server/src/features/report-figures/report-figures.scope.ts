import { Injectable } from '@nestjs/common';
import { mayIn } from '../../../../shared/domain/permissions';
import { countyCodeOf, regionLevel, townCodeOf } from '../../../../shared/domain/regions';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';
import { RegionService, type Village } from '../region/region.service';

export interface FigureScope {
  code: string;
  name: string;
  villages: Village[];
  /** The parts it is counted by: towns of a county, villages of a town. */
  partOf(village: Village): { code: string; name: string };
}

/** Which villages an officer's question is about. */
@Injectable()
export class FigureScopes {
  constructor(private readonly regions: RegionService) {}

  /** A region under one of the caller's own appointments; refuses any other. */
  async of(me: Caller, code: string): Promise<FigureScope> {
    const level = regionLevel(code);
    if (!level) return refuseCommon('NOT_FOUND');
    if (!mayIn(me.standing, 'report:oversee', { id: '', code })) refuseCommon('FORBIDDEN');
    const region = await this.regions.byCode(code);
    if (!region) return refuseCommon('NOT_FOUND');
    const partOf: FigureScope['partOf'] = level === 'county'
      ? (village) => ({ code: townCodeOf(village.code), name: village.townName })
      : (village) => ({ code: village.code, name: village.name });
    return { code, name: region.name, villages: await this.under(code), partOf };
  }

  /** In order of code. */
  async under(code: string): Promise<Village[]> {
    const ids = (await this.regions.villagesUnder(code)).map(({ id }) => id);
    const villages = await this.regions.byIds(ids);
    return ids.flatMap((id) => villages.get(id) ?? []);
  }

  /** Counties of these villages. */
  async countiesOf(villageIds: readonly string[]): Promise<string[]> {
    const villages = await this.regions.byIds(villageIds);
    return [...new Set([...villages.values()].map(({ code }) => countyCodeOf(code)))].sort();
  }
}
