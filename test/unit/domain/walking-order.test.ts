import fc from 'fast-check';
import { walkingOrder, type Spot, type Stop } from '../../../shared/domain/walking-order';

const spot = fc.record({ lat: fc.double({ min: 30, max: 30.1, noNaN: true }), lng: fc.double({ min: 114, max: 114.1, noNaN: true }) });
const stop: fc.Arbitrary<Stop> = fc.record({
  point: fc.option(spot), groupNo: fc.option(fc.integer({ min: 1, max: 12 })), label: fc.constantFrom('老槐树旁', '晒谷场', '桥头', '村委会'),
  isUrgent: fc.boolean(), isLate: fc.boolean(), dueAt: fc.constantFrom('2026-11-23T01:00:00.000Z', '2026-11-23T09:00:00.000Z', '2026-11-24T01:00:00.000Z'),
});
const itself = (one: Stop): Stop => one;
const rank = ({ isUrgent, isLate }: Stop): number => (isUrgent ? 0 : isLate ? 1 : 2);
const calm = { isUrgent: false, isLate: false, dueAt: '2026-11-23T09:00:00.000Z' };
const at = (label: string, groupNo: number | null, point: Spot | null): Stop => ({ label, groupNo, point, ...calm });
const labels = (stops: readonly Stop[]): string[] => stops.map(({ label }) => label);

describe('a worker\'s day in walking order', () => {
  it('has each stop exactly once, wherever one starts', () => {
    fc.assert(fc.property(fc.array(stop, { maxLength: 40 }), fc.option(spot), (stops, from) => {
      const way = walkingOrder(stops, itself, from);
      expect(way).toHaveLength(stops.length);
      expect(new Set(way)).toEqual(new Set(stops));
    }));
  });

  it('begins with what is urgent, then what is late', () => {
    fc.assert(fc.property(fc.array(stop, { maxLength: 40 }), fc.option(spot), (stops, from) => {
      const ranks = walkingOrder(stops, itself, from).map(rank);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }));
  });

  it('is the same way whatever order the list came in', () => {
    fc.assert(fc.property(fc.uniqueArray(stop, { maxLength: 12, selector: (one) => JSON.stringify(one) }), spot, (stops, from) => {
      const order = (list: readonly Stop[]) => walkingOrder(list, itself, from).map(({ point }) => point);
      const distinct = stops.filter(({ point }, index) => point && stops.findIndex((other) => other.point?.lat === point.lat) === index);
      expect(order([...distinct].reverse())).toEqual(order(distinct));
    }));
  });

  it('goes to the nearest first, and on from there', () => {
    const stops = [at('远', 1, { lat: 30.03, lng: 114 }), at('近', 9, { lat: 30.01, lng: 114 }), at('中', 5, { lat: 30.02, lng: 114 })];
    expect(labels(walkingOrder(stops, itself, { lat: 30, lng: 114 }))).toEqual(['近', '中', '远']);
    expect(labels(walkingOrder(stops, itself, { lat: 30.04, lng: 114 }))).toEqual(['远', '中', '近']);
  });

  it('goes group by group where nobody said where they are; places without a point come after those on the map', () => {
    const stops = [at('没有组', null, null), at('五组', 5, { lat: 30.01, lng: 114 }), at('二组', 2, null)];
    expect(labels(walkingOrder(stops, itself, null))).toEqual(['二组', '五组', '没有组']);
    expect(labels(walkingOrder(stops, itself, { lat: 30, lng: 114 }))).toEqual(['五组', '二组', '没有组']);
  });

  it('goes on from the last urgent place, not back to the beginning', () => {
    const urgent = { ...at('急', 1, { lat: 30.03, lng: 114 }), isUrgent: true };
    const stops = [at('起点旁', 2, { lat: 30.001, lng: 114 }), at('急的旁边', 3, { lat: 30.029, lng: 114 }), urgent];
    expect(labels(walkingOrder(stops, itself, { lat: 30, lng: 114 }))).toEqual(['急', '急的旁边', '起点旁']);
  });
});
