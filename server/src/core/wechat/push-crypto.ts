import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** WeChat pads PKCS#7 to blocks of 32, twice what AES uses, so node's own unpadding must be off. */
const BLOCK = 32;
const RANDOM_PREFIX = 16;
const LENGTH_BYTES = 4;

/** SHA-1 over the sorted parts: `token, timestamp, nonce` for the URL check, plus `Encrypt` for a message. */
export function pushSignature(...parts: string[]): string {
  return createHash('sha1').update([...parts].sort().join('')).digest('hex');
}

export function isPushSignature(given: string, ...parts: string[]): boolean {
  const expected = Buffer.from(pushSignature(...parts));
  const received = Buffer.from(given);
  return received.length === expected.length && timingSafeEqual(received, expected);
}

/** The plain message of an `Encrypt` field; throws when it is damaged or meant for another appid. */
export function decryptPush(encodingAesKey: string, appid: string, encrypted: string): string {
  const plain = unpad(decrypt(Buffer.from(`${encodingAesKey}=`, 'base64'), encrypted));
  if (plain.length < RANDOM_PREFIX + LENGTH_BYTES) throw new Error('push message: too short');
  const start = RANDOM_PREFIX + LENGTH_BYTES;
  const end = start + plain.readUInt32BE(RANDOM_PREFIX);
  if (plain.subarray(end).toString() !== appid) throw new Error('push message: not for this appid');
  return plain.subarray(start, end).toString();
}

function decrypt(key: Buffer, encrypted: string): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
}

function unpad(padded: Buffer): Buffer {
  const pad = padded.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK || pad > padded.length) throw new Error('push message: bad padding');
  return padded.subarray(0, padded.length - pad);
}
