import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import { Clock } from '../../core/clock/clock';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { ReportCounts } from '../report/report-counts.service';
import { OpenData } from './open-data.service';
import { FigureScopes } from './report-figures.scope';

const NIGHT = 'open-data.night';
const COUNTY = 'open-data.county';
const TWO_O_CLOCK_MS = 2 * 3_600_000;

/** At two in the morning in China, on one of the servers: a job for each county that has reports. */
@Injectable()
export class OpenDataJobs implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly counts: ReportCounts,
    private readonly scopes: FigureScopes,
    private readonly openData: OpenData,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.planNext();
  }

  /** The next night is planned first, so that no failure ends the chain. */
  @HandlesJob(NIGHT)
  async night(): Promise<void> {
    await this.planNext();
    const date = chinaDay(this.clock.now());
    const counties = await this.scopes.countiesOf(await this.counts.villagesWithReports());
    for (const countyCode of counties) await this.jobs.enqueue(COUNTY, { countyCode, date }, { key: `${COUNTY}:${countyCode}:${date}` });
  }

  @HandlesJob(COUNTY)
  county({ countyCode, date }: { countyCode: string; date: string }): Promise<void> {
    return this.openData.write(countyCode, date);
  }

  /** The date is the key: however many servers plan it, it is done once. */
  private planNext(): Promise<void> {
    const now = this.clock.now();
    const today = chinaDay(now);
    const date = startOfChinaDate(today) + TWO_O_CLOCK_MS > now ? today : addDays(today, 1);
    return this.jobs.enqueue(NIGHT, {}, { runAt: startOfChinaDate(date) + TWO_O_CLOCK_MS, key: `${NIGHT}:${date}` });
  }
}
