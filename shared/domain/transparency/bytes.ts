/** Hex and base64 by hand: WeChat has neither Buffer nor atob. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Undefined for what is no hex. */
export function fromHex(hex: string): Uint8Array | undefined {
  if (!/^([0-9a-f]{2})*$/.test(hex)) return undefined;
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    const bits = (one << 16) | (two << 8) | three;
    const chars = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]).join('');
    const missing = Math.max(0, at + 3 - bytes.length);
    text += chars.slice(0, 4 - missing) + '='.repeat(missing);
  }
  return text;
}

/** Undefined for what is no base64, or not the one way to write it. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const bits = Array.from(text.slice(at, at + 4)).reduce((sum, char) => (sum << 6) | Math.max(0, ALPHABET.indexOf(char)), 0);
    bytes.push((bits >> 16) & 255, (bits >> 8) & 255, bits & 255);
  }
  const decoded = Uint8Array.from(bytes.slice(0, bytes.length - (/=*$/.exec(text)?.[0].length ?? 0)));
  return toBase64(decoded) === text ? decoded : undefined;
}
