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

const isInside = ({ x, y }: Place): boolean => x >= 0 && x <= 100 && y >= 0 && y <= 100;
const middleOf = (places: readonly Place[]): Place => ({ x: mean(places.map(({ x }) => x)), y: mean(places.map(({ y }) => y)) });
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What lies in the box, at most `side`² dots; those outside are left out. Busiest first. */
export function cellsOf<T>(items: readonly T[], pointOf: (item: T) => MapPoint, box: MapBox, side: number): MapCell<T>[] {
  const cells = new Map<number, { item: T; place: Place }[]>();
  for (const item of items) {
    const place = placeIn(box, pointOf(item));
    if (!isInside(place)) continue;
    const at = (value: number): number => Math.min(side - 1, Math.floor((value / 100) * side));
    const key = at(place.y) * side + at(place.x);
    const cell = cells.get(key);
    if (cell) cell.push({ item, place });
    else cells.set(key, [{ item, place }]);
  }
  return [...cells.values()]
    .map((found) => ({ ...middleOf(found.map(({ place }) => place)), items: found.map(({ item }) => item) }))
    .sort((a, b) => b.items.length - a.items.length);
}
