/** Damm's quasigroup: every single wrong digit and every swap of two neighbours is found. */
const DAMM = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];
const SERIAL_DIGITS = 4;
export const LAST_SERIAL = 9_999;
export const FACILITY_CODE_LENGTH = 11;

/** 0 for digits whose last one is the right check digit; else the check digit to put behind them. */
export const dammDigit = (digits: string): string => [...digits].reduce((row, digit) => DAMM[Number(row)]?.[Number(digit)] ?? '0', '0');

/** Town and village part of a village's first code: what its facilities' codes begin with. */
export const codePrefixOf = (villageId: string): string => villageId.slice(-6).padStart(6, '0');

/** Eleven digits, like a phone number: the village, a running number, a check digit. */
export function facilityCode(prefix: string, serial: number): string {
  const digits = `${prefix}${String(serial).padStart(SERIAL_DIGITS, '0')}`;
  return `${digits}${dammDigit(digits)}`;
}

/** As typed or said, with spaces, dashes or full-width digits. */
export const plainCode = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s\-–—·.]/g, '');

/** Eleven digits whose check digit agrees. */
export const isFacilityCode = (code: string): boolean => new RegExp(`^\\d{${FACILITY_CODE_LENGTH}}$`).test(code) && dammDigit(code) === '0';

/** 200215 0012 7 → 200-215-0012-7, in pieces that can be said on the phone. */
export const spokenCode = (code: string): string => code.replace(/^(\d{3})(\d{3})(\d{4})(\d)$/, '$1-$2-$3-$4');

/** The code in what a scan gave: the plate's address, the mini-program's path, or the code itself. */
export function codeInScan(scanned: string): string | undefined {
  const named = /[?&](?:code|scene)=([^&#]+)/.exec(scanned)?.[1];
  const code = plainCode(decodeURIComponent(named ?? scanned).replace(/^code=/, ''));
  return isFacilityCode(code) ? code : undefined;
}
