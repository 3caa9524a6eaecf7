import LibSql from 'libsql';
import type { Connection } from 'mysql2/promise';

type Cell = string | number | null;
export type Row = Record<string, Cell>;

/** Straight into a table, many rows at once; all rows of a call have the same columns. */
export interface Writer {
  insert(table: string, rows: Row[]): Promise<void>;
  /** So that the database knows its tables as one that has run for a while. */
  analyze(tables: string[]): Promise<void>;
}

const IN_BATCH = 500;

export function mariaWriter(db: Connection): Writer {
  return {
    insert: async (table, rows) => {
      const columns = Object.keys(rows[0] ?? {});
      for (let begin = 0; begin < rows.length; begin += IN_BATCH) {
        const values = rows.slice(begin, begin + IN_BATCH).map((row) => columns.map((column) => row[column]));
        await db.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [values]);
      }
    },
    analyze: async (tables) => void (await db.query(`ANALYZE TABLE ${tables.join(', ')}`)),
  };
}

/** The file must not be open elsewhere meanwhile. SQLite is not analyzed: the server never does so either. */
export function sqliteWriter(file: string): Writer & { close(): void } {
  const db = new LibSql(file);
  return {
    insert: (table, rows) => {
      const columns = Object.keys(rows[0] ?? {});
      const statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
      db.exec('BEGIN');
      for (const row of rows) statement.run(columns.map((column) => row[column]));
      db.exec('COMMIT');
      return Promise.resolve();
    },
    analyze: () => Promise.resolve(),
    close: () => void db.close(),
  };
}
