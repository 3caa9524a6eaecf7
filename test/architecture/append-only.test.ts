import { arrows, show, textOf, under } from './sources';

const server = under('server');
const named = (pattern: RegExp): string[] => server.filter((file) => pattern.test(textOf(file)));

const TABLE = /\brecord_entry\b/;
const ENTITY = /\bRecordEntry\b/;
/** Gave the lines that were there their people and their seal, before there was a log; nothing after it may touch one. */
const LAST_TOUCH = 'server/src/migrations/202611242300-seal-record.ts';
const LINES = 'server/src/features/record/record-lines.service.ts';
const isOfRecord = (file: string): boolean => file.startsWith('server/src/features/record/');

/** What may follow the repository of the record: reading. */
const KINDLY = /^\.(find|findBy|findOne|findOneBy|findOneOrFail|findOneByOrFail|count|countBy|exists|existsBy|createQueryBuilder(?=\('[a-z]'\)))\b/;
/** A query builder that would write, whatever it was begun for; `increment` is of the holders' table. */
const WRITING_BUILDER = /\.createQueryBuilder\([^)]*\)(\s*\.\w+\([^;]*?\))*?\s*\.(update|delete|softDelete|restore|insert)\(/;
const WRITING = String.raw`\b(UPDATE|DELETE\s+FROM|REPLACE\s+INTO|INSERT\s+([A-Z]+\s+)*INTO|TRUNCATE(\s+TABLE)?|MERGE\s+INTO|DROP\s+TABLE)\s+`;
const WRITING_SQL = new RegExp(`${WRITING}[\`"]?record_entry\\b`, 'gi');
/** Of a table that is put in only when it runs, nobody can read which it is. */
const NAMELESS_SQL = new RegExp(`${WRITING}[\`"]?\\$\\{`, 'i');
/** Turns an adding into a changing. */
const UPSERT = /\bON\s+(DUPLICATE\s+KEY|CONFLICT)\b/i;
const writesOf = (text: string): string[] => [...text.matchAll(WRITING_SQL)].map(([sql]) => sql.replace(/\s+/g, ' '));

function unkindUses(text: string): string[] {
  const uses = [...text.matchAll(/repo\(RecordEntry\)/g)].map(({ index }) => text.slice(index + 'repo(RecordEntry)'.length).trimStart());
  return uses.filter((rest) => !KINDLY.test(rest)).map((rest) => rest.slice(0, 40));
}

describe('the co-governance record is append-only', () => {
  it('is known to its own feature and the list of tables, and to nobody else', () => {
    const strangers = named(ENTITY).filter((file) => !isOfRecord(file) && file !== 'server/src/entities.ts');
    expect(strangers).toEqual([]);
    const importers = arrows.filter(({ from, to }) => to.endsWith('record/record.entity.ts') && !isOfRecord(from));
    expect(importers.map(show)).toEqual(['server/src/entities.ts → server/src/features/record/record.entity.ts']);
    const byName = named(TABLE).filter((file) => !file.startsWith('server/src/migrations/'));
    expect(byName.filter((file) => !isOfRecord(file))).toEqual([]);
  });

  it('is only read and added to', () => {
    expect(server.flatMap((file) => unkindUses(textOf(file)).map((use) => `${file}: ${use}`))).toEqual([]);
    expect(named(ENTITY).filter((file) => WRITING_BUILDER.test(textOf(file)))).toEqual([]);
    expect(named(NAMELESS_SQL).filter((file) => file.startsWith('server/src/features/'))).toEqual([]);
  });

  it('is added to in one file, by one statement', () => {
    const writes = server.flatMap((file) => writesOf(textOf(file)).map((sql) => `${file}: ${sql}`));
    expect(writes).toEqual([`${LINES}: INSERT INTO record_entry`, `${LAST_TOUCH}: UPDATE record_entry`, `${LAST_TOUCH}: UPDATE record_entry`]);
    expect(textOf(LINES)).not.toMatch(UPSERT);
    expect(textOf(LINES).match(/\bADD_ENTRY\b/g)).toHaveLength(2);
  });

  it('is looked after by a scan that finds what it looks for', () => {
    expect(unkindUses('await this.uow.repo(RecordEntry).update({ id }, { points: 9 })')).toHaveLength(1);
    expect(unkindUses('const entries = this.uow.repo(RecordEntry);')).toHaveLength(1);
    expect(unkindUses('this.uow.repo(RecordEntry).save(entry)')).toHaveLength(1);
    expect(unkindUses('this.uow.repo(RecordEntry).insert(entry)')).toHaveLength(1);
    expect(unkindUses('this.uow.repo(RecordEntry).findBy({ id })')).toEqual([]);
    expect(WRITING_BUILDER.test(`repo(RecordEntry).createQueryBuilder('e').where('a = 1').update().set({ points: 9 })`)).toBe(true);
    expect(WRITING_BUILDER.test(`repo(RecordEntry).createQueryBuilder('e').delete()`)).toBe(true);
    const forbidden = [
      'DELETE FROM record_entry WHERE 1', 'update `record_entry` set points = 9', 'TRUNCATE record_entry', 'INSERT INTO record_entry (id)',
      'insert or replace into record_entry', 'INSERT IGNORE INTO record_entry',
    ];
    for (const sql of forbidden) expect(writesOf(sql)).toHaveLength(1);
    expect(writesOf('INSERT INTO record_entry (id)\nSELECT 1; UPDATE\n  record_entry SET points = 9')).toHaveLength(2);
    expect(NAMELESS_SQL.test('UPDATE ${table} SET points = 9')).toBe(true);
    expect(UPSERT.test('INSERT INTO record_entry (id) VALUES (1) ON DUPLICATE KEY UPDATE points = 9')).toBe(true);
  });
});

describe('the ledger of goods is append-only', () => {
  const STOCK = 'server/src/features/redemption/redemption-stock.service.ts';
  const uses = server.flatMap((file) => [...textOf(file).matchAll(/repo\(RedemptionMovement\)\s*\.(\w+)/g)].map(([, verb]) => `${file} ${verb}`));

  it('is read, and added to in the one place that moves goods', () => {
    expect(uses.filter((use) => !/ (find|findBy|createQueryBuilder)$/.test(use))).toEqual([`${STOCK} insert`]);
    expect(named(/redemption_movement/)).toEqual(['server/src/features/redemption/redemption.entity.ts', 'server/src/migrations/202611250050-create-redemption.ts']);
  });

  it('and only that place changes how many there are', () => {
    expect(named(/UPDATE redemption_good/)).toEqual([STOCK]);
  });
});
