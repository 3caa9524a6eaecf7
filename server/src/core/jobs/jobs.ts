import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not } from 'typeorm';
import { Clock } from '../clock/clock';
import { Ids } from '../clock/ids';
import { isDuplicateKey } from '../database/duplicate-key';
import { UnitOfWork } from '../database/unit-of-work';
import { Job } from './job.entity';

export interface JobOptions {
  /** Epoch milliseconds; absent: at once. */
  runAt?: number;
  /** While a job with this key is on the books (a week after it is done), another one is not taken. */
  key?: string;
}

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Promises work in the same transaction as the act that needs it. */
@Injectable()
export class Jobs {
  private onEnqueued: () => void = () => undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The payload carries ids; the handler reads the rest when it runs. */
  enqueue(name: string, payload: object, { runAt, key }: JobOptions = {}): Promise<void> {
    return this.uow.run(async () => {
      const job = { id: this.ids.next(), name, payload, key: key ?? null, runAt: runAt ?? this.clock.now(), attempts: 0 };
      if (await this.insert(job)) this.uow.afterCommit(() => this.onEnqueued());
    });
  }

  /** Jobs that were given up, newest first; for the operator. */
  givenUp(limit = 50): Promise<Job[]> {
    return this.uow.repo(Job).find({ where: { failedAt: Not(IsNull()) }, order: { failedAt: 'DESC' }, take: limit });
  }

  /** Gives a given-up job a fresh set of attempts. */
  retry(jobId: string): Promise<boolean> {
    return this.uow.run(async () => {
      const fresh = { failedAt: null, attempts: 0, runAt: this.clock.now() };
      const { affected } = await this.uow.repo(Job).update({ id: jobId, failedAt: Not(IsNull()) }, fresh);
      if (affected === 1) this.uow.afterCommit(() => this.onEnqueued());
      return affected === 1;
    });
  }

  /** For the clean-up: done jobs leave after a week, given-up ones stay for a person. */
  forgetDone(): Promise<number> {
    return this.uow.run(async () => {
      const { affected } = await this.uow.repo(Job).delete({ doneAt: LessThan(this.clock.now() - KEPT_MS) });
      return affected ?? 0;
    });
  }

  /** The runner of this process listens here; those of other processes find the job when they look. */
  wakeOnEnqueue(wake: () => void): void {
    this.onEnqueued = wake;
  }

  private async insert(job: Pick<Job, 'id' | 'name' | 'payload' | 'key' | 'runAt' | 'attempts'>): Promise<boolean> {
    try {
      await this.uow.repo(Job).insert(job);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
