import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EXPIRY_WARNING_DAYS, startOfChinaMonth } from '../../../../shared/domain/points-expiry';
import { startOfChinaDay } from '../../../../shared/domain/quarters';
import { Clock } from '../../core/clock/clock';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { ExpiryRules } from './expiry-rules.service';
import { PointsExpiry } from './points-expiry.service';

const NIGHT = 'points.night';
const LAPSE = 'points.lapse';
const WARN = 'points.warn';
const DAY_MS = 86_400_000;
const PART = 500;

interface OfVillage {
  villageId: string;
  /** Midnight in China that begins the month. */
  at: number;
}

/** Each night in China, on one of the servers: a job for each village whose rule lets points lapse. */
@Injectable()
export class PointsJobs implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly rules: ExpiryRules,
    private readonly expiry: PointsExpiry,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.planNext();
  }

  /** A month's first night that was missed is made up for on the next; the key keeps it from being done twice. */
  @HandlesJob(NIGHT)
  async night(): Promise<void> {
    await this.planNext();
    const now = this.clock.now();
    const [thisMonth, nextMonth] = [startOfChinaMonth(now), startOfChinaMonth(now, 1)];
    const isNear = nextMonth - now <= EXPIRY_WARNING_DAYS * DAY_MS;
    for (let after = ''; ;) {
      const villages = await this.rules.villages(after, PART);
      for (const villageId of villages) {
        await this.plan(LAPSE, { villageId, at: thisMonth });
        if (isNear) await this.plan(WARN, { villageId, at: nextMonth });
      }
      if (villages.length < PART) return;
      after = villages.at(-1)!;
    }
  }

  @HandlesJob(LAPSE)
  lapse({ villageId, at }: OfVillage): Promise<void> {
    return this.expiry.lapse(villageId, at);
  }

  @HandlesJob(WARN)
  warn({ villageId, at }: OfVillage): Promise<void> {
    return this.expiry.warn(villageId, at);
  }

  private plan(job: string, of: OfVillage): Promise<void> {
    return this.jobs.enqueue(job, of, { key: `${job}:${of.villageId}:${of.at}` });
  }

  private planNext(): Promise<void> {
    const next = startOfChinaDay(this.clock.now()) + DAY_MS;
    return this.jobs.enqueue(NIGHT, {}, { runAt: next, key: `${NIGHT}:${next}` });
  }
}
