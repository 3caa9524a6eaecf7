/** A small map without tiles: WGS-84 points projected into a box, close ones drawn as one. */
export interface MapPoint {
  lat: number;
  lng: number;
}

export interface MapBox {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** Percent from the left and from the top. */
export interface Place {
  x: number;
  y: number;
}

export interface MapCell<T> extends Place {
  items: T[];
}

/** About 60 m: a village with one bin is not drawn as a line. */
const SMALLEST = 0.000_6;
const MARGIN = 0.08;

const widened = (low: number, high: number): [number, number] => {
  const half = Math.max(high - low, SMALLEST) * (0.5 + MARGIN);
  const middle = (low + high) / 2;
  return [middle - half, middle + half];
};

/** Everything fits, with a margin; undefined without a point. Metres are as long eastwards as northwards. */
export function boxOf(points: readonly MapPoint[]): MapBox | undefined {
  if (points.length === 0) return undefined;
  const [lats, lngs] = [points.map(({ lat }) => lat), points.map(({ lng }) => lng)];
  const [south, north] = widened(Math.min(...lats), Math.max(...lats));
  const [west, east] = widened(Math.min(...lngs), Math.max(...lngs));
  const shrink = Math.max(Math.cos((((south + north) / 2) * Math.PI) / 180), 0.01);
  const [high, wide] = [north - south, (east - west) * shrink];
  const side = Math.max(high, wide);
  const [moreHigh, moreWide] = [(side - high) / 2, (side - wide) / 2 / shrink];
  return { south: south - moreHigh, north: north + moreHigh, west: west - moreWide, east: east + moreWide };
}

const percent = (value: number, low: number, high: number): number => ((value - low) / (high - low)) * 100;

export const placeIn = ({ south, west, north, east }: MapBox, { lat, lng }: MapPoint): Place =>
  ({ x: percent(lng, west, east), y: 100 - percent(lat, south, north) });

export const isInside = ({ x, y }: Place): boolean => x >= 0 && x <= 100 && y >= 0 && y <= 100;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

type Placed<T> = { item: T; place: Place }[];
const middleOf = <T>(placed: Placed<T>): Place => ({ x: mean(placed.map(({ place }) => place.x)), y: mean(placed.map(({ place }) => place.y)) });

function inCells<T>(items: readonly T[], pointOf: (item: T) => MapPoint, box: MapBox, side: number): Placed<T>[] {
  const at = (value: number): number => Math.min(side - 1, Math.floor((value / 100) * side));
  const cells = new Map<number, Placed<T>>();
  for (const item of items) {
    const place = placeIn(box, pointOf(item));
    if (!isInside(place)) continue;
    const key = at(place.y) * side + at(place.x);
    const cell = cells.get(key) ?? [];
    cell.push({ item, place });
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** On either side of a cell's edge two dots may all but touch: they become one, until all are `gap` apart. */
function keptApart<T>(cells: Placed<T>[], gap: number): Placed<T>[] {
  const middles = cells.map(middleOf);
  for (let one = 0; one < cells.length; one += 1) {
    const other = middles.findIndex(({ x, y }, at) => at > one && Math.hypot(x - middles[one]!.x, y - middles[one]!.y) < gap);
    if (other < 0) continue;
    const both = [...cells[one]!, ...cells[other]!];
    return keptApart([...cells.filter((_, at) => at !== one && at !== other), both], gap);
  }
  return cells;
}

/** What lies in the box, at most `side`² dots a finger can tell apart; those outside are left out. Busiest first. */
export function cellsOf<T>(items: readonly T[], pointOf: (item: T) => MapPoint, box: MapBox, side: number): MapCell<T>[] {
  return keptApart(inCells(items, pointOf, box, side), 100 / (side + 1))
    .map((placed) => ({ ...middleOf(placed), items: placed.map(({ item }) => item) }))
    .sort((a, b) => b.items.length - a.items.length);
}
