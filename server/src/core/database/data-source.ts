import LibSql from 'libsql';
import { createConnection, createPool, type Connection, type PoolOptions } from 'mysql2';
import { createConnection as connect } from 'mysql2/promise';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNames } from './naming';

const CONNECT_TIMEOUT_MS = 10_000;
const BUSY_TIMEOUT_MS = 5_000;

export interface DatabaseTarget {
  /** `mysql://` or `mariadb://user:password@host:port/schema?ssl=true`; wins over the file. */
  databaseUrl?: string;
  sqliteFile?: string;
  /** Connections of one pool; there is one for runs and one for reads. */
  poolSize?: number;
  entities: readonly EntityClass[];
}

export type EntityClass = new () => object;

type Role = 'writer' | 'reader';

/** The reader refuses to write on both databases, so a write outside a run fails at once instead of by chance. */
export async function openDataSource(target: DatabaseTarget, role: Role): Promise<DataSource> {
  const options = target.databaseUrl ? await serverOptions(target.databaseUrl, role, target.poolSize) : fileOptions(target, role);
  const entities = [...target.entities];
  return new DataSource({ ...options, entities, namingStrategy: new SnakeNames(), synchronize: false }).initialize();
}

interface SqliteHandle {
  pragma(statement: string): unknown;
}

function fileOptions({ sqliteFile }: DatabaseTarget, role: Role): DataSourceOptions {
  if (!sqliteFile) throw new Error('A database URL or a SQLite file is needed');
  const pragmas = ['journal_mode = WAL', 'synchronous = FULL', `busy_timeout = ${BUSY_TIMEOUT_MS}`];
  // libsql ignores `readonly: true`; query_only holds.
  if (role === 'reader') pragmas.push('query_only = 1');
  return {
    type: 'better-sqlite3',
    driver: LibSql,
    database: sqliteFile,
    timeout: BUSY_TIMEOUT_MS,
    prepareDatabase: (db: SqliteHandle) => pragmas.forEach((pragma) => db.pragma(pragma)),
  };
}

async function serverOptions(url: string, role: Role, poolSize = 10): Promise<DataSourceOptions> {
  const credentials = parseUrl(url);
  return {
    type: await flavour(credentials),
    ...credentials,
    driver: { createConnection, createPool: (options: PoolOptions) => preparedPool(options, role) },
    charset: 'utf8mb4',
    timezone: 'Z',
    poolSize,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // bigint columns hold times and small sums: numbers, as on SQLite.
    bigNumberStrings: false,
    // A stack kept for every statement in case it fails; TypeORM's own error has one.
    trace: false,
    extra: { decimalNumbers: true, enableKeepAlive: true },
  };
}

/** Read committed: a row that another run just wrote is seen by the statement that follows a lost race. */
const sessionSettings = (role: Role) => [
  'SET SESSION innodb_lock_wait_timeout = 10',
  `SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  ...(role === 'reader' ? ['SET SESSION TRANSACTION READ ONLY'] : []),
];

function preparedPool(options: PoolOptions, role: Role) {
  const pool = createPool(options);
  pool.on('connection', (connection: Connection) => {
    // A compatible server may not know one of them (TiDB: read only); it serves without.
    for (const setting of sessionSettings(role)) connection.query(setting, () => undefined);
    // TypeORM asks for this face of it with every statement, and each time the driver would make a new one.
    const promised = connection.promise();
    connection.promise = () => promised;
  });
  return pool;
}

function parseUrl(url: string) {
  const parsed = new URL(url);
  return {
    host: parsed.hostname,
    port: Number(parsed.port || 3306),
    username: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    ...(parsed.searchParams.get('ssl') === 'true' ? { ssl: {} } : {}),
  };
}

/** A `mysql://` address often leads to a MariaDB; TypeORM reports false drift when told the wrong one. */
async function flavour({ username, ...where }: ReturnType<typeof parseUrl>): Promise<'mysql' | 'mariadb'> {
  const connection = await connect({ ...where, user: username, connectTimeout: CONNECT_TIMEOUT_MS });
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    return /mariadb/i.test(JSON.stringify(rows)) ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}
