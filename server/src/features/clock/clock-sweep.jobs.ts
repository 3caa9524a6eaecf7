import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { nextRing, ringDue } from '../../../../shared/domain/running-clock';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { ClockOwners } from './clock-owners.service';
import { RunningClock } from './clock.entity';
import { expectedDue, timetableOf } from './clock.times';
import { WorkCalendars } from './work-calendars.service';

const EVERY_MS = 60_000;
const JOB = 'clock.sweep';
const BATCH = 100;
const AT_MOST_PER_SWEEP = 5_000;

/** Once a minute, on one of the servers: rings what is due, each ring once. */
@Injectable()
export class ClockSweep implements OnApplicationBootstrap {
  private readonly logger = new Logger(ClockSweep.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly calendars: WorkCalendars,
    private readonly owners: ClockOwners,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.planNext();
  }

  /** The next one is planned first, so that no failure ends the chain. */
  @HandlesJob(JOB)
  async sweep(): Promise<void> {
    await this.planNext();
    const now = this.clock.now();
    const seen = new Set<string>();
    while (seen.size < AT_MOST_PER_SWEEP) {
      const batch = (await this.dueClocks(now, BATCH + seen.size)).filter((id) => !seen.has(id));
      if (batch.length === 0) return;
      for (const id of batch) {
        seen.add(id);
        await this.ringAll(id);
      }
    }
  }

  /** One ring, noted and told in one unit of work; false when there is none (any more). */
  ring(id: string): Promise<boolean> {
    return this.uow.run(async () => {
      const now = this.clock.now();
      const { affected } = await this.uow.repo(RunningClock).update({ id, nextRingAt: LessThanOrEqual(now) }, { version: () => 'version + 1' });
      return affected === 1 && this.ringLocked(await this.uow.repo(RunningClock).findOneByOrFail({ id }), now);
    });
  }

  private async ringLocked(row: RunningClock, now: number): Promise<boolean> {
    const times = await this.calendars.ofVillage(row.villageId);
    const timetable = timetableOf(row, times);
    const ring = ringDue(timetable, row, times.climb, row.rung, now);
    const rung = ring ?? row.rung;
    const nextRingAt = nextRing(timetable, row, times.climb, rung)?.at ?? null;
    await this.uow.repo(RunningClock).update({ id: row.id }, { rung, nextRingAt });
    if (ring) await this.owners.rang(row, { ring, dueAt: expectedDue(row, times, now) });
    return ring !== undefined;
  }

  /** A server that slept for days rings one step of being late after the other; what fails waits a minute and holds up nobody. */
  private async ringAll(id: string): Promise<void> {
    try {
      while (await this.ring(id));
    } catch (error) {
      this.logger.error(`Clock ${id} could not ring`, error instanceof Error ? error.stack : String(error));
    }
  }

  private async dueClocks(now: number, take: number): Promise<string[]> {
    const due = { where: { nextRingAt: LessThanOrEqual(now) }, order: { nextRingAt: 'ASC', id: 'ASC' }, take } as const;
    return (await this.uow.repo(RunningClock).find({ select: { id: true }, ...due })).map(({ id }) => id);
  }

  /** The minute is the key: however many servers plan it, it is done once. */
  private planNext(): Promise<void> {
    const minute = Math.floor(this.clock.now() / EVERY_MS) + 1;
    return this.jobs.enqueue(JOB, {}, { runAt: minute * EVERY_MS, key: `${JOB}:${minute}` });
  }
}
