import fc from 'fast-check';
import { codeInScan } from '../../../shared/domain/facility-code';
import { HOUSEHOLD_CODE_LENGTH, householdCode, householdCodeInScan, isHouseholdCode, spokenHouseholdCode } from '../../../shared/domain/household-code';

const codes = fc.tuple(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 1, max: 9_999 }))
  .map(([village, serial]) => householdCode(String(village).padStart(12, '0'), serial));

describe('the code of a household', () => {
  it('is the village, a running number and a digit that agrees', () => {
    expect(householdCode('421102200215', 12)).toMatch(/^4211022002150012\d$/);
    expect(spokenHouseholdCode(householdCode('421102200215', 12))).toMatch(/^421102-200215-0012-\d$/);
    fc.assert(fc.property(codes, (code) => code.length === HOUSEHOLD_CODE_LENGTH && isHouseholdCode(code)));
  });

  it('one wrong digit is always found, wherever it is', () => {
    fc.assert(fc.property(codes, fc.nat(HOUSEHOLD_CODE_LENGTH - 1), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
      const wrong = (Number(code[at]) + by) % 10;
      return !isHouseholdCode(code.slice(0, at) + wrong + code.slice(at + 1));
    }));
  });

  it('two neighbours swapped are always found', () => {
    fc.assert(fc.property(codes, fc.nat(HOUSEHOLD_CODE_LENGTH - 2), (code, at) => {
      fc.pre(code[at] !== code[at + 1]);
      return !isHouseholdCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2));
    }));
  });

  it('is found in the address of its plate, in a scene and as it is said; a facility is never taken for a household', () => {
    fc.assert(fc.property(codes, (code) => {
      const scans = [`https://cun.example/#/packages/resident/door/index?code=${code}`, `packages/resident/door/index?scene=code%3D${code}`, spokenHouseholdCode(code), code];
      return scans.every((scan) => householdCodeInScan(scan) === code && codeInScan(scan) === undefined);
    }));
  });

  it.each(['', '1', '100% 纯棉', '%', 'https://other.example/?code=42110220021500120', 'weixin://dl/business'])('%j is none', (text) => {
    expect(householdCodeInScan(text)).toBeUndefined();
  });
});
