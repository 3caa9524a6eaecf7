import { problem } from './open311.problem';

const DAY = 86_400_000;
export const SPAN_MS = 90 * DAY;
export const ROWS_AT_MOST = 1_000;
const W3 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
export const STATUSES = ['open', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** The argument's value; an empty one counts as not given. */
export const given = (from: URLSearchParams, name: string): string | undefined => from.getAll(name).map((value) => value.trim()).find((value) => value !== '');

/** What stands in the path instead of an argument: 400 without it. */
export const named = (name: string, value: string): string => value.trim() || problem(400, `${name} was not provided`);

/** "Can be declared multiple times, comma delimited." */
export const listed = (from: URLSearchParams, name: string): string[] =>
  [...new Set(from.getAll(name).flatMap((value) => value.split(',')).map((value) => value.trim()).filter(Boolean))];

function instant(from: URLSearchParams, name: string): number | undefined {
  // A zone's + that was not percent-encoded arrives as a space.
  const text = given(from, name)?.replace(/ (?=\d\d:\d\d$)/, '+');
  if (text === undefined) return undefined;
  const at = W3.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? problem(400, `${name} must be a W3C date and time with a zone, such as 2010-01-01T00:00:00Z`) : at;
}

/** `from` inclusive, `until` exclusive; the most recent 90 days unless said otherwise, and never more than 90. */
export function windowOf(query: URLSearchParams, now: number): { from: number; until: number } {
  const [start, end] = [instant(query, 'start_date'), instant(query, 'end_date')];
  const latest = end ?? (start === undefined ? now : Math.min(now, start + SPAN_MS));
  const earliest = start ?? latest - SPAN_MS;
  if (start !== undefined && end !== undefined && earliest > latest) problem(400, 'start_date must not be later than end_date');
  if (latest - earliest > SPAN_MS) problem(400, 'start_date and end_date may not span more than 90 days');
  return { from: earliest, until: latest + 1 };
}

export function statusesOf(query: URLSearchParams): Status[] {
  const asked = listed(query, 'status').map((status) => status.toLowerCase());
  const known = STATUSES.filter((status) => asked.includes(status));
  if (known.length < new Set(asked).size) problem(400, 'status must be open or closed');
  return known.length > 0 ? known : [...STATUSES];
}
