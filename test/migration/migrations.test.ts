import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage, type DataSource } from 'typeorm';
import { openDataSource } from '../../server/src/core/database/data-source';
import { Database } from '../../server/src/core/database/database';
import { appliedMigrations, migrate, pendingMigrations, revertLast, type Migration } from '../../server/src/core/database/migrations';
import { entities } from '../../server/src/entities';
import { migrations } from '../../server/src/migrations';
import { householdCode } from '../../shared/domain/household-code';
import { databases, type OpenDatabase } from '../support/databases';

jest.setTimeout(60_000);

const names = migrations.map((migration) => migration.name);
const serverSource = join(__dirname, '../../server/src');
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** What TypeORM would have to change so that the tables fit the entities. */
async function drift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

const SQLITE_TABLES = `SELECT name FROM sqlite_master WHERE type = 'table'`;
const MARIADB_TABLES = 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
const isSqlite = (dataSource: DataSource) => dataSource.options.type === 'better-sqlite3';

async function tables(dataSource: DataSource): Promise<string[]> {
  const rows = (await dataSource.query(isSqlite(dataSource) ? SQLITE_TABLES : MARIADB_TABLES)) as { name: string }[];
  return rows
    .map(({ name }) => name)
    .filter((name) => name !== 'applied_migration')
    .sort();
}

const entityTables = (dataSource: DataSource) => dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();

describe.each(databases)('migrations on $name', ({ name, open }) => {
  let where: OpenDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    where = await open({ empty: true });
    dataSource = await openDataSource({ ...where, entities }, 'writer');
  });
  afterEach(async () => {
    await dataSource.destroy();
    await where.drop();
  });

  it('build every table from nothing, as the entities want it', async () => {
    expect(await pendingMigrations(dataSource, migrations)).toEqual(names);
    expect(await migrate(dataSource, migrations)).toEqual(names);
    expect(await pendingMigrations(dataSource, migrations)).toEqual([]);
    expect(await drift(dataSource)).toEqual([]);
    expect(await tables(dataSource)).toEqual(entityTables(dataSource));
  });

  it('can all be taken back, one by one, and run again', async () => {
    await migrate(dataSource, migrations);
    for (const expected of [...names].reverse()) expect(await revertLast(dataSource, migrations)).toBe(expected);
    expect(await revertLast(dataSource, migrations)).toBeUndefined();
    expect(await tables(dataSource)).toEqual([]);
    await migrate(dataSource, migrations);
    expect(await drift(dataSource)).toEqual([]);
  });

  it('change a table that holds rows: add, rename, index and drop a column', async () => {
    await migrate(dataSource, migrations);
    const change: Migration = {
      name: '999912310000-change-job',
      async up(schema) {
        await schema.add('job', (t) => {
          t.int('weight').default(3);
          t.bool('urgent').default(true);
          t.str('mood', 10).default("it's");
          t.index('weight', 'mood');
        });
        await schema.renameColumn('job', 'urgent', 'pressing');
      },
      async down(schema) {
        await schema.dropIndex('job', 'weight', 'mood');
        for (const column of ['weight', 'pressing', 'mood']) await schema.dropColumn('job', column);
      },
    };
    await dataSource.query(`INSERT INTO job (id, name, payload, run_at, attempts) VALUES ('a', 'x', '{}', 1, 0)`);
    await migrate(dataSource, [...migrations, change]);
    expect(await dataSource.query('SELECT weight, pressing, mood FROM job')).toEqual([{ weight: 3, pressing: 1, mood: "it's" }]);
    expect(await revertLast(dataSource, [...migrations, change])).toBe(change.name);
    expect(await drift(dataSource)).toEqual([]);
    expect(await dataSource.query('SELECT id FROM job')).toEqual([{ id: 'a' }]);
  });

  it('give the households that are there already their codes, in walking order', async () => {
    const before = migrations.slice(0, names.indexOf('202611250030-create-household-code'));
    await migrate(dataSource, before);
    const doors = [['c', '421102200216', 1, 2000], ['b', '421102200215', 3, 12_000], ['a', '421102200215', 3, 9000], ['d', '421102200215', 1, 7002]];
    for (const [id, village, group, door] of doors) {
      const columns = 'id, village_id, group_no, door_no, door_order, head_name, party_member, welfare';
      await dataSource.query(`INSERT INTO household (${columns}) VALUES ('${id}', '${village}', ${group}, '${door}', ${door}, '杨', 0, 0)`);
    }
    await migrate(dataSource, migrations);
    const codes = (await dataSource.query('SELECT household_id, serial, code FROM household_code ORDER BY village_id, serial')) as { household_id: string; serial: number; code: string }[];
    expect(codes.map(({ household_id, serial }) => `${household_id} ${serial}`)).toEqual(['d 1', 'a 2', 'b 3', 'c 1']);
    expect(codes.map(({ code }) => code)).toEqual([householdCode('421102200215', 1), householdCode('421102200215', 2), householdCode('421102200215', 3), householdCode('421102200216', 1)]);
    expect(await dataSource.query("SELECT last_serial FROM household_serial WHERE village_id = '421102200215'")).toEqual([{ last_serial: 3 }]);
  });

  it(name === 'SQLite' ? 'run by themselves on a new file' : 'must have run before the server starts', async () => {
    const opening = Database.open({ ...where, entities, migrations });
    if (name === 'MariaDB') return expect(opening).rejects.toThrow(`数据库需要升级(${names.join(', ')})`);
    const database = await opening;
    expect(await appliedMigrations(database.writer)).toEqual(names);
    return database.close();
  });

  it('stop the start of a server on an older database', async () => {
    await migrate(dataSource, migrations);
    const newer = { ...migrations[0]!, name: '999912310000-do-more' };
    const opening = Database.open({ ...where, entities, migrations: [...migrations, newer] });
    await expect(opening).rejects.toThrow('数据库需要升级(999912310000-do-more),请先备份,再运行 npm run migrate');
  });
});

describe('the lists', () => {
  it('name every migration file, in order', () => {
    const files = filesIn(join(serverSource, 'migrations')).filter((file) => file !== 'index.ts');
    expect(names).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort());
  });

  it('name every entity there is', () => {
    const files = filesIn(serverSource).filter((file) => file.endsWith('.entity.ts'));
    for (const file of files) require(join(serverSource, file));
    const declared = getMetadataArgsStorage().tables.map(({ target }) => target);
    expect(new Set(entities)).toEqual(new Set(declared));
  });
});
