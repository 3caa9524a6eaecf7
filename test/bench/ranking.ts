import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import LibSql from 'libsql';
import { createConnection, type Connection } from 'mysql2/promise';
import type { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { RankIndex } from '../../server/src/features/ranking/rank-index.service';
import { HouseholdRank } from '../../server/src/features/ranking/ranking.entity';
import { Rankings } from '../../server/src/features/ranking/rankings.service';
import { RecordStandings } from '../../server/src/features/record/record-standings.service';
import { RANK_LEVELS, type RankScope } from '../../shared/domain/ranking';
import { startMariaDb } from '../support/mariadb';

const QUARTER = '2026Q4';
const VILLAGES = 620_000;
/** Ten million entries of a quarter, two and a half for each household that took part. */
const HOUSEHOLDS = Number(process.env['BENCH_HOUSEHOLDS'] ?? 4_000_000);
/** The households of one full village, for the places within it. */
const IN_VILLAGE = 500;
/** Households of a village that took part. */
const A_VILLAGE = Math.ceil(HOUSEHOLDS / VILLAGES);
const SAMPLES = 200;
/** The middle of these passes counts: a machine with other work is slow for a while. */
const REPEATS = 5;

/** One statement of the database it speaks to, with the time it took there. */
interface Timed {
  name: string;
  run(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Milliseconds of database time of each statement since the last call. */
  taken(): Promise<number[]>;
  /** A table of the numbers from 1 to `count`. */
  numbers(count: number): string;
  cat(...parts: string[]): string;
  whole(expression: string): string;
}

/** The statements the services send; rows by key as the repository would ask for them. */
function unitOfWork(db: Timed): UnitOfWork {
  const findOneBy = (table: string, columns: string) => async (key: Record<string, string>) => {
    const where = Object.keys(key).map((name) => `${name.replace(/[A-Z]/g, (char) => `_${char.toLowerCase()}`)} = ?`).join(' AND ');
    return (await db.run(`SELECT ${columns} FROM ${table} WHERE ${where}`, Object.values(key)))[0] ?? null;
  };
  const ranks = { findOneBy: findOneBy('household_rank', 'score') };
  const repo = (entity: { name: string }) => {
    if (entity === HouseholdRank) return ranks;
    throw new Error(`No rows of ${entity.name} here`);
  };
  return { query: db.run.bind(db), repo } as unknown as UnitOfWork;
}

/** 218 villages a county, 16 a town, as in the country. */
const villageId = (db: Timed, n: string): string => db.cat(`(100000 + ${db.whole(`${n} / 218`)})`, `(100 + ${db.whole(`(${n} % 218) / 16`)})`, `(100 + ${n} % 16)`, `(100000 + ${n})`);
const villageOf = (n: number): string => `${100_000 + Math.floor(n / 218)}${100 + Math.floor((n % 218) / 16)}${100 + (n % 16)}${100_000 + n}`;

async function fill(db: Timed): Promise<void> {
  await db.run(`INSERT INTO village_quarter (village_id, quarter, county_code, town_code, households, active, acts, points, share, per_household, score, counted)
    SELECT ${villageId(db, 'n')}, '${QUARTER}', 100000 + ${db.whole('n / 218')}, ${db.cat(`(100000 + ${db.whole('n / 218')})`, `(100 + ${db.whole('(n % 218) / 16')})`)},
      300, 100, 250, 500, n * 7919 % 10001, n * 104729 % 3001, (n * 7919 % 10001) * 100000 + n * 104729 % 3001, 1 FROM ${db.numbers(VILLAGES)}`);
  await db.run(`INSERT INTO household_rank (village_id, quarter, household_id, score)
    SELECT ${villageId(db, db.whole(`n / ${A_VILLAGE}`))}, '${QUARTER}', ${db.cat("'H'", '(10000000 + n)')}, 65536 + n * 7919 % 397 FROM ${db.numbers(HOUSEHOLDS)}`);
  await db.run(`INSERT INTO record_quarter (village_id, quarter, household_id, group_no, points, acts)
    SELECT '${villageOf(7)}', '${QUARTER}', ${db.cat("'H'", '(10000000 + n)')}, 1 + n % 8, n * 7919 % 97, 2 FROM ${db.numbers(IN_VILLAGE)}`);
  for (const scope of Object.keys(RANK_LEVELS) as RankScope[]) {
    const [table, levels] = [scope === 'villages' ? 'village_quarter' : 'household_rank', RANK_LEVELS[scope]];
    for (let level = 0; level <= levels; level++) {
      const bucket = db.whole(`score / ${64 ** (levels - level)}`);
      await db.run(`INSERT INTO rank_bucket (scope, quarter, level, bucket, n) SELECT '${scope}', '${QUARTER}', ${level}, ${bucket}, COUNT(*) FROM ${table} GROUP BY ${bucket}`);
    }
  }
}

const percentile = (times: readonly number[], share: number): string => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)]!.toFixed(3);

