import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { HttpModule } from '../http/http.module';
import { IdempotencyStore } from '../http/idempotency.store';
import { HandlesJob } from '../jobs/handles-job';
import { Jobs } from '../jobs/jobs';
import { PushInbox } from '../wechat/push/push-inbox';

const EVERY_MS = 60 * 60 * 1000;
const JOB = 'core.clean-up';

/** Once an hour, on one of the servers: throws away what was kept only for a while. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly idempotency: IdempotencyStore,
    private readonly pushes: PushInbox,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.planNext();
  }

  @HandlesJob(JOB)
  async cleanUp(): Promise<void> {
    await this.idempotency.forgetExpired();
    await this.jobs.forgetDone();
    await this.pushes.forgetOld();
    await this.planNext();
  }

  /** The hour is the key: however many servers plan it, it is done once. */
  private planNext(): Promise<void> {
    const hour = Math.floor(this.clock.now() / EVERY_MS) + 1;
    return this.jobs.enqueue(JOB, {}, { runAt: hour * EVERY_MS, key: `${JOB}:${hour}` });
  }
}

@Module({ imports: [HttpModule], providers: [Housekeeping] })
export class HousekeepingModule {}
