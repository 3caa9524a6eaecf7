import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, type FindOptionsWhere } from 'typeorm';
import { Clock } from '../clock/clock';
import { isConflict } from '../database/duplicate-key';
import { UnitOfWork } from '../database/unit-of-work';
import { Job } from './job.entity';

export const LEASE_MS = 60_000;
export const MAX_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;
const ERROR_LENGTH = 4_000;

/** Who works on what: every change of hands is one conditional statement, so two runners never hold one job. */
@Injectable()
export class JobLeases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Jobs that may be taken now, oldest first. */
  due(names: readonly string[], limit: number): Promise<Job[]> {
    const now = this.clock.now();
    const open = { name: In(names), doneAt: IsNull(), failedAt: IsNull(), runAt: LessThanOrEqual(now) };
    const where: FindOptionsWhere<Job>[] = [
      { ...open, leaseUntil: IsNull() },
      { ...open, leaseUntil: LessThanOrEqual(now) },
    ];
    return this.uow.repo(Job).find({ where, order: { runAt: 'ASC', id: 'ASC' }, take: limit });
  }

  /** True: the job is ours until the lease ends. `attempts` tells our lease from a later one. */
  async take(job: Job, owner: string): Promise<boolean> {
    const now = this.clock.now();
    return this.changed(
      `UPDATE job SET owner = ?, lease_until = ?, attempts = attempts + 1
       WHERE id = ? AND attempts = ? AND done_at IS NULL AND failed_at IS NULL AND (lease_until IS NULL OR lease_until <= ?)`,
      [owner, now + LEASE_MS, job.id, job.attempts, now],
    );
  }

  /** Keeps a long job ours; false when it was taken from us. */
  renew(job: Job, owner: string): Promise<boolean> {
    return this.update(job, owner, { leaseUntil: this.clock.now() + LEASE_MS });
  }

  done(job: Job, owner: string): Promise<boolean> {
    return this.update(job, owner, { doneAt: this.clock.now(), owner: null, leaseUntil: null });
  }

  /** Back on the pile for later, or given up after the last attempt. What only lost against another transaction goes again at once. */
  failed(job: Job, owner: string, error: unknown): Promise<boolean> {
    const now = this.clock.now();
    const attempts = job.attempts + 1;
    const next = attempts >= MAX_ATTEMPTS ? { failedAt: now } : { runAt: now + (isConflict(error) ? 0 : pauseAfter(attempts)) };
    return this.update(job, owner, { ...next, owner: null, leaseUntil: null, lastError: describe(error) });
  }

  private update(job: Job, owner: string, change: Partial<Omit<Job, 'payload'>>): Promise<boolean> {
    return this.uow.run(async () => {
      const { affected } = await this.uow.repo(Job).update({ id: job.id, owner, attempts: job.attempts + 1 }, change);
      return affected === 1;
    });
  }

  private changed(sql: string, parameters: unknown[]): Promise<boolean> {
    return this.uow.run(async () => (await this.uow.execute(sql, parameters)) === 1);
  }
}

/** Doubles each time; the jitter keeps a crowd of failed jobs from coming back as a crowd. */
function pauseAfter(attempts: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (0.5 + Math.random()));
}

function describe(error: unknown): string {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return words.slice(0, ERROR_LENGTH);
}
