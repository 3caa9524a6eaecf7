import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** Entity columns, one decorator for each word of the migration DSL (`schema.ts`). */
export interface ColumnExtras<T> {
  nullable?: boolean;
  /** The value rows get that were there before the column. */
  default?: T;
}

const column = (own: ColumnOptions, extras: object = {}) => Column({ ...own, ...extras });

/** The row's ULID; a wider one for keys made of several parts. */
export const Id = (length = 26) => PrimaryColumn({ type: 'varchar', length });
/** Another row's id. */
export const Ref = (extras?: ColumnExtras<string>) => column({ type: 'varchar', length: 26 }, extras);
/** At most `length` characters; SQLite does not check, so the route's schema must. */
export const Str = (length: number, extras?: ColumnExtras<string>) => column({ type: 'varchar', length }, extras);
/** Up to 64 kB, never indexed. */
export const Text = (extras?: { nullable?: boolean }) => column({ type: 'text' }, extras);
export const Int = (extras?: ColumnExtras<number>) => column({ type: 'int' }, extras);
/** Whole numbers up to 2^53. */
export const BigInt = (extras?: ColumnExtras<number>) => column({ type: 'bigint' }, extras);
/** Epoch milliseconds. */
export const Time = BigInt;
export const Bool = (extras?: ColumnExtras<boolean>) => column({ type: 'boolean' }, extras);
/** Up to 64 kB of JSON. */
export const Json = (extras?: { nullable?: boolean }) => column({ type: 'simple-json' }, extras);
