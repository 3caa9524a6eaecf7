import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { LogAudit, type Finding } from '../../server/src/features/log/log-audit.service';
import { RecordService } from '../../server/src/features/record/record.service';
import { logRoutes } from '../../shared/contract/log';
import { doorRoutes } from '../../shared/contract/door';
import { erasureRoutes } from '../../shared/contract/erasure';
import { memberRoutes } from '../../shared/contract/member';
import { recordRoutes } from '../../shared/contract/record';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { NEXT_VILLAGE, YANGJIAWAN, aSecretary, aVillager, theVillages, type Villager } from '../support/people';
import { aLine, sealNow } from '../support/records';

jest.setTimeout(120_000);
const NOON = Date.parse('2026-11-25T12:00:00+08:00');
type Row = Record<string, string | number | null>;

/** Tables of the record and the log, with the columns of their keys. */
const TABLES: Record<string, string[]> = {
  record_entry: ['id'], record_person: ['entry_id'], record_seal: ['entry_id'], record_erasure: ['id'],
  log_head: ['village_id'], log_checkpoint: ['village_id', 'number'], log_tile: ['village_id', 'level', 'place'],
};
/** Columns that say nothing by themselves: how often a row was taken. */
const FREE = ['record_holder.taken'];

/** Another value of the same kind, that no other row has. */
function other(column: string, value: string | number | null): string | number {
  if (column === 'village_id') return NEXT_VILLAGE;
  if (value === null) return /_at$|points|position|group_no/.test(column) ? 77 : 'x';
  if (typeof value === 'number') return value + 1_000;
  const last = value.at(-1);
  return `${value.slice(0, -1)}${last === '0' ? '1' : '0'}`;
}

