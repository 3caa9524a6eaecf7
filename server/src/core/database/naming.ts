import { DefaultNamingStrategy, type Table } from 'typeorm';

export const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** MariaDB allows 64 characters. */
export const indexName = (table: string, columns: readonly string[]) => `${table}_${columns.join('_')}_idx`.slice(0, 64);

/** `villageId` is `village_id` in the table; indexes are named after what they hold, alike in entities and migrations. */
export class SnakeNames extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snake(className);
  }

  override columnName(property: string, given: string, prefixes: string[]): string {
    return snake([...prefixes, given || property].join('_'));
  }

  override indexName(table: Table | string, columns: string[]): string {
    return indexName(typeof table === 'string' ? table : table.name, columns);
  }
}
