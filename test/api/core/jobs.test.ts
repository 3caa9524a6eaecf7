import { setTimeout as sleep } from 'node:timers/promises';
import { Global, Injectable, Logger, Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Clock } from '../../../server/src/core/clock/clock';
import { Ids, UlidIds } from '../../../server/src/core/clock/ids';
import { AppConfig } from '../../../server/src/core/config/config';
import { Database } from '../../../server/src/core/database/database';
import { UnitOfWork } from '../../../server/src/core/database/unit-of-work';
import { Events } from '../../../server/src/core/events/events';
import { EventsModule } from '../../../server/src/core/events/events.module';
import { OnEvent } from '../../../server/src/core/events/on-event';
import { HandlesJob } from '../../../server/src/core/jobs/handles-job';
import { JobLeases, LEASE_MS, MAX_ATTEMPTS } from '../../../server/src/core/jobs/job-leases';
import { JobRunner } from '../../../server/src/core/jobs/job-runner';
import { Job } from '../../../server/src/core/jobs/job.entity';
import { Jobs } from '../../../server/src/core/jobs/jobs';
import { JobsModule } from '../../../server/src/core/jobs/jobs.module';
import { entities } from '../../../server/src/entities';
import { migrations } from '../../../server/src/migrations';
import { databases, type OpenDatabase } from '../../support/databases';
import { FixedClock } from '../../support/fixed-clock';

jest.setTimeout(30_000);
Logger.overrideLogger(false);

class LampReported {
  constructor(readonly lampId: string) {}
}

/** Somebody who runs errands, and can be told to stumble or to take long. */
@Injectable()
class Errands {
  readonly run: string[] = [];
  stumbles = 0;
  stumble = (id: string): Error => new Error(`stumbled over ${id}`);
  pace = (): Promise<unknown> => Promise.resolve();

  constructor(
    private readonly jobs: Jobs,
    private readonly uow: UnitOfWork,
  ) {}

  @HandlesJob('test.fetch')
  async fetch({ id }: { id: string }): Promise<void> {
    await this.pace();
    if (this.stumbles-- > 0) throw this.stumble(id);
    this.run.push(id);
    if (id === 'chain') await this.jobs.enqueue('test.fetch', { id: 'link' });
  }

  @OnEvent(LampReported)
  async lampReported({ lampId }: LampReported): Promise<void> {
    const known = await this.uow.repo(Job).findOneBy({ name: 'test.lamp' });
    this.run.push(`lamp ${lampId} ${known ? 'known' : 'unknown'}`);
  }

  @OnEvent(LampReported)
  clumsy(): never {
    throw new Error('dropped it');
  }
}

@Global()
@Module({})
class Ground {
  static of(uow: UnitOfWork, clock: Clock, runJobs: boolean): DynamicModule {
    const providers = [
      { provide: Clock, useValue: clock },
      { provide: Ids, useValue: new UlidIds(clock) },
      { provide: UnitOfWork, useValue: uow },
      { provide: AppConfig, useValue: { runJobs } },
    ];
    return { module: Ground, providers, exports: providers };
  }
}

@Module({})
class Village {
  static on(uow: UnitOfWork, clock: Clock, runJobs: boolean): DynamicModule {
    return { module: Village, imports: [Ground.of(uow, clock, runJobs), EventsModule, JobsModule], providers: [Errands] };
  }
}

