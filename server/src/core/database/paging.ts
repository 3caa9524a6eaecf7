import type { SelectQueryBuilder } from 'typeorm';
import { refuseCommon } from '../http/refusal';

const MAX_LIMIT = 100;

export interface PageAsked {
  /** The previous page's `next`. */
  after?: string | undefined;
  limit: number;
}

export interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  next: string | null;
}

type TimeField<E> = { [K in keyof E]-?: E[K] extends number ? K : never }[keyof E] & string;

/** Newest first by (time, id): stays right while rows are added, and costs the same on every page. */
export async function keysetPage<E extends { id: string }>(
  query: SelectQueryBuilder<E>,
  time: TimeField<E>,
  { after, limit }: PageAsked,
): Promise<Page<E>> {
  const take = Math.max(1, Math.min(limit, MAX_LIMIT));
  const [timeColumn, idColumn] = [`${query.alias}.${time}`, `${query.alias}.id`];
  if (after !== undefined) {
    // The first half lets the index start in the right place.
    const { at, id } = readCursor(after);
    query.andWhere(`${timeColumn} <= :cursorAt AND (${timeColumn} < :cursorAt OR ${idColumn} < :cursorId)`, {
      cursorAt: at,
      cursorId: id,
    });
  }
  const rows = await query
    .orderBy(timeColumn, 'DESC')
    .addOrderBy(idColumn, 'DESC')
    .limit(take + 1)
    .getMany();
  const items = rows.slice(0, take);
  const last = rows.length > take ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(Number(last[time]), last.id) : null };
}

const cursorOf = (at: number, id: string): string => Buffer.from(`${at}.${id}`).toString('base64url');

function readCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,16})\.(\w{1,26})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) return refuseCommon('INPUT_INVALID', [{ path: 'after', message: '翻页位置无效,请从第一页看起' }]);
  return { at: Number(at), id };
}
