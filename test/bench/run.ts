import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createConnection, type Connection } from 'mysql2/promise';
import { startMariaDb } from '../support/mariadb';
import type { BareRoute } from './bare-server';
import { SUBMITS, WARM_UP, cases, figures, submitting, type Case } from './cases';
import { fire, load } from './load';
import { MeasuredProcess } from './measured-process';
import { REPORTS, fillReports } from './reports';
import { statementsOf } from './statements';
import { POSTS, fill } from './village';
import { mariaWriter, sqliteWriter } from './writer';

/** Measures only the cases of such names, such as `BENCH_ONLY='map|figures'`. */
const ONLY = new RegExp(process.env['BENCH_ONLY'] ?? '');
const asked = ({ name }: Case): boolean => ONLY.test(name);

/** What no map and no figure may take, with 2,000 reports in the village. */
const LIMIT_MS = 50;

/** Server processor time per request, against a bare handler that sends the same SQL, in the same run. */
async function cpuPerRequest(server: MeasuredProcess, { requests, shot }: Case, offset: number): Promise<{ ms: number; perSecond: number }> {
  const warmUp = Math.min(WARM_UP, requests);
  await load(server.port, warmUp, (index) => shot(offset + index));
  const before = await server.cpuMs();
  const { seconds } = await load(server.port, requests, (index) => shot(offset + warmUp + index));
  return { ms: ((await server.cpuMs()) - before) / requests, perSecond: requests / seconds };
}

async function recorded(root: Connection, server: MeasuredProcess, one: Case, index: number): Promise<[string, BareRoute]> {
  const shot = one.shot(index);
  let answer = '';
  const statements = await statementsOf(root, async () => {
    answer = await fire(undefined, server.port, shot);
  });
  return [shot.path, { statements, answer, fresh: one.fresh({ answer, statements }, index) }];
}

async function measure(root: Connection, databaseUrl: string, dataDir: string): Promise<void> {
  const server = await startServer(databaseUrl, dataDir);
  // Connections are opened and named first, so that the log shows only what a request needs.
  await load(server.port, WARM_UP, (index) => cases[index % 2]!.shot(index));
  await load(server.port, 64, (index) => submitting.shot(SUBMITS + WARM_UP + 10 + index));
  const routes = Object.fromEntries(await inTurn(cases.filter(asked), (one) => recorded(root, server, one, 0)));
  if (process.env['BENCH_SQL']) console.log(JSON.stringify(routes, null, 1));
  const routesFile = join(dataDir, 'bare-routes.json');
  writeFileSync(routesFile, JSON.stringify(routes));
  const bare = await MeasuredProcess.start(join(__dirname, 'bare-server.js'), { DATABASE_URL: databaseUrl, BARE_ROUTES: routesFile }, '/ready');
  try {
    console.log(`Server CPU per request; MariaDB, ${POSTS.toLocaleString('en')} posts, ${REPORTS.toLocaleString('en')} reports, 32 connections, Node ${process.version}\n`);
    console.log('case                        statements   ours ms   bare ms   ratio   ours/s   bare/s');
    for (const one of cases.filter(asked)) {
      const ours = await cpuPerRequest(server, one, 1);
      const theirs = await cpuPerRequest(bare, one, 1);
      const statements = routes[one.shot(0).path]?.statements.length ?? 0;
      const figures = [ours.ms.toFixed(2), theirs.ms.toFixed(2), (ours.ms / theirs.ms).toFixed(2), ours.perSecond.toFixed(0), theirs.perSecond.toFixed(0)];
      console.log(one.name.padEnd(28) + String(statements).padStart(10) + figures.map((figure, at) => figure.padStart(at === 2 ? 8 : at > 2 ? 9 : 10)).join('') + tooSlow(one, ours.ms));
    }
  } finally {
    await Promise.all([server.stop(), bare.stop()]);
  }
}

const startServer = (databaseUrl: string, dataDir: string): Promise<MeasuredProcess> => {
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, HOST: '127.0.0.1', LOG_LEVEL: 'silent', RATE_LIMIT_SESSION: '0', RATE_LIMIT_ADDRESS: '0', RUN_JOBS: 'false', DEMO: 'false', NODE_ENV: 'development' };
  return MeasuredProcess.start(resolve('dist/server/src/main.js'), env, '/readyz');
};

/** On SQLite the database works inside the server, so its time is part of the figure; there is no yardstick. */
async function measureSqlite(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'village-bench-'));
  prepare('', dataDir);
  const file = sqliteWriter(join(dataDir, 'village.sqlite'));
  await fillReports(file);
  file.close();
  const server = await startServer('', dataDir);
  try {
    console.log(`\nSQLite, ${REPORTS.toLocaleString('en')} reports\n\ncase                           ours ms   ours/s`);
    for (const one of figures.filter(asked)) {
      const { ms, perSecond } = await cpuPerRequest(server, one, 1);
      console.log(one.name.padEnd(28) + ms.toFixed(2).padStart(10) + perSecond.toFixed(0).padStart(9) + tooSlow(one, ms));
    }
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const tooSlow = (one: Case, ms: number): string => (figures.includes(one) && ms > LIMIT_MS ? `   over ${LIMIT_MS} ms` : '');

/** Tables and villages. */
function prepare(databaseUrl: string, dataDir: string): void {
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, DEMO: 'false', LOG_LEVEL: 'silent' };
  execFileSync(process.execPath, ['dist/server/src/migrate.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync(process.execPath, ['dist/server/src/commands/villages-import.js', 'server/seed/villages.csv'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function inTurn<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}

/** From the server's process to its first answer, on SQLite with the demo; the second start is the one people wait for. */
async function startTimes(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'village-start-'));
  const env = { DATA_DIR: dataDir, DATABASE_URL: '', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DEMO: 'true', NODE_ENV: 'development' };
  for (const which of ['first start with demo data', 'second start']) {
    const began = performance.now();
    const server = await MeasuredProcess.start(resolve('dist/server/src/main.js'), env, '/readyz');
    console.log(`${which.padEnd(28)}${((performance.now() - began) / 1000).toFixed(2).padStart(10)} s to the first answer`);
    await server.stop();
  }
  rmSync(dataDir, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const mariadb = await startMariaDb();
  const dataDir = mkdtempSync(join(tmpdir(), 'village-bench-'));
  const databaseUrl = `mysql://root@127.0.0.1:${mariadb.port}/bench`;
  const root = await createConnection({ host: '127.0.0.1', port: mariadb.port, user: 'root' });
  try {
    await root.query('CREATE DATABASE bench');
    prepare(databaseUrl, dataDir);
    await root.changeUser({ database: 'bench' });
    await fill(root, SUBMITS + WARM_UP + 100);
    await fillReports(mariaWriter(root));
    await measure(root, databaseUrl, dataDir);
    await measureSqlite();
    await startTimes();
  } finally {
    await root.end();
    await mariadb.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
