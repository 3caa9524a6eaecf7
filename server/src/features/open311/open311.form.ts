import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { given } from './open311.query';

const DESCRIPTION_AT_MOST = 4_000;
const OTHERS_AT_MOST = 300;
const PRIVATE = ['email', 'device_id', 'account_id', 'first_name', 'last_name', 'phone'] as const;
const PLACE_WORDS = 60;

export interface Form {
  point: { lat: number; lng: number; system: 'wgs84' } | null;
  addressString: string;
  addressId: string | undefined;
  answers: Record<string, string>;
  description: string;
  mediaUrl: string | undefined;
  /** Told of the person; never shown. */
  told: Record<string, string>;
}

const lengthOf = (text: string): number => [...text].length;

function pointOf(form: URLSearchParams, wrong: string[]): Form['point'] {
  const [lat, long] = [given(form, 'lat'), given(form, 'long')];
  if (lat === undefined && long === undefined) return null;
  if (lat === undefined || long === undefined) {
    wrong.push('lat and long both need to be sent');
    return null;
  }
  const isDegrees = (text: string, most: number) => /^-?\d{1,3}(\.\d{1,20})?$/.test(text) && Math.abs(Number(text)) <= most;
  if (isDegrees(lat, 90) && isDegrees(long, 180)) return { lat: Number(lat), lng: Number(long), system: 'wgs84' };
  wrong.push('lat and long must be WGS84 degrees');
  return null;
}

/** `attribute[code]=value`, and `attribute[code][]=value` for lists, of which ours take one value. */
function answersOf(form: URLSearchParams, kind: ReportKindView, wrong: string[]): Record<string, string> {
  const answers = new Map<string, string>();
  for (const [name, value] of form) {
    const code = /^attribute\[([^[\]]{1,40})\](\[\d*\])?$/.exec(name)?.[1];
    if (code === undefined || value.trim() === '') continue;
    if (answers.has(code)) wrong.push(`attribute[${code}] takes one value`);
    answers.set(code, value.trim());
  }
  for (const { key, ask, required } of kind.questions) {
    if (required && !answers.has(key)) wrong.push(`attribute[${key}] was not provided: ${ask}`);
  }
  return Object.fromEntries(answers);
}

function mediaUrlOf(form: URLSearchParams, wrong: string[]): string | undefined {
  const url = given(form, 'media_url');
  if (url === undefined) return undefined;
  if (lengthOf(url) > OTHERS_AT_MOST) wrong.push(`media_url: ${OTHERS_AT_MOST} characters at most`);
  return /^https?:\/\/[^\s<>"]+$/i.test(url) ? url : undefined;
}

function descriptionOf(form: URLSearchParams, wrong: string[]): string {
  const description = (given(form, 'description') ?? '').replaceAll('\r\n', '\n');
  if (lengthOf(description) > DESCRIPTION_AT_MOST) wrong.push(`description is limited to ${DESCRIPTION_AT_MOST} characters`);
  return description;
}

/** Everything that is wrong is said at once. */
export function readForm(form: URLSearchParams, kind: ReportKindView): { read: Form; wrong: string[] } {
  const wrong: string[] = [];
  const told = PRIVATE.flatMap((name) => {
    const value = given(form, name);
    if (value !== undefined && lengthOf(value) > OTHERS_AT_MOST) wrong.push(`${name}: ${OTHERS_AT_MOST} characters at most`);
    return value === undefined ? [] : [[name, value] as const];
  });
  const read = {
    point: pointOf(form, wrong), addressString: given(form, 'address_string') ?? '', addressId: given(form, 'address_id'),
    answers: answersOf(form, kind, wrong), description: descriptionOf(form, wrong), mediaUrl: mediaUrlOf(form, wrong), told: Object.fromEntries(told),
  };
  if (lengthOf(read.addressString) > OTHERS_AT_MOST) wrong.push(`address_string: ${OTHERS_AT_MOST} characters at most`);
  const nowhere = read.point === null && read.addressString === '' && read.addressId === undefined;
  if (nowhere && wrong.length === 0) wrong.push('A location is needed: lat and long, address_string or address_id');
  return { read, wrong };
}

/** The words of a place are short with us; a longer address stands in the description as well, as does a link to a picture. */
export function wordsOf({ addressString, description, mediaUrl, addressId }: Form, hasFacility: boolean): { words: string; description: string } {
  const long = lengthOf(addressString) > PLACE_WORDS;
  const bare = addressString === '' && addressId !== undefined && !hasFacility ? '村里(没有说明具体地点)' : '';
  const extra = [long ? `地址:${addressString}` : '', mediaUrl ? `附图链接:${mediaUrl}` : ''];
  return {
    words: [...addressString].slice(0, PLACE_WORDS).join('') || bare,
    description: [description, ...extra].filter(Boolean).join('\n'),
  };
}
