import { Injectable } from '@nestjs/common';
import type { ClimbAfter } from '../../../../shared/domain/running-clock';
import { usualClimb } from '../../../../shared/domain/running-clock';
import { stateDays } from '../../../../shared/domain/state-holidays';
import { usualHours, workCalendar, type WorkCalendar } from '../../../../shared/domain/work-calendar';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import { CountyDay, CountyHours } from './clock.entity';

/** When a county's villages work and how lateness climbs there. */
export interface CountyTimes {
  calendar: WorkCalendar;
  climb: ClimbAfter;
}

const COUNTY_DIGITS = 6;
export const countyOf = (villageCode: string): string => villageCode.slice(0, COUNTY_DIGITS);

/** What counts where nobody has changed anything. */
const usual: CountyTimes = { calendar: workCalendar(usualHours, stateDays), climb: usualClimb };

@Injectable()
export class WorkCalendars {
  /** By county; every change of hours or days has a version of its own, so what is kept is never old. */
  private readonly kept = new Map<string, { version: number; times: CountyTimes }>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
  ) {}

  async ofVillage(villageId: string): Promise<CountyTimes> {
    const village = await this.regions.village(villageId);
    return this.ofCounty(countyOf(village.code));
  }

  async ofVillages(villageIds: readonly string[]): Promise<Map<string, CountyTimes>> {
    const distinct = [...new Set(villageIds)];
    const villages = await this.regions.byIds(distinct);
    const counties = [...new Set([...villages.values()].map(({ code }) => countyOf(code)))];
    const times = new Map(await Promise.all(counties.map(async (county) => [county, await this.ofCounty(county)] as const)));
    return new Map(distinct.map((id) => [id, times.get(countyOf(villages.get(id)?.code ?? '')) ?? usual]));
  }

  async ofCounty(countyCode: string): Promise<CountyTimes> {
    const row = await this.uow.repo(CountyHours).findOneBy({ countyCode });
    if (!row) return usual;
    const kept = this.kept.get(countyCode);
    if (kept?.version === row.version) return kept.times;
    const times = await this.build(row);
    this.kept.set(countyCode, { version: row.version, times });
    return times;
  }

  /** The county's days stand after the state's, so they go before them. */
  private async build({ countyCode, hours, townAfterMinutes, countyAfterMinutes }: CountyHours): Promise<CountyTimes> {
    const own = await this.uow.repo(CountyDay).findBy({ countyCode });
    return { calendar: workCalendar(hours, [...stateDays, ...own]), climb: { town: townAfterMinutes, county: countyAfterMinutes } };
  }
}
