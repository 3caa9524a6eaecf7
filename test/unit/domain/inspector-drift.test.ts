import * as fc from 'fast-check';
import { DRIFT_SMALL_BELOW, inspectorDrift, isWorthALook, type DriftSheet } from '../../../shared/domain/inspector-drift';

const sheet = (inspectorId: string, doorId: string, total: number, more: Partial<DriftSheet> = {}): DriftSheet =>
  ({ inspectorId, doorId, total, roundId: 'r1', groupNo: 1, ...more });
const driftOf = (sheets: readonly DriftSheet[], inspectorId: string) => inspectorDrift(sheets).find((one) => one.inspectorId === inspectorId)!;

describe('how far an inspector lies from the others', () => {
  it('is measured at the same doors where two have been there', () => {
    const sheets = [sheet('li', 'd1', 90_00), sheet('zhou', 'd1', 80_00), sheet('li', 'd2', 70_00), sheet('zhou', 'd2', 70_00), sheet('zhou', 'd3', 10_00)];
    expect(driftOf(sheets, 'li')).toEqual({ inspectorId: 'li', sheets: 2, compared: 2, sameDoor: 2, drift: 500, isSmall: true });
  });

  it('is measured against the group of the round where nobody else was at that door', () => {
    const sheets = [sheet('li', 'd1', 90_00), sheet('zhou', 'd2', 80_00), sheet('zhou', 'd3', 85_00), sheet('zhou', 'd9', 0, { groupNo: 2 }), sheet('zhou', 'd8', 0, { roundId: 'r2' })];
    expect(driftOf(sheets, 'li')).toMatchObject({ compared: 1, sameDoor: 0, drift: 750 });
  });

  it('is nothing where there is nobody to compare with', () => {
    expect(inspectorDrift([sheet('li', 'd1', 90_00), sheet('li', 'd2', 10_00)])).toEqual([{ inspectorId: 'li', sheets: 2, compared: 0, sameDoor: 0, drift: null, isSmall: true }]);
    expect(inspectorDrift([])).toEqual([]);
  });

  it('judges nobody by a few sheets', () => {
    const pairs = (doors: number) => Array.from({ length: doors }, (_, at) => [sheet('li', `d${at}`, 90_00), sheet('zhou', `d${at}`, 80_00)]).flat();
    expect(isWorthALook(driftOf(pairs(DRIFT_SMALL_BELOW - 1), 'li'))).toBe(false);
    expect(isWorthALook(driftOf(pairs(DRIFT_SMALL_BELOW), 'li'))).toBe(true);
    expect(isWorthALook(driftOf(pairs(DRIFT_SMALL_BELOW), 'zhou'))).toBe(true);
    expect(isWorthALook({ drift: 299, isSmall: false })).toBe(false);
  });

  it('rounds half away from zero, to both sides alike', () => {
    const sheets = [sheet('li', 'd1', 1), sheet('zhou', 'd1', 0), sheet('li', 'd2', 0), sheet('zhou', 'd2', 0)];
    expect(driftOf(sheets, 'li').drift).toBe(1);
    expect(driftOf(sheets, 'zhou').drift).toBe(-1);
  });
});

/** Nobody has two sheets of one door in a round. */
const someSheets = fc.uniqueArray(
  fc.record({
    inspectorId: fc.constantFrom('a', 'b', 'c', 'd'), roundId: fc.constantFrom('r1', 'r2'), doorId: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), total: fc.integer({ min: 0, max: 100_00 }),
  }).map((one): DriftSheet => ({ ...one, groupNo: 1 + (Number(one.doorId) % 3) })),
  { selector: ({ inspectorId, roundId, doorId }) => `${inspectorId} ${roundId} ${doorId}`, maxLength: 50 },
);

describe('drift, for any sheets,', () => {
  it('does not depend on their order', () => {
    fc.assert(fc.property(someSheets, fc.infiniteStream(fc.nat()), (sheets, keys) => {
      const shuffled = sheets.map((one) => ({ one, key: keys.next().value as number })).sort((x, y) => x.key - y.key).map(({ one }) => one);
      expect(inspectorDrift(shuffled)).toEqual(inspectorDrift(sheets));
    }));
  });

  it('does not change when everybody gives the same more', () => {
    fc.assert(fc.property(someSheets, fc.integer({ min: -50_00, max: 50_00 }), (sheets, more) => {
      expect(inspectorDrift(sheets.map((one) => ({ ...one, total: one.total + more })))).toEqual(inspectorDrift(sheets));
    }));
  });

  it('moves by exactly what one inspector gives more everywhere, but for a rounding on the other side of zero', () => {
    fc.assert(fc.property(someSheets, fc.integer({ min: 0, max: 50_00 }), (sheets, more) => {
      const raised = sheets.map((one) => (one.inspectorId === 'a' ? { ...one, total: one.total + more } : one));
      const [before, after] = [driftOf(sheets, 'a'), driftOf(raised, 'a')];
      if (!before || before.drift === null) return;
      const moved = after.drift! - before.drift;
      expect(Math.abs(moved - more)).toBeLessThanOrEqual(1);
    }));
  });

  it('of two at the same doors is the same in both directions', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(100_00), fc.nat(100_00)), { minLength: 1, maxLength: 30 }), (doors) => {
      const sheets = doors.flatMap(([one, other], at) => [sheet('a', `d${at}`, one), sheet('b', `d${at}`, other)]);
      expect(driftOf(sheets, 'a').drift! + driftOf(sheets, 'b').drift!).toBe(0);
    }));
  });

  it('lies between the smallest and the largest difference, counts every sheet, and is the plain mean', () => {
    fc.assert(fc.property(someSheets, (sheets) => {
      for (const found of inspectorDrift(sheets)) {
        const own = sheets.filter(({ inspectorId }) => inspectorId === found.inspectorId);
        const differences = own.flatMap((one) => {
          const others = sheets.filter((other) => other.inspectorId !== one.inspectorId && other.roundId === one.roundId);
          const atDoor = others.filter(({ doorId }) => doorId === one.doorId);
          const among = atDoor.length > 0 ? atDoor : others.filter(({ groupNo }) => groupNo === one.groupNo);
          return among.length === 0 ? [] : [one.total - among.reduce((sum, { total }) => sum + total, 0) / among.length];
        });
        expect([found.sheets, found.compared]).toEqual([own.length, differences.length]);
        const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
        if (found.drift === null) expect(differences).toEqual([]);
        else expect(Math.abs(found.drift - mean)).toBeLessThanOrEqual(0.5 + 1e-6);
      }
    }));
  });
});
