/** First and last byte asked for. */
export interface ByteRange {
  first: number;
  last: number;
}

/** One range of `Range: bytes=…`; what cannot be read or lies outside is ignored, and the whole file answers. iPhones play nothing without it. */
export function rangeOf(header: string | undefined, length: number): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d{0,9})-(\d{0,9})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first <= last ? { first, last } : undefined;
}
