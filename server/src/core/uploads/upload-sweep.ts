import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { Clock } from '../clock/clock';
import { UnitOfWork } from '../database/unit-of-work';
import { Jobs } from '../jobs/jobs';
import type { UploadKind, UploadRow } from './upload-kind';
import { UploadQuota } from './upload-quota';

const HOUR_MS = 3_600_000;
const KEPT_MS = 48 * HOUR_MS;
const BATCH = 200;
/** No feature names a subject like this, so a file on its way out cannot be attached any more. */
const GOING = 'going';

type Kind = UploadKind<UploadRow, unknown>;

/** Every hour, files that nothing shows two days after they were sent are removed. */
@Injectable()
export class UploadSweep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly quota: UploadQuota,
  ) {}

  /** However many servers plan it, the key lets one in. */
  planNext(job: string): Promise<void> {
    const hour = Math.floor(this.clock.now() / HOUR_MS) + 1;
    return this.jobs.enqueue(job, {}, { runAt: hour * HOUR_MS, key: `${job}:${hour}` });
  }

  async sweep(kind: Kind): Promise<void> {
    await this.quota.forgetOld();
    for (let batch = await this.forgotten(kind); batch.length > 0; batch = await this.forgotten(kind)) {
      for (const { id } of batch) await this.remove(kind, id);
    }
  }

  private forgotten({ entity }: Kind): Promise<UploadRow[]> {
    const before = LessThan(this.clock.now() - KEPT_MS);
    return this.uow.repo<UploadRow>(entity).find({ where: { attachedAt: IsNull(), createdAt: before }, order: { createdAt: 'ASC' }, take: BATCH });
  }

  /** Claimed, then the files, then the row: whoever dies in between leaves a row that the next sweep finds. */
  private async remove(kind: Kind, id: string): Promise<void> {
    const claim = { id, attachedAt: IsNull() };
    const { affected } = await this.uow.run(() => this.uow.repo<UploadRow>(kind.entity).update(claim, { subject: GOING }));
    if (affected !== 1) return;
    await kind.remove(id);
    await this.uow.run(() => this.uow.repo<UploadRow>(kind.entity).delete(claim));
  }
}