async function measure(db: Timed): Promise<void> {
  const uow = unitOfWork(db);
  const rankings = new Rankings(uow, new RankIndex(uow));
  const standings = new RecordStandings(uow);
  const reads: [string, (n: number) => Promise<unknown>][] = [
    // What any statement costs on this machine at this hour.
    ['nothing (SELECT 1)', () => db.run('SELECT 1')],
    ['a household among all of the country', (n) => rankings.ofHousehold(villageOf(Math.floor(n / A_VILLAGE)), QUARTER, `H${10_000_000 + n}`)],
    [`a household in its group and village of ${IN_VILLAGE}`, (n) => standings.ofHousehold(villageOf(7), QUARTER, `H${10_000_000 + 1 + (n % IN_VILLAGE)}`, 1 + (n % 8))],
    ['a village in town, county and country', (n) => rankings.ofVillage(villageOf(1 + (n % VILLAGES)), QUARTER)],
  ];
  for (const [what, read] of reads) {
    const passes = Array.from({ length: SAMPLES }, () => ({ all: [] as number[], slowest: [] as number[] }));
    for (let again = 0; again < REPEATS; again++) {
      for (const [at, { all, slowest }] of passes.entries()) {
        await db.taken();
        const found = await read(1 + ((at * 15_485_863) % (HOUSEHOLDS - 1)));
        if (found === null) throw new Error(`Nothing was found for ${what}`);
        const times = await db.taken();
        all.push(times.reduce((sum, ms) => sum + ms, 0));
        slowest.push(Math.max(...times));
      }
    }
    const middle = (of: 'all' | 'slowest') => passes.map((times) => Number(percentile(times[of], 0.5)));
    const [all, slowest] = [middle('all'), middle('slowest')];
    console.log(`${db.name.padEnd(10)}${what.padEnd(52)}p50 ${percentile(all, 0.5)} ms   p95 ${percentile(all, 0.95)} ms   its slowest statement p95 ${percentile(slowest, 0.95)} ms`);
  }
}

/** Timed by the server itself (performance schema), read over a second connection; it remembers a connection's last ten statements. */
async function mariaDb(connection: Connection, watcher: Connection): Promise<Timed> {
  const [[thread]] = (await watcher.query('SELECT thread_id AS id FROM performance_schema.threads WHERE processlist_id = ?', [connection.threadId])) as unknown as [{ id: number }[]];
  let seen = 0;
  return {
    name: 'MariaDB',
    run: async (sql, parameters = []) => (await connection.query(sql, parameters))[0] as Record<string, unknown>[],
    taken: async () => {
      const [rows] = await watcher.query('SELECT event_id AS id, timer_wait / 1e9 AS ms FROM performance_schema.events_statements_history WHERE thread_id = ? AND event_id > ?', [thread!.id, seen]);
      const fresh = rows as { id: number; ms: number }[];
      seen = Math.max(seen, ...fresh.map(({ id }) => Number(id)));
      return fresh.map(({ ms }) => Number(ms));
    },
    numbers: (count) => `(SELECT seq AS n FROM seq_1_to_${count}) numbers`,
    cat: (...parts) => `CONCAT(${parts.join(', ')})`,
    whole: (expression) => `FLOOR(${expression})`,
  };
}

function sqlite(file: string): Timed & { close(): void } {
  const db = new LibSql(file);
  let since: number[] = [];
  return {
    name: 'SQLite',
    run: async (sql, parameters = []) => {
      const statement = db.prepare(sql);
      const began = performance.now();
      const rows = sql.startsWith('INSERT') ? [] : (statement.all(parameters) as Record<string, unknown>[]);
      if (sql.startsWith('INSERT')) statement.run(parameters);
      since.push(performance.now() - began);
      return rows;
    },
    taken: async () => {
      const ms = since;
      since = [];
      return ms;
    },
    numbers: (count) => `(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count}) SELECT n FROM numbers)`,
    cat: (...parts) => parts.map((part) => `CAST(${part} AS TEXT)`).join(' || '),
    whole: (expression) => `CAST(${expression} AS INTEGER)`,
    close: () => void db.close(),
  };
}

function prepare(databaseUrl: string, dataDir: string): void {
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, DEMO: 'false', LOG_LEVEL: 'silent' };
  execFileSync(process.execPath, ['dist/server/src/migrate.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function onMariaDb(dataDir: string): Promise<void> {
  // As a server of a whole country has at least; the tables of this bench are warm in it.
  const server = await startMariaDb({ memory: '2G', timers: true });
  const connect = () => createConnection({ host: '127.0.0.1', port: server.port, user: 'root' });
  const [root, watcher] = [await connect(), await connect()];
  try {
    await root.query('CREATE DATABASE bench');
    prepare(`mysql://root@127.0.0.1:${server.port}/bench`, dataDir);
    await root.changeUser({ database: 'bench' });
    const db = await mariaDb(root, watcher);
    await fill(db);
    await root.query('ANALYZE TABLE village_quarter, household_rank, record_quarter, rank_bucket');
    await measure(db);
  } finally {
    await Promise.all([root.end(), watcher.end()]);
    await server.stop();
  }
}

async function onSqlite(dataDir: string): Promise<void> {
  prepare('', dataDir);
  const db = sqlite(join(dataDir, 'village.sqlite'));
  await fill(db);
  await measure(db);
  db.close();
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'village-ranks-'));
  console.log(`Database time of a place; ${VILLAGES.toLocaleString('en')} villages, ${HOUSEHOLDS.toLocaleString('en')} households of 10,000,000 entries\n`);
  try {
    if (process.env['BENCH_ONLY'] !== 'MariaDB') await onSqlite(dataDir);
    await onMariaDb(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
