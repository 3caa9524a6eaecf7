import { Injectable } from '@nestjs/common';
import { mayIn } from '../../../../shared/domain/permissions';
import { regionLevel } from '../../../../shared/domain/regions';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';
import { RegionService, type Village } from '../region/region.service';

/** The villages an officer may look into. */
@Injectable()
export class RegionScopes {
  constructor(private readonly regions: RegionService) {}

  /** A region under one of the caller's own appointments; refuses any other. */
  async of(me: Caller, code: string): Promise<{ name: string; villages: Village[] }> {
    if (!regionLevel(code)) return refuseCommon('NOT_FOUND');
    if (!mayIn(me.standing, 'hygiene:supervise', { id: '', code })) refuseCommon('FORBIDDEN');
    const region = await this.regions.byCode(code);
    if (!region) return refuseCommon('NOT_FOUND');
    const villages = await this.regions.byIds((await this.regions.villagesUnder(code)).map(({ id }) => id));
    return { name: region.name, villages: [...villages.values()] };
  }
}
