import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Ids } from '../clock/ids';
import { markedMethods, type MarkedMethod } from '../discovered-methods';
import { HANDLES_JOB } from './handles-job';
import type { Job } from './job.entity';
import { JobLeases, LEASE_MS, MAX_ATTEMPTS } from './job-leases';
import { AppConfig } from '../config/config';
import { Jobs } from './jobs';

const POLL_MS = 1_000;
const AT_ONCE = 4;

/** Does the jobs this server has a handler for; any number of servers may run one each. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private readonly owner: string;
  private readonly handlers = new Map<string, MarkedMethod<string>>();
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private filling: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private finished = 0;

  constructor(
    private readonly jobs: Jobs,
    private readonly leases: JobLeases,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly config: AppConfig,
    ids: Ids,
  ) {
    this.owner = ids.next();
  }

  onApplicationBootstrap(): void {
    for (const handler of markedMethods<string>(this.discovery, this.scanner, HANDLES_JOB)) {
      if (this.handlers.has(handler.mark)) throw new Error(`Two handlers for job ${handler.mark}`);
      this.handlers.set(handler.mark, handler);
    }
    if (!this.config.runJobs) return;
    this.jobs.wakeOnEnqueue(() => this.wake());
    this.timer = setInterval(() => this.wake(), POLL_MS).unref();
  }

  beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    return this.pause();
  }

  /** Running jobs finish; waiting ones stay in the table. */
  async pause(): Promise<void> {
    this.stopped = true;
    await this.filling;
    await Promise.all(this.running);
  }

  resume(): void {
    this.stopped = false;
  }

  /** Does everything that is due by the clock, also what that leads to, and answers how many jobs it ran; for tests. */
  async drain(): Promise<number> {
    const before = this.finished;
    for (;;) {
      await this.filling;
      const started = await this.startDue();
      if (started === 0 && this.running.size === 0 && !this.filling) return this.finished - before;
      await Promise.all(this.running);
    }
  }

  private wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.filling ??= this.fill().finally(() => {
      this.filling = undefined;
      if (this.again) this.wake();
    });
  }

  private async fill(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        await this.startDue();
      }
    } catch (error) {
      this.complain('Could not look for jobs', error);
    }
  }

  /** Takes as many jobs as there are free hands; looks at more, because another runner may be faster. */
  private async startDue(): Promise<number> {
    const free = AT_ONCE - this.running.size;
    if (free <= 0 || this.handlers.size === 0) return 0;
    let started = 0;
    for (const job of await this.leases.due([...this.handlers.keys()], free * 4)) {
      if (this.stopped || started >= free) break;
      if (!(await this.leases.take(job, this.owner))) continue;
      this.start(job);
      started++;
    }
    return started;
  }

  /** A slow job keeps one hand busy and holds up nobody else. */
  private start(job: Job): void {
    const work = this.runOne(job).catch((error: unknown) => this.complain(`Job ${job.id} could not be ticked off`, error));
    const ended = work.then(() => {
      this.finished++;
      this.running.delete(ended);
      this.wake();
    });
    this.running.add(ended);
  }

  private async runOne(job: Job): Promise<void> {
    const renewal = setInterval(() => void this.renew(job), LEASE_MS / 3).unref();
    try {
      await this.attempt(job);
    } finally {
      clearInterval(renewal);
    }
  }

  private async attempt(job: Job): Promise<void> {
    try {
      if (job.attempts >= MAX_ATTEMPTS) throw new Error(`The server died in the last of ${MAX_ATTEMPTS} attempts`);
      await this.handlers.get(job.name)?.call(job.payload);
      await this.leases.done(job, this.owner);
    } catch (error) {
      this.complain(`Job ${job.name} ${job.id} failed in attempt ${job.attempts + 1}`, error);
      await this.leases.failed(job, this.owner, error);
    }
  }

  private async renew(job: Job): Promise<void> {
    try {
      await this.leases.renew(job, this.owner);
    } catch (error) {
      this.complain(`Could not renew the lease of job ${job.id}`, error);
    }
  }

  private complain(what: string, error: unknown): void {
    this.logger.error(what, error instanceof Error ? error.stack : String(error));
  }
}
