/** Damm's quasigroup: every single wrong digit and every swap of two neighbours is found. */
const DAMM = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];

const interim = (digits: string): string => [...digits].reduce((row, digit) => DAMM[Number(row)]?.[Number(digit)] ?? '0', '0');

export const withCheckDigit = (digits: string): string => `${digits}${interim(digits)}`;

/** So many digits, the last of which agrees with the others. */
export const isChecked = (code: string, length: number): boolean => new RegExp(`^\\d{${length}}$`).test(code) && interim(code) === '0';

/** As typed or said, with spaces, dashes or full-width digits. */
export const plainCode = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s\-–—·.]/g, '');

/** The code in what a scan gave: the plate's address, the mini-program's path, or the code itself. */
export function codeFrom(scanned: string, isCode: (code: string) => boolean): string | undefined {
  const named = /[?&](?:code|scene)=([^&#]+)/.exec(scanned)?.[1];
  const code = plainCode(decoded(named ?? scanned).replace(/^code=/, ''));
  return isCode(code) ? code : undefined;
}

/** Somebody else's QR code may hold a lone %. */
function decoded(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}
