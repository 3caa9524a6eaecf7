import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { keyId, rawPublicKey } from './signed-note';

/** Signatures of C2SP tlog-cosignature: they also say when, in whole seconds. */
const COSIGNATURE = 0x04;
const KEY_ID_BYTES = 4;
const TIME_BYTES = 8;

const messageOf = (text: string, seconds: number): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

export function timedSignatureLine(text: string, name: string, privateKey: KeyObject, seconds: number): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  const bytes = Buffer.concat([keyId(name, rawPublicKey(privateKey), COSIGNATURE), time, sign(null, messageOf(text, seconds), privateKey)]);
  return `— ${name} ${bytes.toString('base64')}\n`;
}

/** When this key signed the note, in seconds; undefined where it did not. */
export function signedTime(note: string, name: string, privateKey: KeyObject): number | undefined {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const id = keyId(name, rawPublicKey(privateKey), COSIGNATURE);
  for (const line of note.slice(end + 2).split('\n')) {
    const bytes = Buffer.from(line.startsWith(`— ${name} `) ? line.slice(name.length + 3) : '', 'base64');
    if (!bytes.subarray(0, KEY_ID_BYTES).equals(id) || bytes.length <= KEY_ID_BYTES + TIME_BYTES) continue;
    const seconds = Number(bytes.readBigUInt64BE(KEY_ID_BYTES));
    if (verify(null, messageOf(text, seconds), createPublicKey(privateKey), bytes.subarray(KEY_ID_BYTES + TIME_BYTES))) return seconds;
  }
  return undefined;
}
