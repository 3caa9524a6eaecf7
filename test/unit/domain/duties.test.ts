import fc from 'fast-check';
import { candidateKeys, gapsOf, lineKey, pickLine, whoStandsIn, type DutyLine, type DutySpot } from '../../../shared/domain/duties';

const GROUPS = [1, 2, 10];
const FACILITIES = ['lamp-1', 'bin-2'];
const KINDS = ['litter', 'lamp', 'water'];
const PEOPLE = ['wang', 'li', 'zhao', 'chen'];

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const anArea = fc.oneof(
  fc.constant({ groupNo: null, facilityId: null }),
  fc.constantFrom(...GROUPS).map((groupNo) => ({ groupNo, facilityId: null })),
  fc.constantFrom(...FACILITIES).map((facilityId) => ({ groupNo: null, facilityId })),
);
const aLine: fc.Arbitrary<DutyLine> = fc
  .tuple(anArea, fc.record({ kindId: maybe(KINDS), memberId: fc.constantFrom(...PEOPLE), deputyId: maybe(PEOPLE), solveMinutes: maybe([30, 60]) }))
  .map(([area, rest]) => ({ ...area, ...rest }));
/** One line per area and kind, as the table keeps it. */
const aTable = fc.uniqueArray(aLine, { selector: lineKey, maxLength: 20 });
const aSpot: fc.Arbitrary<DutySpot> = fc.record({ groupNo: maybe(GROUPS), facilityId: maybe(FACILITIES), kindId: fc.constantFrom(...KINDS) });
const present = fc.uniqueArray(fc.constantFrom(...PEOPLE)).map((all) => (memberId: string) => all.includes(memberId));

const matches = (line: DutyLine, spot: DutySpot): boolean =>
  (line.kindId === null || line.kindId === spot.kindId)
  && (line.facilityId === null || line.facilityId === spot.facilityId)
  && (line.groupNo === null || line.groupNo === spot.groupNo);
/** The slow and plain reading of "the most specific wins; the place before the kind". */
const weight = (line: DutyLine): number => (line.facilityId !== null ? 4 : line.groupNo !== null ? 2 : 0) + (line.kindId === null ? 0 : 1);

describe('who is responsible by the table', () => {
  it('is the same whatever order the lines stand in', () => {
    fc.assert(fc.property(aTable.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))), aSpot, ([lines, shuffled], spot) => {
      expect(pickLine(shuffled, spot)).toBe(pickLine(lines, spot));
    }));
  });

  it('is a line that matches, and no matching line is more specific', () => {
    fc.assert(fc.property(aTable, aSpot, (lines, spot) => {
      const fitting = lines.filter((line) => matches(line, spot)).sort((a, b) => weight(b) - weight(a));
      expect(pickLine(lines, spot)).toBe(fitting[0]);
    }));
  });

  it('is found by its key alone, which no other line of the village has', () => {
    fc.assert(fc.property(aLine, aLine, aSpot, (one, other, spot) => {
      const isSame = one.groupNo === other.groupNo && one.facilityId === other.facilityId && one.kindId === other.kindId;
      expect(lineKey(one) === lineKey(other)).toBe(isSame);
      expect(candidateKeys(spot).includes(lineKey(one))).toBe(matches(one, spot));
    }));
  });

  it('is somebody who is there: the person, else the deputy, else nobody', () => {
    fc.assert(fc.property(aLine, present, (line, isPresent) => {
      const found = whoStandsIn(line, isPresent);
      if (found) expect(isPresent(found.memberId)).toBe(true);
      expect(found?.viaDeputy ?? false).toBe(!isPresent(line.memberId) && line.deputyId !== null && isPresent(line.deputyId));
      expect(found === undefined).toBe(!isPresent(line.memberId) && !(line.deputyId !== null && isPresent(line.deputyId)));
    }));
  });
});

describe('the gaps of a table', () => {
  const covered = (lines: DutyLine[], spot: DutySpot, isPresent: (memberId: string) => boolean): boolean => {
    const line = pickLine(lines, spot);
    return line !== undefined && whoStandsIn(line, isPresent) !== undefined;
  };

  it('name every area and kind that nobody answers for, and nothing that somebody does', () => {
    fc.assert(fc.property(aTable, aSpot, present, (lines, spot, isPresent) => {
      const gaps = gapsOf(lines, KINDS, isPresent);
      for (const { area, kindIds } of gaps) for (const kindId of kindIds) expect(covered(lines, { ...area, kindId }, isPresent)).toBe(false);
      if (covered(lines, spot, isPresent)) return;
      const line = pickLine(lines, spot);
      const named = gaps.some(({ area, kindIds, line: blamed }) =>
        kindIds.includes(spot.kindId) && blamed === line && area.groupNo === (line?.groupNo ?? null) && area.facilityId === (line?.facilityId ?? null));
      expect(named).toBe(true);
    }));
  });

  it('say one thing once: an empty table is one gap with every kind', () => {
    expect(gapsOf([], KINDS, () => true)).toEqual([{ area: { groupNo: null, facilityId: null }, kindIds: KINDS, reason: 'no-line', line: undefined }]);
  });
});
