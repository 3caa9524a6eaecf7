import { Injectable } from '@nestjs/common';
import type { recordRuleRoutes } from '../../../../shared/contract/record-rule';
import { NOTICE_DAYS } from '../../../../shared/domain/rule-versions';
import type { OutputOf } from '../../../../shared/route';
import { RegionService } from '../region/region.service';
import { keysOf, toInForce } from './record-rule.view';
import { RuleShelves } from './rule-shelf.service';

/** How points are earned in a village, for everybody. */
@Injectable()
export class RuleReader {
  constructor(
    private readonly regions: RegionService,
    private readonly shelves: RuleShelves,
  ) {}

  async ofVillage(villageId: string): Promise<OutputOf<typeof recordRuleRoutes.ofVillage>> {
    const { name, townName, countyName } = await this.regions.village(villageId);
    const shelf = await this.shelves.ofVillage(villageId);
    const items = keysOf(shelf, 'village').filter(({ kind, act }) => act !== 'deed-confirmed' || kind !== '').map((key) => toInForce(key, shelf));
    // A kind that was only ever announced and withdrawn is nothing to a villager.
    const said = items.filter(({ rule, coming }) => rule.act !== 'deed-confirmed' || rule.level !== 'national' || coming.length > 0);
    return { village: { villageId, name, townName, countyName }, noticeDays: NOTICE_DAYS, items: said };
  }
}
