import { codeFrom, isChecked, withCheckDigit } from './check-digit';

const SERIAL_DIGITS = 4;
export const LAST_SERIAL = 9_999;
export const FACILITY_CODE_LENGTH = 11;

/** Town and village part of a village's first code: what its facilities' codes begin with. */
export const codePrefixOf = (villageId: string): string => villageId.slice(-6).padStart(6, '0');

/** Eleven digits, like a phone number: the village, a running number, a check digit. */
export const facilityCode = (prefix: string, serial: number): string => withCheckDigit(`${prefix}${String(serial).padStart(SERIAL_DIGITS, '0')}`);

/** Eleven digits whose check digit agrees. */
export const isFacilityCode = (code: string): boolean => isChecked(code, FACILITY_CODE_LENGTH);

/** 200215 0012 7 → 200-215-0012-7, in pieces that can be said on the phone. */
export const spokenCode = (code: string): string => code.replace(/^(\d{3})(\d{3})(\d{4})(\d)$/, '$1-$2-$3-$4');

/** The facility's code in what a scan gave. */
export const codeInScan = (scanned: string): string | undefined => codeFrom(scanned, isFacilityCode);
