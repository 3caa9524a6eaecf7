import type { DataSource } from 'typeorm';

type Row = Record<string, unknown>;
const ROWS_A_STATEMENT = 200;

/** All rows of a database at one moment, which can be put back; for small ones. */
export class TableRows {
  private constructor(
    private readonly tables: readonly string[],
    private readonly rows: ReadonlyMap<string, readonly Row[]>,
  ) {}

  static async of(source: DataSource): Promise<TableRows> {
    const tables = await tablesOf(source);
    const rows = new Map<string, Row[]>();
    for (const table of await withRows(source, tables)) rows.set(table, await source.query(`SELECT * FROM ${table}`));
    return new TableRows(tables, rows);
  }

  async putBack(source: DataSource): Promise<void> {
    const used = await withRows(source, this.tables);
    await source.transaction(async (manager) => {
      for (const table of used) await manager.query(`DELETE FROM ${table}`);
      for (const [table, rows] of this.rows) {
        for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) await manager.query(...insertOf(table, rows.slice(at, at + ROWS_A_STATEMENT)));
      }
    });
  }
}

function insertOf(table: string, rows: readonly Row[]): [string, unknown[]] {
  const columns = Object.keys(rows[0]!);
  const places = `(${columns.map(() => '?').join(', ')})`;
  return [`INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ${rows.map(() => places).join(', ')}`, rows.flatMap((row) => columns.map((column) => row[column]))];
}

async function tablesOf(source: DataSource): Promise<string[]> {
  const sql = source.options.type === 'better-sqlite3'
    ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
    : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
  const rows: { name: string }[] = await source.query(sql);
  return rows.map(({ name }) => name);
}

async function withRows(source: DataSource, tables: readonly string[]): Promise<string[]> {
  const asked = tables.map((name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM ${name})`).join(' UNION ALL ');
  const rows: { name: string }[] = await source.query(asked);
  return rows.map(({ name }) => name);
}
