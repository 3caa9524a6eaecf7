import fc from 'fast-check';
import { boxOf, cellsOf, placeIn, type MapPoint } from '../../../shared/domain/map-cells';

const aPoint: fc.Arbitrary<MapPoint> = fc.record({
  lat: fc.double({ min: 18, max: 53, noNaN: true }), lng: fc.double({ min: 74, max: 134, noNaN: true }),
});
const points = fc.array(aPoint, { minLength: 1, maxLength: 200 });

describe('the map without tiles', () => {
  it('shows every point, with room around it', () => {
    fc.assert(fc.property(points, (all) => {
      const box = boxOf(all)!;
      for (const point of all) {
        const { x, y } = placeIn(box, point);
        for (const percent of [x, y]) expect(percent).toBeGreaterThan(5);
        for (const percent of [x, y]) expect(percent).toBeLessThan(95);
      }
    }));
  });

  it('has north above and east at the right, and is as wide as high on the ground', () => {
    const box = boxOf([{ lat: 30.5, lng: 114.9 }, { lat: 30.51, lng: 114.95 }])!;
    const [south, north] = [placeIn(box, { lat: 30.5, lng: 114.92 }), placeIn(box, { lat: 30.51, lng: 114.92 })];
    expect(north.y).toBeLessThan(south.y);
    expect(placeIn(box, { lat: 30.5, lng: 114.95 }).x).toBeGreaterThan(placeIn(box, { lat: 30.5, lng: 114.9 }).x);
    expect((box.east - box.west) * Math.cos((30.505 * Math.PI) / 180)).toBeCloseTo(box.north - box.south, 4);
  });

  it('one point alone stands in the middle, and no point makes no map', () => {
    const box = boxOf([{ lat: 30, lng: 114 }])!;
    expect(placeIn(box, { lat: 30, lng: 114 }).x).toBeCloseTo(50);
    expect(placeIn(box, { lat: 30, lng: 114 }).y).toBeCloseTo(50);
    expect(boxOf([])).toBeUndefined();
  });

  it('draws each point in exactly one of a bounded number of dots', () => {
    fc.assert(fc.property(points, fc.integer({ min: 1, max: 8 }), (all, side) => {
      const cells = cellsOf(all, (point) => point, boxOf(all)!, side);
      expect(cells.length).toBeLessThanOrEqual(side * side);
      expect(new Set(cells.flatMap(({ items }) => items)).size).toBe(new Set(all).size);
      expect(cells.reduce((sum, { items }) => sum + items.length, 0)).toBe(all.length);
      for (const { x, y } of cells) expect(Math.min(x, y) >= 0 && Math.max(x, y) <= 100).toBe(true);
    }));
  });

  it('keeps dots as far apart as a finger is wide', () => {
    fc.assert(fc.property(points, fc.integer({ min: 1, max: 8 }), (all, side) => {
      const cells = cellsOf(all, (point) => point, boxOf(all)!, side);
      const gaps = cells.flatMap((one, at) => cells.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)));
      expect(Math.min(...gaps, 100)).toBeGreaterThanOrEqual(100 / (side + 1));
    }));
  });

  it('leaves out what lies outside the part one looks at', () => {
    const box = boxOf([{ lat: 30, lng: 114 }, { lat: 30.01, lng: 114.01 }])!;
    expect(cellsOf([{ lat: 31, lng: 114 }, { lat: 30.005, lng: 114.005 }], (point) => point, box, 6)).toHaveLength(1);
  });
});
