/**
 * The one way to write down an entry before it is hashed: a JSON object of its fields in alphabetical order, without spaces, in UTF-8.
 * Every field is there, `null` where it is empty, so nothing can be moved from one field into another.
 */
export const CANONICAL_FIELDS = [
  'act', 'at', 'detail', 'entryKey', 'groupNo', 'householdId', 'id', 'kind', 'personDigest', 'phase', 'points', 'quarter', 'reason', 'reversalOf', 'ruleId',
  'ruleVersion', 'sourceId', 'sourceKind', 'title', 'turn', 'villageId', 'writtenAt', 'zeroReason',
] as const;
export const CANONICAL_PERSON_FIELDS = ['actorId', 'entryId', 'memberId', 'onBehalfBy'] as const;

type Value = string | number | null;
export type CanonicalEntry = Record<(typeof CANONICAL_FIELDS)[number], Value>;
/** Whoever had a part in the entry; hashed apart, so that a person can be erased and the entry stays whole. */
export type CanonicalPerson = Record<(typeof CANONICAL_PERSON_FIELDS)[number], Value>;

function written<K extends string>(fields: readonly K[], values: Readonly<Record<K, Value>>): string {
  return `{${fields.map((field) => `${JSON.stringify(field)}:${JSON.stringify(values[field])}`).join(',')}}`;
}

/** UTF-8 without TextEncoder, which old phones do not have. */
export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else {
      bytes.push(escaped.charCodeAt(at));
    }
  }
  return Uint8Array.from(bytes);
}

export const canonicalEntry = (entry: CanonicalEntry): Uint8Array => utf8(written(CANONICAL_FIELDS, entry));
export const canonicalPerson = (person: CanonicalPerson): Uint8Array => utf8(written(CANONICAL_PERSON_FIELDS, person));

/** What is hashed to commit to something without telling it: 16 random bytes, then the thing. */
export function salted(salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  const both = new Uint8Array(salt.length + bytes.length);
  both.set(salt, 0);
  both.set(bytes, salt.length);
  return both;
}
