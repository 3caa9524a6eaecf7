import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { Database } from './database';
import { isConflict } from './duplicate-key';
import { Fifo } from './fifo';

const MAX_ATTEMPTS = 10;

/** One attempt at a transaction, found again by everything the work calls. */
class Run {
  manager: EntityManager;
  open = true;
  /** A failure that must not be committed, even if the work swallowed it. */
  failure: { cause: unknown } | undefined;
  readonly afterCommit: (() => void)[] = [];

  constructor(readonly of: UnitOfWork) {}
}

/** One for all servers of a process: each more would cost every promise of all of them. */
const ambient = new AsyncLocalStorage<Run>();

/** The only way to a repository: everything done inside one `run` is kept together or not at all. */
@Injectable()
export class UnitOfWork {
  private readonly queue = new Fifo();
  private readonly logger = new Logger(UnitOfWork.name);

  constructor(private readonly database: Database) {}

  /**
   * Runs the work in one transaction, and all of it again when the database gave way to another run: the work must be repeatable,
   * so nothing slow and nothing outside the database. A `run` inside a run joins it; when it fails, the outer run fails too.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.current();
    if (outer) return join(outer, work);
    const { result, run } = await this.inTurn(() => this.untilSettled(work));
    for (const callback of run.afterCommit) this.callSafely(callback);
    return result;
  }

  /** Inside a run its own rows are seen; outside, the last committed ones, and only for reading. */
  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager().getRepository(entity);
  }

  /** Raw SQL that both databases understand, with `?` parameters; for reading. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.manager().query(sql, parameters);
  }

  /** Raw SQL that writes; answers how many rows it matched. Only inside a run. */
  async execute(sql: string, parameters: unknown[] = []): Promise<number> {
    const runner = this.current()?.manager.queryRunner;
    if (!runner) throw new Error('A write needs a run around it');
    return (await runner.query(sql, parameters, true)).affected ?? 0;
  }

  /** Called once the run is committed, or at once when there is none; what it throws is logged. */
  afterCommit(callback: () => void): void {
    const run = this.current();
    if (run) run.afterCommit.push(callback);
    else this.callSafely(callback);
  }

  /** Work left behind by a finished run is outside of it. */
  private current(): Run | undefined {
    const run = ambient.getStore();
    return run?.open && run.of === this ? run : undefined;
  }

  private manager(): EntityManager {
    return this.current()?.manager ?? this.database.reader.manager;
  }

  /** SQLite has one connection to write with: a second transaction would become a part of the first. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.database.isSqlite ? this.queue.run(work) : work();
  }

  private async untilSettled<T>(work: () => Promise<T>): Promise<{ result: T; run: Run }> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (!isConflict(error) || attempt === MAX_ATTEMPTS) throw error;
        await sleep(Math.random() * Math.min(10 * 2 ** attempt, 500));
      }
    }
  }

  private async attempt<T>(work: () => Promise<T>): Promise<{ result: T; run: Run }> {
    const run = new Run(this);
    try {
      const result = await this.database.writer.transaction((manager) => {
        run.manager = manager;
        return ambient.run(run, () => refuseFailed(run, work));
      });
      return { result, run };
    } finally {
      run.open = false;
    }
  }

  private callSafely(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.logger.error('A callback after commit failed', error instanceof Error ? error.stack : String(error));
    }
  }
}

async function join<T>(outer: Run, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    outer.failure ??= { cause };
    throw cause;
  }
}

async function refuseFailed<T>(run: Run, work: () => Promise<T>): Promise<T> {
  watchConflicts(run);
  const result = await work();
  if (run.failure) throw run.failure.cause;
  return result;
}

/** After a deadlock the server has already rolled back: going on would write outside any transaction. Rolling back is never wrong. */
function watchConflicts(run: Run): void {
  const runner = run.manager.queryRunner;
  // SQLite shares one runner between all runs, and never rolls back by itself.
  if (!runner || runner.dataSource.options.type === 'better-sqlite3') return;
  const query = runner.query.bind(runner);
  runner.query = async (...parameters: Parameters<typeof query>) => {
    const isLost = run.open && run.failure && isConflict(run.failure.cause) && parameters[0] !== 'ROLLBACK';
    if (isLost && run.failure) throw run.failure.cause;
    try {
      return await query(...parameters);
    } catch (cause) {
      if (isConflict(cause)) run.failure ??= { cause };
      throw cause;
    }
  };
}
