import { getMetadataArgsStorage } from 'typeorm';
import { snake } from './naming';

export interface PlainRow<Row> {
  /** What follows the table's name in an `INSERT`. */
  columns: string;
  values(row: Row): unknown[];
}

/** An entity's columns for an `INSERT` by hand, where rows are written so often that a repository costs more than the database. Text and numbers only. */
export function plainRow<Row extends object>(entity: new () => Row): PlainRow<Row> {
  const properties = getMetadataArgsStorage().columns.filter(({ target }) => target === entity).map(({ propertyName }) => propertyName as keyof Row & string);
  return {
    columns: `(${properties.map(snake).join(', ')}) VALUES (${properties.map(() => '?').join(', ')})`,
    values: (row) => properties.map((property) => row[property]),
  };
}
