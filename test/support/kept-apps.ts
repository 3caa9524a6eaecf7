import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ModulesContainer } from '@nestjs/core';
import { monotonicFactory } from 'ulid';
import { Ids } from '../../server/src/core/clock/ids';
import { Database } from '../../server/src/core/database/database';
import { Events } from '../../server/src/core/events/events';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import type { StartedApp } from './app';
import { TableRows } from './table-rows';

/** What services remember for a moment; nothing else outlives a request. */
const REMEMBERED = ['kept', 'remembered'];

interface KeptApp {
  started: StartedApp;
  /** As they were when it had just started. */
  rows: TableRows;
  files: ReadonlySet<string>;
  now: number;
}

/**
 * Servers that the tests of one file hand on to one another. A start costs half a second of processor time, and most tests begin with one;
 * the next test gets it with the database, the files, the clock and the memory of one that has just started.
 */
export class KeptApps {
  private readonly idle = new Map<string, KeptApp[]>();
  private readonly all = new WeakMap<StartedApp, KeptApp>();
  private open = false;

  /** From now on they are kept; `closeAll` must follow. */
  begin(): void {
    this.open = true;
  }

  async take(key: string, start: () => Promise<StartedApp>): Promise<StartedApp> {
    const kept = this.idle.get(key)?.pop();
    if (kept) {
      return renew(kept).catch(async (error: unknown) => {
        await kept.started.end();
        throw error;
      });
    }
    const started = await start();
    if (this.open) this.all.set(started, await remember(started));
    return started;
  }

  /** Quiet, until the next one takes it. */
  async giveBack(key: string, started: StartedApp): Promise<void> {
    const kept = this.all.get(started);
    if (!kept || !this.open || !started.app.getHttpServer().listening) return started.end();
    const idle = this.idle.get(key) ?? [];
    if (idle.includes(kept)) return;
    await started.app.get(JobRunner).pause();
    await started.app.get(Events).settled();
    this.idle.set(key, [...idle, kept]);
  }

  async closeAll(): Promise<void> {
    this.open = false;
    for (const { started } of [...this.idle.values()].flat()) await started.end();
    this.idle.clear();
  }
}

async function remember(started: StartedApp): Promise<KeptApp> {
  const rows = await TableRows.of(started.app.get(Database).writer);
  return { started, rows, files: new Set(filesOf(started)), now: started.clock.now() };
}

async function renew({ started, rows, files, now }: KeptApp): Promise<StartedApp> {
  const { app, clock, database } = started;
  await rows.putBack(app.get(Database).writer);
  for (const file of filesOf(started)) if (!files.has(file)) rmSync(join(database.dataDir, file));
  clock.set(now);
  // The clock goes back, and ids would go on from the last one.
  Object.assign(app.get(Ids), { make: monotonicFactory() });
  forget(app.get(ModulesContainer));
  app.get(JobRunner).resume();
  return started;
}

/** The database's own files are always there. */
const filesOf = ({ database }: StartedApp): string[] =>
  readdirSync(database.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('village.sqlite'))
    .map((entry) => join(entry.parentPath, entry.name).slice(database.dataDir.length + 1));

function forget(modules: ModulesContainer): void {
  for (const module of modules.values()) {
    for (const { instance } of module.providers.values()) {
      for (const [name, value] of Object.entries((instance ?? {}) as object)) if (REMEMBERED.includes(name) && value instanceof Map) value.clear();
    }
  }
}
