import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { openDataSource } from '../../server/src/core/database/data-source';
import { migrate } from '../../server/src/core/database/migrations';
import { entities } from '../../server/src/entities';
import { migrations } from '../../server/src/migrations';
import { SchemaPool, nameOfNew } from './schema-pool';

export interface OpenDatabase {
  databaseUrl?: string;
  sqliteFile?: string;
  /** The folder of the SQLite file, for `DATA_DIR`. */
  dataDir: string;
  drop(): Promise<void>;
}

export interface OpenOptions {
  /** Without any table; otherwise the migrations have run. */
  empty?: boolean;
}

export interface TestDatabase {
  name: 'SQLite' | 'MariaDB';
  /** A fresh database of one's own. */
  open(options?: OpenOptions): Promise<OpenDatabase>;
}

/** The file the server would make by itself in its data folder. */
const sqlite: TestDatabase = {
  name: 'SQLite',
  async open({ empty = false } = {}) {
    const dataDir = newFolder();
    const sqliteFile = join(dataDir, 'village.sqlite');
    if (!empty) copyFileSync(await migratedFile(), sqliteFile);
    return { sqliteFile, dataDir, drop: async () => rmSync(dataDir, { recursive: true, force: true }) };
  },
};

const mariadb: TestDatabase = {
  name: 'MariaDB',
  open: ({ empty = false } = {}) => (empty ? emptySchema() : pooledSchema()),
};

/** `TEST_DATABASES=sqlite` leaves MariaDB out. */
export const databases: TestDatabase[] = process.env['TEST_DATABASES'] === 'sqlite' ? [sqlite] : [sqlite, mariadb];

const newFolder = () => mkdtempSync(join(tmpdir(), 'village-test-'));

let migrated: Promise<string> | undefined;

/** Made once by each test file: migrations are the same for all. */
const migratedFile = (): Promise<string> => (migrated ??= migrateFile());

async function migrateFile(): Promise<string> {
  const folder = newFolder();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const sqliteFile = join(folder, 'migrated.sqlite');
  await bringUpToDate({ sqliteFile });
  return sqliteFile;
}

async function pooledSchema(): Promise<OpenDatabase> {
  const pool = new SchemaPool(port());
  const [dataDir, schema] = [newFolder(), await pool.take((name) => bringUpToDate({ databaseUrl: urlOf(name) }))];
  const drop = async () => {
    rmSync(dataDir, { recursive: true, force: true });
    await pool.giveBack(schema);
  };
  return { databaseUrl: urlOf(schema), dataDir, drop };
}

async function emptySchema(): Promise<OpenDatabase> {
  const [dataDir, schema] = [newFolder(), nameOfNew()];
  await asRoot(`CREATE DATABASE ${schema}`);
  const drop = async () => {
    rmSync(dataDir, { recursive: true, force: true });
    await asRoot(`DROP DATABASE ${schema}`);
  };
  return { databaseUrl: urlOf(schema), dataDir, drop };
}

const urlOf = (schema: string): string => `mysql://root@127.0.0.1:${port()}/${schema}`;

async function bringUpToDate(where: { databaseUrl?: string; sqliteFile?: string }): Promise<void> {
  const dataSource = await openDataSource({ ...where, entities }, 'writer');
  await migrate(dataSource, migrations).finally(() => dataSource.destroy());
}

function port(): number {
  const given = process.env['TEST_MARIADB_PORT'];
  if (!given) throw new Error('No MariaDB was started for this jest project: see globalSetup in jest.config.js');
  return Number(given);
}

async function asRoot(statement: string): Promise<void> {
  const connection = await createConnection({ host: '127.0.0.1', port: port(), user: 'root' });
  await connection.query(statement).finally(() => connection.end());
}
