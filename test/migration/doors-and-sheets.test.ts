import type { DataSource } from 'typeorm';
import { openDataSource } from '../../server/src/core/database/data-source';
import { migrate, revertLast } from '../../server/src/core/database/migrations';
import { entities } from '../../server/src/entities';
import { migrations } from '../../server/src/migrations';
import { databases, type OpenDatabase } from '../support/databases';

jest.setTimeout(60_000);

const at = migrations.findIndex(({ name }) => name.endsWith('part-doors-and-sheets'));
const BEFORE = `INSERT INTO hygiene_sheet (id, village_id, round_id, household_id, group_no, door_no, head_name, outcome, skip_reason, scores, total, grade,
  inspector_id, note, scored_at, version, check_state) VALUES`;

describe.each(databases)('rounds from before there were doors, on $name', ({ open }) => {
  let where: OpenDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    where = await open({ empty: true });
    dataSource = await openDataSource({ ...where, entities }, 'writer');
    await migrate(dataSource, migrations.slice(0, at));
    await dataSource.query(`INSERT INTO hygiene_round (id, village_id, title, state, quarter, checklist_version, group_nos, notice_days, opened_by, opened_at)
      VALUES ('r', 'v', '评比', 'final', '2026Q3', 1, '[3]', 7, 's', 1)`);
    await dataSource.query(`${BEFORE} ('a', 'v', 'r', 'h1', 3, '1', '赵', 'scored', NULL, '[{"itemId":"swept","score":500,"photoIds":["p"]}]', 500, 'not-clean', 'i', '好', 5, 2, 'held')`);
    await dataSource.query(`${BEFORE} ('b', 'v', 'r', 'h2', 3, '2', '钱', 'skipped', 'away', '[]', NULL, NULL, 'i', '都在外面', 6, 1, 'passed')`);
    await dataSource.query(`${BEFORE} ('c', 'v', 'r', 'h3', 3, '3', '孙', 'waiting', NULL, '[]', NULL, NULL, NULL, '', NULL, 0, 'passed')`);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await where?.drop();
  });

  const rows = (sql: string): Promise<Record<string, unknown>[]> => dataSource.query(sql);

  it('keep every result, sheet and visit, and can go back', async () => {
    const before = await rows('SELECT * FROM hygiene_sheet ORDER BY id');
    await migrate(dataSource, migrations.slice(0, at + 1));
    expect(await rows('SELECT id, outcome, total, spread, sheets, visits, version, record_turn FROM hygiene_door ORDER BY id')).toEqual([
      { id: 'a', outcome: 'scored', total: 500, spread: 0, sheets: 1, visits: 0, version: 1, record_turn: 1 },
      { id: 'b', outcome: 'skipped', total: null, spread: null, sheets: 0, visits: 1, version: 1, record_turn: 0 },
      { id: 'c', outcome: 'waiting', total: null, spread: null, sheets: 0, visits: 0, version: 1, record_turn: 0 },
    ]);
    expect(await rows('SELECT id, door_id, inspector_id, total, note, check_state, version FROM hygiene_sheet')).toEqual([
      { id: 'a', door_id: 'a', inspector_id: 'i', total: 500, note: '好', check_state: 'held', version: 2 },
    ]);
    expect(await rows('SELECT id, reason, note FROM hygiene_visit')).toEqual([{ id: 'b', reason: 'away', note: '都在外面' }]);
    expect(await rows('SELECT scope, sheets_per_household FROM hygiene_round')).toEqual([{ scope: 'groups', sheets_per_household: 1 }]);
    await revertLast(dataSource, migrations);
    expect(await rows('SELECT * FROM hygiene_sheet ORDER BY id')).toEqual(before);
  });
});
