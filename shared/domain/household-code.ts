import { codeFrom, isChecked, withCheckDigit } from './check-digit';

const VILLAGE_DIGITS = 12;
const SERIAL_DIGITS = 4;
/** Numbers are never given twice, so a village that has had this many households has used them up. */
export const LAST_HOUSEHOLD_SERIAL = 9_999;
export const HOUSEHOLD_CODE_LENGTH = VILLAGE_DIGITS + SERIAL_DIGITS + 1;

/** 一户一码: the village's first code, a running number, a check digit. Stays when the village is renamed or merged. */
export const householdCode = (villageId: string, serial: number): string =>
  withCheckDigit(`${villageId.slice(-VILLAGE_DIGITS).padStart(VILLAGE_DIGITS, '0')}${String(serial).padStart(SERIAL_DIGITS, '0')}`);

export const isHouseholdCode = (code: string): boolean => isChecked(code, HOUSEHOLD_CODE_LENGTH);

/** 421102 200215 0012 7 → 421102-200215-0012-7, in pieces that can be said on the phone. */
export const spokenHouseholdCode = (code: string): string => code.replace(/^(\d{6})(\d{6})(\d{4})(\d)$/, '$1-$2-$3-$4');

/** The household's code in what a scan gave. */
export const householdCodeInScan = (scanned: string): string | undefined => codeFrom(scanned, isHouseholdCode);