describe.each(databases)('the recount of the log on $name', (on) => {
  let running: RunningApp;
  let villager: Villager;
  let leaver: Villager;
  beforeAll(async () => {
    running = await startApp(on, { now: NOON });
    await theVillages(running);
    [villager, leaver] = [await aVillager(running), await aVillager(running, { doorNo: '13' })];
    const secretary = await aSecretary(running);
    const first = await aLine(running, villager);
    for (const who of [villager, leaver, leaver]) await aLine(running, who);
    await sealNow(running);
    running.clock.advance(60_000);
    await running.app.get(RecordService, { strict: false }).reverseSource('report', first, '照片是旧的', secretary.memberId);
    await aLine(running, await aVillager(running, { doorNo: '14' }));
    await sealNow(running);
  });
  afterAll(() => running?.close());

  const uow = () => running.app.get(UnitOfWork, { strict: false });
  const recount = () => running.app.get(LogAudit, { strict: false }).recount(YANGJIAWAN, 1);
  const sql = (statement: string, parameters: unknown[] = []) => uow().run(() => uow().execute(statement, parameters));
  const rows = (table: string) => uow().query<Row>(`SELECT * FROM ${table} WHERE village_id = ? ORDER BY ${(TABLES[table] ?? ['holder_id']).join(', ')}`, [YANGJIAWAN]);
  const where = (table: string, row: Row) => ({ text: TABLES[table]!.map((key) => `${key} = ?`).join(' AND '), values: TABLES[table]!.map((key) => row[key]) });
  const set = (row: Row) => ({ text: Object.keys(row).map((column) => `${column} = ?`).join(', '), values: Object.values(row) });

  async function insert(table: string, row: Row): Promise<void> {
    await sql(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row));
  }

  /** The row with one column changed, and then as it was. */
  async function findingsWith(table: string, row: Row, column: string): Promise<Finding[]> {
    const changed = { ...row, [column]: other(column, row[column]!) };
    await sql(`UPDATE ${table} SET ${set(changed).text} WHERE ${where(table, row).text}`, [...set(changed).values, ...where(table, row).values]);
    const found = await recount();
    await sql(`UPDATE ${table} SET ${set(row).text} WHERE ${where(table, changed).text}`, [...set(row).values, ...where(table, changed).values]);
    return found;
  }

  it('finds nothing where nothing was touched', async () => {
    expect(await recount()).toEqual([]);
  });

  it('forgets a person who leaves, says so in the log, and only therefore accepts it', async () => {
    const lineOf = async (who: Villager) => (await running.api.call(recordRoutes.household, { params: { householdId: who.householdId } }, { token: villager.token }).catch(() => undefined))?.entries.items;
    expect(await lineOf(villager)).toHaveLength(3);
    const token = { token: leaver.token };
    await expect(running.api.call(erasureRoutes.eraseMe, { body: { confirm: '不' as '注销' } }, token)).rejects.toMatchObject({ status: 400 });
    await running.api.call(doorRoutes.choose, { params: { householdId: leaver.householdId }, body: { shows: 'nothing', version: 0 } }, token);
    await running.api.call(erasureRoutes.eraseMe, { body: { confirm: '注销' } }, token);
    await expect(running.api.call(memberRoutes.me, {}, token)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    const left = await uow().query<Row>('SELECT * FROM member WHERE id = ?', [leaver.memberId]);
    expect(left[0]).toMatchObject({ nickname: '已注销', openid_cipher: '', openid_hash: `erased:${leaver.memberId}` });
    expect(await uow().query('SELECT id FROM residency WHERE member_id = ? AND (person_name <> ? OR state <> ?)', [leaver.memberId, '', 'ended'])).toEqual([]);
    expect(await uow().query('SELECT entry_id FROM record_person WHERE member_id = ?', [leaver.memberId])).toEqual([]);
    expect(await uow().query('SELECT member_id FROM door_choice_change WHERE household_id = ?', [leaver.householdId])).toEqual([{ member_id: '' }]);
    const anon = await running.api.call(recordRoutes.household, { params: { householdId: leaver.householdId } }, { token: (await aSecretary(running)).token });
    expect([anon.balance, anon.entries.items.length]).toEqual([4, 2]);
    expect(await sealNow(running)).toBe(1);
    expect(await recount()).toEqual([]);
    const [erasure] = await rows('record_erasure');
    await sql('DELETE FROM record_erasure WHERE id = ?', [erasure!.id]);
    const found = (await recount()).map(({ words }) => words);
    await insert('record_erasure', erasure!);
    expect(found).toEqual(expect.arrayContaining(['有封存凭证,却没有这一笔', '这一笔的经办人不见了,也没有注销记录']));
  });

  it('finds every change of every column of every table', async () => {
    const missed: string[] = [];
    for (const table of Object.keys(TABLES)) {
      const all = await rows(table);
      const row = all[1] ?? all[0]!;
      for (const column of Object.keys(row)) if ((await findingsWith(table, row, column)).length === 0) missed.push(`${table}.${column}`);
    }
    expect(missed.filter((one) => !FREE.includes(one))).toEqual([]);
    expect(await recount()).toEqual([]);
  });

  it('finds a row that was deleted, doubled, or exchanged with another', async () => {
    const missed: string[] = [];
    for (const table of Object.keys(TABLES)) {
      const all = await rows(table);
      for (const row of all.filter((_, at) => at === 0 || at === all.length - 1)) {
        await sql(`DELETE FROM ${table} WHERE ${where(table, row).text}`, where(table, row).values);
        const found = await recount();
        await insert(table, row);
        if (found.length === 0) missed.push(`deleted ${table} ${JSON.stringify(row)}`);
      }
      const [row] = all;
      const key = TABLES[table]!.at(-1)!;
      const unique = { entry_key: 'another-key', reversal_of: null, position: 999 };
      const double = { ...row!, ...Object.fromEntries(Object.entries(unique).filter(([column]) => column in row!)), [key]: key === 'village_id' ? NEXT_VILLAGE : other(key, row![key]!) };
      if (table === 'log_head') continue;
      await insert(table, double);
      if ((await recount()).length === 0) missed.push(`doubled ${table}`);
      await sql(`DELETE FROM ${table} WHERE ${where(table, double).text}`, where(table, double).values);
    }
    const seals = await rows('record_seal');
    const swap = async (first: number, second: number) => {
      const place = (row: Row, position: number) => sql('UPDATE record_seal SET position = ? WHERE entry_id = ?', [position, row.entry_id]);
      await place(seals[0]!, 500);
      await place(seals[1]!, second);
      await place(seals[0]!, first);
    };
    const [one, two] = [Number(seals[0]!.position), Number(seals[1]!.position)];
    await swap(two, one);
    if ((await recount()).length === 0) missed.push('swapped places');
    await swap(one, two);
    expect(missed).toEqual([]);
    expect(await recount()).toEqual([]);
  });

  it('finds running figures that are not what the lines add up to', async () => {
    for (const [table, column] of [['record_holder', 'points'], ['record_quarter', 'points'], ['record_quarter', 'acts'], ['record_quarter', 'group_no']]) {
      const of = table === 'record_holder' ? 'holder_id' : 'household_id';
      const change = (by: number) => sql(`UPDATE ${table} SET ${column} = ${column} + ${by} WHERE village_id = ? AND ${of} = ?`, [YANGJIAWAN, villager.householdId]);
      await change(1);
      expect([column, (await recount()).map(({ words }) => words)]).toEqual([column, [expect.stringContaining(villager.householdId)]]);
      await change(-1);
    }
  });

  it('names the line, and shows the village at night what it found', async () => {
    const [row] = await rows('record_entry');
    await sql('UPDATE record_entry SET points = 20 WHERE id = ?', [row!.id]);
    running.clock.advance(24 * 3_600_000);
    await running.app.get(JobRunner).drain();
    expect((await running.api.call(logRoutes.village, { params: { villageId: YANGJIAWAN } })).audit).toMatchObject({ isGood: false });
    expect(await recount()).toContainEqual({ villageId: YANGJIAWAN, entryId: row!.id, words: '这一笔和封存时不一样,内容或盐值被改过' });
    await sql('UPDATE record_entry SET points = ? WHERE id = ?', [row!.points, row!.id]);
    running.clock.advance(24 * 3_600_000);
    await running.app.get(JobRunner).drain();
    expect((await running.api.call(logRoutes.village, { params: { villageId: YANGJIAWAN } })).audit).toMatchObject({ isGood: true });
  });
});
