import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { countyCodeOf } from '../../../../shared/domain/regions';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import type { Shelf } from './record-rule.view';
import { RecordRuleRow } from './record-rule.entity';
import { toVersion } from './rule-book.service';

/** Reads what a county and a village have published, with what is needed to show it. */
@Injectable()
export class RuleShelves {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
  ) {}

  async ofVillage(villageId: string): Promise<Shelf> {
    const { code, name, countyName } = await this.regions.village(villageId);
    return this.shelf([villageId, countyCodeOf(code)], { village: name, county: countyName });
  }

  async ofCounty(countyCode: string, countyName: string): Promise<Shelf> {
    return this.shelf([countyCode], { village: '', county: countyName });
  }

  private async shelf(owners: string[], names: Shelf['names']): Promise<Shelf> {
    const rows = await this.uow.repo(RecordRuleRow).find({ where: { ownerId: In(owners) }, order: { publishedAt: 'ASC', id: 'ASC' } });
    return { rows, versions: rows.map(toVersion), names, now: this.clock.now() };
  }
}
