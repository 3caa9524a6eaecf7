import type { DataSource, QueryRunner } from 'typeorm';
import { Schema } from './schema';

export interface Migration {
  /** `<yyyymmddhhmm>-<verb-noun>`, the file's name. */
  name: string;
  up(schema: Schema): Promise<void>;
  down(schema: Schema): Promise<void>;
}

const TABLE = 'applied_migration';

/** Names of the migrations this database still waits for, in order. */
export async function pendingMigrations(dataSource: DataSource, known: readonly Migration[]): Promise<string[]> {
  const applied = new Set(await appliedMigrations(dataSource));
  return known.map((migration) => migration.name).filter((name) => !applied.has(name));
}

export async function appliedMigrations(dataSource: DataSource): Promise<string[]> {
  return withRunner(dataSource, async (runner) => {
    if (!(await runner.hasTable(TABLE))) return [];
    const rows: { name: string }[] = await runner.query(`SELECT name FROM ${TABLE} ORDER BY name`);
    return rows.map((row) => row.name);
  });
}

/** Brings the database up to date and says what it ran. */
export async function migrate(dataSource: DataSource, known: readonly Migration[]): Promise<string[]> {
  const pending = await pendingMigrations(dataSource, known);
  for (const name of pending) await apply(dataSource, find(known, name));
  return pending;
}

/** Takes back the last applied migration. */
export async function revertLast(dataSource: DataSource, known: readonly Migration[]): Promise<string | undefined> {
  const name = (await appliedMigrations(dataSource)).at(-1);
  if (!name) return undefined;
  await withRunner(dataSource, (runner) =>
    inTransaction(runner, async () => {
      await find(known, name).down(new Schema(runner));
      await runner.query(`DELETE FROM ${TABLE} WHERE name = ?`, [name]);
    }),
  );
  return name;
}

/** A server on an old schema would fail in the middle of somebody's act; better not to start. */
export async function refusePending(dataSource: DataSource, known: readonly Migration[]): Promise<void> {
  const pending = await pendingMigrations(dataSource, known);
  if (pending.length === 0) return;
  const names = pending.join(', ');
  throw new Error(`数据库需要升级(${names}),请先备份,再运行 npm run migrate (the database waits for ${pending.length} migration(s))`);
}

function apply(dataSource: DataSource, migration: Migration): Promise<void> {
  return withRunner(dataSource, (runner) =>
    inTransaction(runner, async () => {
      const schema = new Schema(runner);
      await ensureTable(runner, schema);
      await migration.up(schema);
      await runner.query(`INSERT INTO ${TABLE} (name, applied_at) VALUES (?, ?)`, [migration.name, Date.now()]);
    }),
  );
}

async function ensureTable(runner: QueryRunner, schema: Schema): Promise<void> {
  if (await runner.hasTable(TABLE)) return;
  await schema.create(TABLE, (t) => {
    t.id('name', 120);
    t.time('applied_at');
  });
}

/** On SQLite a failed migration leaves nothing behind; MariaDB commits each table as it is made. */
async function inTransaction(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  await runner.startTransaction();
  try {
    await work();
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  }
}

async function withRunner<T>(dataSource: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await work(runner);
  } finally {
    await runner.release();
  }
}

function find(known: readonly Migration[], name: string): Migration {
  const migration = known.find((candidate) => candidate.name === name);
  if (!migration) throw new Error(`This version does not know migration ${name}; the database belongs to a newer one`);
  return migration;
}
