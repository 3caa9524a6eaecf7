import { Injectable } from '@nestjs/common';
import type { recordRoutes } from '../../../../shared/contract/record';
import { quarterOf } from '../../../../shared/domain/quarters';
import type { OutputOf } from '../../../../shared/route';
import { Clock } from '../../core/clock/clock';
import { Households } from '../household/households.service';
import { Rankings } from '../ranking/rankings.service';
import { RecordFigures } from '../record/record-figures.service';
import { RegionService } from '../region/region.service';

/** The village's page of the five co's (五共): counts only, no names. */
@Injectable()
export class FiveCosService {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly figures: RecordFigures,
    private readonly rankings: Rankings,
  ) {}

  async read(villageId: string, quarters: number): Promise<OutputOf<typeof recordRoutes.fiveCos>> {
    const quarter = quarterOf(this.clock.now());
    const { name, townName, countyName } = await this.regions.village(villageId);
    return {
      village: { villageId, name, townName, countyName },
      householdsInVillage: await this.households.count(villageId),
      items: await this.figures.fiveCos(villageId, quarter, quarters),
      ranks: await this.rankings.ofVillage(villageId, quarter),
    };
  }
}
