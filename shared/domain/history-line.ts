export interface LinePoint {
  /** Across, from 0 at the oldest to 100 at the newest. */
  x: number;
  /** Down, from 0 at the top to 100 at the foot. */
  y: number;
}

/** The lowest figure a line is drawn from: half marks where all are above, so that a few points can be seen at all. */
export const footOf = (values: readonly number[], top: number): number => (values.every((value) => value * 2 >= top) ? top / 2 : 0);

/** Where the figures stand on a square of 100; null where there was none. */
export function linePoints(values: readonly (number | null)[], top: number, foot: number): (LinePoint | null)[] {
  const step = values.length > 1 ? 100 / (values.length - 1) : 0;
  return values.map((value, at) => (value === null ? null : { x: values.length > 1 ? at * step : 50, y: 100 - ((Math.min(top, Math.max(foot, value)) - foot) * 100) / (top - foot) }));
}

/** An SVG path through the points; a gap stays a gap. */
export function pathThrough(points: readonly (LinePoint | null)[]): string {
  const place = (value: number): string => String(Math.round(value * 10) / 10);
  return points.flatMap((point, at) => (point ? [`${points[at - 1] ? 'L' : 'M'}${place(point.x)} ${place(point.y)}`] : [])).join(' ');
}
