import fc from 'fast-check';
import { plainCode } from '../../../shared/domain/check-digit';
import { codeInScan, codePrefixOf, facilityCode, isFacilityCode, spokenCode } from '../../../shared/domain/facility-code';

const codes = fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 1, max: 9_999 }))
  .map(([prefix, serial]) => facilityCode(String(prefix).padStart(6, '0'), serial));

describe('the code on a plate', () => {
  it('begins with the village and ends in a digit that agrees', () => {
    expect(codePrefixOf('421102200215')).toBe('200215');
    expect(facilityCode('200215', 12)).toMatch(/^2002150012\d$/);
    fc.assert(fc.property(codes, (code) => isFacilityCode(code)));
  });

  it('one wrong digit is always found', () => {
    fc.assert(fc.property(codes, fc.nat(10), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
      const wrong = (Number(code[at]) + by) % 10;
      return !isFacilityCode(code.slice(0, at) + wrong + code.slice(at + 1));
    }));
  });

  it('two neighbours swapped are always found', () => {
    fc.assert(fc.property(codes, fc.nat(9), (code, at) => {
      fc.pre(code[at] !== code[at + 1]);
      return !isFacilityCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2));
    }));
  });

  it('is the same code however it is typed, said or scanned', () => {
    fc.assert(fc.property(codes, (code) => {
      const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
      const forms = [code, spokenCode(code), ` ${code.slice(0, 6)} ${code.slice(6)} `, wide];
      const scans = [`https://cun.example/#/packages/resident/facility/index?code=${code}`, `packages/resident/facility/index?scene=code%3D${code}`, code];
      return forms.every((form) => plainCode(form) === code) && scans.every((scan) => codeInScan(scan) === code);
    }));
  });

  it.each(['', '1', 'https://other.example/?code=12345678901', 'weixin://dl/business', '二〇〇二一五'])('%j is none', (text) => {
    expect(codeInScan(text)).toBeUndefined();
  });
});
