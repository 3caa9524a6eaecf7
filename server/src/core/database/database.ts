import type { DataSource } from 'typeorm';
import { openDataSource, type DatabaseTarget } from './data-source';
import { appliedMigrations, migrate, refusePending, type Migration } from './migrations';

export interface DatabaseOptions extends DatabaseTarget {
  migrations: readonly Migration[];
}

/** The two doors to one database: runs go through the writer, reads outside a run through the reader. */
export class Database {
  private constructor(
    readonly writer: DataSource,
    readonly reader: DataSource,
  ) {}

  /** Refuses a database with pending migrations; a new SQLite file migrates itself. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const writer = await openDataSource(options, 'writer');
    try {
      await prepare(writer, options.migrations);
      return new Database(writer, await openDataSource(options, 'reader'));
    } catch (error) {
      await writer.destroy();
      throw error;
    }
  }

  get isSqlite(): boolean {
    return this.writer.options.type === 'better-sqlite3';
  }

  async close(): Promise<void> {
    await this.reader.destroy();
    await this.writer.destroy();
  }
}

async function prepare(writer: DataSource, migrations: readonly Migration[]): Promise<void> {
  const isNewFile = writer.options.type === 'better-sqlite3' && (await appliedMigrations(writer)).length === 0;
  if (isNewFile) await migrate(writer, migrations);
  await refusePending(writer, migrations);
}
