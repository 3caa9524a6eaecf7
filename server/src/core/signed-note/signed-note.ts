import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/**
 * Signed notes of C2SP (the format of checkpoints): a text that ends in a newline, an empty line, and a line per signature. Ed25519.
 * A name holds neither spaces nor a plus.
 */
const ED25519 = 0x01;
const KEY_ID_BYTES = 4;
const PUBLIC_KEY_BYTES = 32;
/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE = /^— (\S+) ([A-Za-z0-9+/]+=*)$/;

/** The raw 32 bytes of the public key of a pair. */
export const rawPublicKey = (key: KeyObject): Buffer => (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }).subarray(-PUBLIC_KEY_BYTES);

/** Four bytes that tell keys of one name apart. */
export function keyId(name: string, publicKey: Uint8Array, algorithm = ED25519): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(algorithm)).update(publicKey).digest().subarray(0, KEY_ID_BYTES);
}

/** `name+id+key`: what a verifier is given. */
export function verifierKey(name: string, publicKey: Uint8Array): string {
  return `${name}+${keyId(name, publicKey).toString('hex')}+${Buffer.concat([Buffer.of(ED25519), publicKey]).toString('base64')}`;
}

/** Undefined for what is no verifier key of ours, or whose id is not the key's. */
export function parseVerifierKey(words: string): { name: string; publicKey: Buffer } | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(words) ?? [];
  const [algorithm, ...key] = Buffer.from(encoded, 'base64');
  const publicKey = Buffer.from(key);
  const fits = algorithm === ED25519 && publicKey.length === PUBLIC_KEY_BYTES && keyId(name, publicKey).toString('hex') === id;
  return fits ? { name, publicKey } : undefined;
}

/** One signature: `— name base64`. */
export function signatureLine(text: string, name: string, privateKey: KeyObject): string {
  const signature = sign(null, Buffer.from(text), privateKey);
  return `— ${name} ${Buffer.concat([keyId(name, rawPublicKey(privateKey)), signature]).toString('base64')}\n`;
}

/** The text with its signatures; it must end in a newline. */
export function noteOf(text: string, signatures: readonly string[]): string {
  if (!text.endsWith('\n')) throw new Error('The text of a signed note ends in a newline');
  return `${text}\n${signatures.join('')}`;
}

export const signNote = (text: string, name: string, privateKey: KeyObject): string => noteOf(text, [signatureLine(text, name, privateKey)]);

/** The text, if one of the signatures is this key's and holds; undefined otherwise. */
export function openNote(note: string, verifier: { name: string; publicKey: Buffer }): string | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, verifier.publicKey]), format: 'der', type: 'spki' });
  const id = keyId(verifier.name, verifier.publicKey);
  const holds = note.slice(end + 2, -1).split('\n').some((line) => {
    const [, name, encoded = ''] = SIGNATURE.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    return name === verifier.name && bytes.subarray(0, KEY_ID_BYTES).equals(id) && verify(null, Buffer.from(text), key, bytes.subarray(KEY_ID_BYTES));
  });
  return holds ? text : undefined;
}