describe.each(databases)('jobs on $name', ({ open }) => {
  let where: OpenDatabase;
  let database: Database;
  let uow: UnitOfWork;
  let clock: FixedClock;
  const villages: INestApplicationContext[] = [];

  async function village({ runJobs = true } = {}) {
    const app = await NestFactory.createApplicationContext(Village.on(uow, clock, runJobs), { logger: false });
    villages.push(app);
    const got = { app, jobs: app.get(Jobs), runner: app.get(JobRunner), errands: app.get(Errands), events: app.get(Events) };
    return { ...got, leases: app.select(JobsModule).get(JobLeases) };
  }
  const only = async () => {
    const [job, ...others] = await uow.repo(Job).find();
    if (!job || others.length > 0) throw new Error(`Expected one job, found ${others.length + (job ? 1 : 0)}`);
    return job;
  };
  const laterBy = (ms: number) => clock.now() + ms;

  beforeAll(async () => {
    where = await open();
    database = await Database.open({ ...where, entities, migrations });
    uow = new UnitOfWork(database);
  });
  beforeEach(async () => {
    clock = new FixedClock();
    await uow.run(() => uow.execute('DELETE FROM job'));
  });
  afterEach(() => Promise.all(villages.splice(0).map((app) => app.close())));
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  it('does a promised job at once after the commit', async () => {
    const { jobs, errands } = await village();
    await uow.run(async () => {
      await jobs.enqueue('test.fetch', { id: 'a' });
      await sleep(20);
      expect(errands.run).toEqual([]);
    });
    for (let waited = 0; errands.run.length === 0 && waited < 500; waited += 10) await sleep(10);
    expect(errands.run).toEqual(['a']);
  });

  it('leaves a promised job to another server where it is told to', async () => {
    const [answering, working] = [await village({ runJobs: false }), await village()];
    await answering.jobs.enqueue('test.fetch', { id: 'a' });
    await sleep(100);
    expect(answering.errands.run).toEqual([]);
    await working.runner.drain();
    expect([answering.errands.run, working.errands.run]).toEqual([[], ['a']]);
  });

  it('forgets a job whose promise was rolled back', async () => {
    const { jobs, runner, errands } = await village();
    const broken = uow.run(async () => {
      await jobs.enqueue('test.fetch', { id: 'a' });
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await runner.drain();
    expect([errands.run, await uow.repo(Job).count()]).toEqual([[], 0]);
  });

  it('waits for the hour of a job, and then does what it leads to', async () => {
    const { jobs, runner, errands } = await village();
    await jobs.enqueue('test.fetch', { id: 'chain' }, { runAt: laterBy(1_000) });
    expect(await runner.drain()).toBe(0);
    clock.advance(1_000);
    expect(await runner.drain()).toBe(2);
    expect(errands.run).toEqual(['chain', 'link']);
    expect(await runner.drain()).toBe(0);
  });

  it('takes a keyed job once', async () => {
    const { jobs, runner, errands } = await village();
    const ask = () => jobs.enqueue('test.fetch', { id: 'a' }, { key: 'fetch:a' });
    await Promise.all([ask(), ask(), ask()]);
    await runner.drain();
    await ask();
    await runner.drain();
    expect(errands.run).toEqual(['a']);
  });

  it('tries again later, a little longer each time, and says why', async () => {
    const { jobs, runner, errands } = await village();
    errands.stumbles = 2;
    await jobs.enqueue('test.fetch', { id: 'a' });
    await runner.drain();
    const pauses: number[] = [];
    for (let tries = 1; tries <= 2; tries++) {
      const job = await only();
      expect(job).toMatchObject({ attempts: tries, owner: null, leaseUntil: null, doneAt: null, failedAt: null });
      expect(job.lastError).toContain('stumbled over a');
      pauses.push(job.runAt - clock.now());
      clock.set(job.runAt);
      await runner.drain();
    }
    expect(pauses[0]).toBeGreaterThanOrEqual(1_000);
    expect(pauses[1]).toBeGreaterThanOrEqual(2_000);
    expect(await only()).toMatchObject({ attempts: 3, doneAt: clock.now() });
    expect(errands.run).toEqual(['a']);
  });

  it('goes again at once where it only lost against another transaction', async () => {
    const { jobs, runner, errands } = await village();
    Object.assign(errands, { stumbles: 2, stumble: () => Object.assign(new Error('Deadlock found'), { code: 'ER_LOCK_DEADLOCK' }) });
    await jobs.enqueue('test.fetch', { id: 'a' });
    await runner.drain();
    expect(errands.run).toEqual(['a']);
    expect(await only()).toMatchObject({ attempts: 3, doneAt: clock.now() });
  });

  it('gives a job up after the last attempt, and takes it up again when a person says so', async () => {
    const { jobs, runner, errands } = await village();
    errands.stumbles = MAX_ATTEMPTS;
    await jobs.enqueue('test.fetch', { id: 'a' });
    for (let tries = 0; tries < MAX_ATTEMPTS + 2; tries++) {
      await runner.drain();
      clock.advance(24 * 3_600_000);
    }
    const [givenUp] = await jobs.givenUp();
    expect(givenUp).toMatchObject({ attempts: MAX_ATTEMPTS, lastError: expect.stringContaining('stumbled over a') as string });
    expect(errands.run).toEqual([]);
    expect(await jobs.retry(givenUp!.id)).toBe(true);
    await runner.drain();
    expect(errands.run).toEqual(['a']);
    expect(await jobs.givenUp()).toEqual([]);
  });

  it('never lets two runners do the same job', async () => {
    const [one, other] = [await village(), await village()];
    for (const { errands } of [one, other]) errands.pace = () => sleep(5);
    const ids = Array.from({ length: 40 }, (_, n) => `job${String(n).padStart(2, '0')}`);
    await uow.run(async () => {
      for (const id of ids) await one.jobs.enqueue('test.fetch', { id });
    });
    await Promise.all([one.runner.drain(), other.runner.drain()]);
    await Promise.all([one.runner.drain(), other.runner.drain()]);
    expect([...one.errands.run, ...other.errands.run].sort()).toEqual(ids);
    expect(one.errands.run.length).toBeGreaterThan(0);
    expect(other.errands.run.length).toBeGreaterThan(0);
  });

  it('lets only one of many hands take a job', async () => {
    const { jobs, leases } = await village();
    await jobs.enqueue('other.server', { id: 'a' });
    const [job] = await leases.due(['other.server'], 10);
    const taken = await Promise.all(Array.from({ length: 10 }, (_, n) => leases.take(job!, `hand${n}`)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('takes over from a server that died, once its lease has ended', async () => {
    const { jobs, runner, errands, leases } = await village();
    await jobs.enqueue('test.fetch', { id: 'a' }, { runAt: laterBy(10) });
    const job = await only();
    expect(await leases.take(job, 'dead')).toBe(true);
    clock.advance(LEASE_MS - 1);
    expect(await runner.drain()).toBe(0);
    clock.advance(1);
    expect(await runner.drain()).toBe(1);
    expect(errands.run).toEqual(['a']);
    expect(await leases.done(job, 'dead')).toBe(false);
  });

  it('leaves a job alone that belongs to a handler of another version', async () => {
    const { jobs, runner } = await village();
    await jobs.enqueue('test.unheard-of', { id: 'a' });
    expect(await runner.drain()).toBe(0);
    expect(await only()).toMatchObject({ attempts: 0, owner: null, failedAt: null });
  });

  it('finishes what it is doing before the server stops, and starts nothing more', async () => {
    const { app, jobs, errands } = await village();
    let go: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (go = resolve));
    errands.pace = () => gone;
    await jobs.enqueue('test.fetch', { id: 'slow' });
    await sleep(100);
    villages.splice(0);
    const closed = app.close();
    await jobs.enqueue('test.fetch', { id: 'late' });
    await sleep(50);
    expect(errands.run).toEqual([]);
    go();
    await closed;
    expect(errands.run).toEqual(['slow']);
    const open = (await uow.repo(Job).find()).filter((job) => job.doneAt === null);
    expect(open.map((job) => job.payload)).toEqual([{ id: 'late' }]);
  });

  it('clears done jobs away after a week and keeps the given-up ones', async () => {
    const { jobs, runner } = await village();
    await jobs.enqueue('test.fetch', { id: 'a' });
    await runner.drain();
    expect(await jobs.forgetDone()).toBe(0);
    clock.advance(7 * 24 * 3_600_000 + 1);
    expect(await jobs.forgetDone()).toBe(1);
  });

  it('tells an event once the act is certain, and never one of an act that failed', async () => {
    const { events, errands, jobs } = await village();
    const report = (lampId: string, fails: boolean) =>
      uow.run(async () => {
        await jobs.enqueue('test.lamp', { lampId });
        events.afterCommit(new LampReported(lampId));
        if (fails) throw new Error('no');
      });
    await report('3', true).catch(() => undefined);
    await report('4', false);
    await events.settled();
    expect(errands.run).toEqual(['lamp 4 known']);
  });
});
