import type { QueryRunner } from 'typeorm';
import { indexName } from './naming';

export type Dialect = 'sqlite' | 'mysql';

interface ColumnSpec {
  name: string;
  type: string;
  nullable: boolean;
  primary: boolean;
  default?: string | number | boolean;
}

interface IndexSpec {
  columns: readonly string[];
  unique: boolean;
}

/** What may follow a column's type: `t.time('closed_at').nullable()`. */
export class ColumnBuilder {
  constructor(private readonly spec: ColumnSpec) {}

  nullable(): this {
    this.spec.nullable = true;
    return this;
  }

  /** The entity's column must name the same default. */
  default(value: string | number | boolean): this {
    this.spec.default = value;
    return this;
  }
}

/** The columns and indexes of one table, in the words of `columns.ts`. */
export class TableBuilder {
  readonly columns: ColumnSpec[] = [];
  readonly indexes: IndexSpec[] = [];

  constructor(private readonly dialect: Dialect) {}

  /** Primary key. */
  id(name = 'id', length = 26): void {
    this.columns.push({ name, type: `varchar(${length})`, nullable: false, primary: true });
  }

  /** A whole number that is a part of the primary key, after `id`. */
  number(name: string): void {
    this.columns.push({ name, type: this.dialect === 'sqlite' ? 'integer' : 'int', nullable: false, primary: true });
  }

  ref(name: string): ColumnBuilder {
    return this.str(name, 26);
  }

  str(name: string, length: number): ColumnBuilder {
    return this.add(name, `varchar(${length})`);
  }

  text(name: string): ColumnBuilder {
    return this.add(name, 'text');
  }

  int(name: string): ColumnBuilder {
    return this.add(name, this.dialect === 'sqlite' ? 'integer' : 'int');
  }

  bigint(name: string): ColumnBuilder {
    return this.add(name, 'bigint');
  }

  /** Epoch milliseconds. */
  time(name: string): ColumnBuilder {
    return this.bigint(name);
  }

  bool(name: string): ColumnBuilder {
    return this.add(name, this.dialect === 'sqlite' ? 'boolean' : 'tinyint(1)');
  }

  json(name: string): ColumnBuilder {
    return this.text(name);
  }

  index(...columns: string[]): void {
    this.indexes.push({ columns, unique: false });
  }

  unique(...columns: string[]): void {
    this.indexes.push({ columns, unique: true });
  }

  private add(name: string, type: string): ColumnBuilder {
    const spec: ColumnSpec = { name, type, nullable: false, primary: false };
    this.columns.push(spec);
    return new ColumnBuilder(spec);
  }
}

type Describe = (table: TableBuilder) => void;

/** The one way migrations speak to both databases; tables compare text by code point on both. */
export class Schema {
  readonly dialect: Dialect;

  constructor(private readonly runner: QueryRunner) {
    this.dialect = runner.dataSource.options.type === 'better-sqlite3' ? 'sqlite' : 'mysql';
  }

  async create(table: string, describe: Describe): Promise<void> {
    const builder = this.describe(describe);
    const keys = builder.columns.filter((column) => column.primary).map((column) => this.quote(column.name));
    const lines = [...builder.columns.map((column) => this.columnSql(column)), `PRIMARY KEY (${keys.join(', ')})`];
    const tail = this.dialect === 'mysql' ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' : '';
    await this.sql(`CREATE TABLE ${this.quote(table)} (${lines.join(', ')})${tail}`);
    await this.addIndexes(table, builder.indexes);
  }

  async drop(table: string): Promise<void> {
    await this.sql(`DROP TABLE ${this.quote(table)}`);
  }

  /** New columns are nullable or have a default: the table may hold rows. */
  async add(table: string, describe: Describe): Promise<void> {
    const builder = this.describe(describe);
    for (const column of builder.columns) {
      await this.sql(`ALTER TABLE ${this.quote(table)} ADD COLUMN ${this.columnSql(column)}`);
    }
    await this.addIndexes(table, builder.indexes);
  }

  /** Drop the indexes that hold a column before the column. */
  async dropColumn(table: string, column: string): Promise<void> {
    await this.sql(`ALTER TABLE ${this.quote(table)} DROP COLUMN ${this.quote(column)}`);
  }

  async renameColumn(table: string, from: string, to: string): Promise<void> {
    await this.sql(`ALTER TABLE ${this.quote(table)} RENAME COLUMN ${this.quote(from)} TO ${this.quote(to)}`);
  }

  async dropIndex(table: string, ...columns: string[]): Promise<void> {
    const on = this.dialect === 'mysql' ? ` ON ${this.quote(table)}` : '';
    await this.sql(`DROP INDEX ${this.quote(indexName(table, columns))}${on}`);
  }

  /** For moving rows; `?` parameters, and SQL that both databases understand. */
  sql(statement: string, parameters: unknown[] = []): Promise<unknown> {
    return this.runner.query(statement, parameters);
  }

  private describe(describe: Describe): TableBuilder {
    const builder = new TableBuilder(this.dialect);
    describe(builder);
    return builder;
  }

  private async addIndexes(table: string, indexes: readonly IndexSpec[]): Promise<void> {
    for (const { columns, unique } of indexes) {
      const name = this.quote(indexName(table, columns));
      const list = columns.map((column) => this.quote(column)).join(', ');
      await this.sql(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${this.quote(table)} (${list})`);
    }
  }

  private columnSql({ name, type, nullable, default: value }: ColumnSpec): string {
    const fallback = value === undefined ? '' : ` DEFAULT ${literal(value)}`;
    return `${this.quote(name)} ${type}${nullable ? '' : ' NOT NULL'}${fallback}`;
  }

  private quote(name: string): string {
    return this.dialect === 'mysql' ? `\`${name}\`` : `"${name}"`;
  }
}

function literal(value: string | number | boolean): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return String(Number(value));
}
