import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { PhotoRow } from './photo.entity';
import { PhotoFiles } from './photo.files';
import { PhotoQuota } from './photo.quota';

const SWEEP = 'photo.sweep';
const HOUR_MS = 3_600_000;
const KEPT_MS = 48 * HOUR_MS;
const BATCH = 200;
/** No feature names a subject like this, so a photo on its way out cannot be attached any more. */
const GOING = 'going';

/** Every hour, photos that nothing shows two days after they were sent are removed. */
@Injectable()
export class PhotoJobs implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly files: PhotoFiles,
    private readonly quota: PhotoQuota,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.planNext();
  }

  @HandlesJob(SWEEP)
  async sweep(): Promise<void> {
    await this.planNext();
    await this.quota.forgetOld();
    for (let batch = await this.forgotten(); batch.length > 0; batch = await this.forgotten()) {
      for (const { id } of batch) await this.remove(id);
    }
  }

  /** However many servers plan it, the key lets one in. */
  private planNext(): Promise<void> {
    const hour = Math.floor(this.clock.now() / HOUR_MS) + 1;
    return this.jobs.enqueue(SWEEP, {}, { runAt: hour * HOUR_MS, key: `${SWEEP}:${hour}` });
  }

  private forgotten(): Promise<PhotoRow[]> {
    const before = LessThan(this.clock.now() - KEPT_MS);
    return this.uow.repo(PhotoRow).find({ where: { attachedAt: IsNull(), createdAt: before }, order: { createdAt: 'ASC' }, take: BATCH });
  }

  /** Claimed, then the files, then the row: whoever dies in between leaves a row that the next sweep finds. */
  private async remove(id: string): Promise<void> {
    const claim = { id, attachedAt: IsNull() };
    const { affected } = await this.uow.run(() => this.uow.repo(PhotoRow).update(claim, { subject: GOING }));
    if (affected !== 1) return;
    await this.files.remove(id);
    await this.uow.run(() => this.uow.repo(PhotoRow).delete(claim));
  }
}
