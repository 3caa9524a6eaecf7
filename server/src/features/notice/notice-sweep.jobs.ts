import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Between, In, LessThan } from 'typeorm';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { Notice } from './notice.entity';

const SWEEP = 'notice.sweep';
const DAY_MS = 24 * 3_600_000;
/** 03:00 in China. */
const AT_MS = 19 * 3_600_000;
const KEPT_MS = 400 * DAY_MS;
export const KEPT_EACH = 1_000;
const BATCH = 500;

/** Every night: what is older than 400 days, and what goes beyond a thousand a person, is forgotten. */
@Injectable()
export class NoticeSweepJobs implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.planNext();
  }

  @HandlesJob(SWEEP)
  async sweep(): Promise<void> {
    await this.planNext();
    const now = this.clock.now();
    await this.forgetOld(now - KEPT_MS);
    for (const { memberId } of await this.crowded()) await this.forgetBeyond(memberId);
    await this.closeAbandoned(now - DAY_MS);
  }

  /** However many servers plan it, the key lets one in. */
  private planNext(): Promise<void> {
    const day = Math.floor((this.clock.now() - AT_MS) / DAY_MS) + 1;
    return this.jobs.enqueue(SWEEP, {}, { runAt: day * DAY_MS + AT_MS, key: `${SWEEP}:${day}` });
  }

  private async forgetOld(before: number): Promise<void> {
    const next = () => this.uow.repo(Notice).find({ select: { id: true }, where: { createdAt: LessThan(before) }, take: BATCH });
    for (let batch = await next(); batch.length > 0; batch = await next()) await this.forget(batch);
  }

  /** Counted in the index alone. */
  private crowded(): Promise<{ memberId: string }[]> {
    return this.uow.query('SELECT member_id AS memberId FROM notice GROUP BY member_id HAVING COUNT(*) > ?', [KEPT_EACH]);
  }

  private async forgetBeyond(memberId: string): Promise<void> {
    const next = () => this.uow.repo(Notice).find({
      select: { id: true }, where: { memberId }, order: { createdAt: 'DESC', id: 'DESC' }, skip: KEPT_EACH, take: BATCH,
    });
    for (let batch = await next(); batch.length > 0; batch = await next()) await this.forget(batch);
  }

  /** A server died between the mark and the answer, and no job came back to it. */
  private async closeAbandoned(before: number): Promise<void> {
    const lost = { createdAt: Between(before - 7 * DAY_MS, before), wechatState: 'sending' as const };
    await this.uow.run(() => this.uow.repo(Notice).update(lost, { wechatState: 'unsure' }));
  }

  private async forget(batch: readonly { id: string }[]): Promise<void> {
    await this.uow.run(() => this.uow.repo(Notice).delete({ id: In(batch.map(({ id }) => id)) }));
  }
}
