import { tableErrors } from '../../../../shared/contract/table-errors';
import { refuse } from '../http/refusal';
import type { TableLine } from './read-table';

export interface NamedLine<Column extends string> {
  /** As the table program counts: the header is 1. */
  line: number;
  cells: Record<Column, string>;
}

/** The lines below the header, by column. The columns may stand in any order; more of them do no harm; `optional` ones may be missing. */
export function linesByColumn<Column extends string>(
  [header, ...lines]: TableLine[],
  titles: Record<Column, string>,
  optional: readonly Column[] = [],
): NamedLine<Column>[] {
  const places = placesIn(header?.cells ?? [], titles);
  const missing = places.filter(([column, at]) => at < 0 && !optional.includes(column)).map(([column]) => titles[column]);
  if (missing.length > 0) refuse(tableErrors, 'TABLE_UNREADABLE', [{ path: 'file', message: `第一行缺少列:${missing.join('、')}` }]);
  const named = (cells: string[]) => Object.fromEntries(places.map(([column, at]) => [column, cells[at] ?? ''])) as Record<Column, string>;
  return lines.map(({ line, cells }) => ({ line, cells: named(cells) }));
}

const placesIn = <Column extends string>(header: string[], titles: Record<Column, string>): [Column, number][] =>
  (Object.entries(titles) as [Column, string][]).map(([column, title]) => [column, header.indexOf(title)]);
