import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import LibSql from 'libsql';
import { createPool } from 'mysql2/promise';
import { startMariaDb } from '../support/mariadb';
import { loadConfig } from '../../server/src/core/config/config';
import { Database } from '../../server/src/core/database/database';
import { openDataSource } from '../../server/src/core/database/data-source';
import { migrate } from '../../server/src/core/database/migrations';
import { createApp } from '../../server/src/create-app';
import { entities } from '../../server/src/entities';
import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { RecordService } from '../../server/src/features/record/record.service';
import { VillageImport } from '../../server/src/features/region/village-import.service';
import { migrations } from '../../server/src/migrations';

/** `npm run bench:append`: how fast the record grows, against a bare insert of one row a transaction with the same durability, in the same run. */
const ENTRIES = 4_000;
const AT_ONCE = 32;
const HOUSEHOLDS = 500;
const VILLAGE = '421102200215';
const VILLAGES = `code,name,town_code,town_name,county_code,county_name\n${VILLAGE},杨家湾村,421102200,陶店乡,421102,黄州区\n`;

interface Rate {
  perSecond: number;
  cpuMs: number;
}

/** With how many statements of a transaction, its begin and commit included, one entry takes. */
type OurRate = Rate & { statements: number };

async function rateOf(one: (index: number) => Promise<unknown>): Promise<Rate> {
  const worker = async (first: number) => {
    for (let index = first; index < ENTRIES; index += AT_ONCE) await one(index);
  };
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await Promise.all(Array.from({ length: AT_ONCE }, (_, first) => worker(first)));
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: ENTRIES / ((performance.now() - begun) / 1000), cpuMs: (user + system) / 1000 / ENTRIES };
}

async function ours(settings: Record<string, string>): Promise<OurRate> {
  const config = loadConfig({ NODE_ENV: 'test', DEMO: 'false', LOG_LEVEL: 'silent', PORT: '0', HOST: '127.0.0.1', RUN_JOBS: 'false', ...settings });
  const app = await createApp(config);
  await app.get(VillageImport, { strict: false }).importVillages(VILLAGES);
  const records = app.get(RecordService, { strict: false });
  const at = Date.now() - ENTRIES * 60_000;
  const append = (index: number) => records.write(reportConfirmed(
    { villageId: VILLAGE, reportId: `append-${index}`, what: '垃圾满了 · 三组 老槐树旁', at: at + index * 60_000 },
    { memberId: `member-${index % HOUSEHOLDS}`, householdId: `household-${index % HOUSEHOLDS}`, groupNo: 3 },
  ));
  let statements = 0;
  app.get(Database, { strict: false }).writer.logger.logQuery = () => { statements += 1; };
  const rate = await rateOf(append);
  const wrong = await app.get(RecordBooks, { strict: false }).differences(VILLAGE);
  await app.close();
  if (wrong.length > 0) throw new Error(`The running figures are wrong for ${wrong.length} households`);
  return { ...rate, statements: statements / ENTRIES };
}

const COLUMNS = 'id, village_id, entry_key, phase, act, rule_version, points, source_kind, source_id, household_id, group_no, title, detail, at, quarter, written_at';
const INSERT = `INSERT INTO record_entry (${COLUMNS}) VALUES (${COLUMNS.split(', ').map(() => '?').join(', ')})`;
const bareRow = (index: number): (string | number)[] => [
  `bare-${index}`, 'bare', `report-confirmed:bare-${index}`, 'manage', 'report-confirmed', 2, 2, 'report', `bare-${index}`, `household-${index % HOUSEHOLDS}`, 3,
  '上报的事修好了', '垃圾满了 · 三组 老槐树旁', Date.now(), '2026Q4', Date.now(),
];

async function onMariaDb(): Promise<[OurRate, Rate]> {
  const server = await startMariaDb();
  const databaseUrl = `mysql://root@127.0.0.1:${server.port}/village`;
  const pool = createPool({ uri: `mysql://root@127.0.0.1:${server.port}`, connectionLimit: AT_ONCE });
  await pool.query('CREATE DATABASE village');
  await bringUpToDate({ databaseUrl });
  const bare = await rateOf((index) => pool.query(INSERT.replace('record_entry', 'village.record_entry'), bareRow(index)));
  await pool.query('DELETE FROM village.record_entry');
  await pool.end();
  const mine = await ours({ DATABASE_URL: databaseUrl, DATA_DIR: mkdtempSync(join(tmpdir(), 'village-append-')), SECRET_KEY: 'a secret that only the bench knows, 32+' });
  await server.stop();
  return [mine, bare];
}

async function onSqlite(): Promise<[OurRate, Rate]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'village-append-'));
  const sqliteFile = join(dataDir, 'village.sqlite');
  await bringUpToDate({ sqliteFile });
  const db = new LibSql(sqliteFile);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const statement = db.prepare(INSERT);
  const bare = await rateOf((index) => Promise.resolve(statement.run(bareRow(index))));
  db.exec('DELETE FROM record_entry');
  db.close();
  const mine = await ours({ DATA_DIR: dataDir, SECRET_KEY: 'a secret that only the bench knows, 32+' });
  rmSync(dataDir, { recursive: true, force: true });
  return [mine, bare];
}

async function bringUpToDate(where: { databaseUrl?: string; sqliteFile?: string }): Promise<void> {
  const dataSource = await openDataSource({ ...where, entities }, 'writer');
  await migrate(dataSource, migrations).finally(() => dataSource.destroy());
}

function tell(name: string, [mine, bare]: [OurRate, Rate]): void {
  const words = ({ perSecond, cpuMs }: Rate): string => `${perSecond.toFixed(0).padStart(6)}/s ${cpuMs.toFixed(2).padStart(6)} ms CPU`;
  console.log(`${name.padEnd(8)} ours ${words(mine)} ${mine.statements.toFixed(1).padStart(5)} statements   bare ${words(bare)}   ratio ${(bare.perSecond / mine.perSecond).toFixed(1)}`);
}

async function main(): Promise<void> {
  console.log(`Appending ${ENTRIES} entries, ${AT_ONCE} at once, each committed durably; Node ${process.version}\n`);
  tell('SQLite', await onSqlite());
  tell('MariaDB', await onMariaDb());
}

void main().then(() => process.exit(0));
