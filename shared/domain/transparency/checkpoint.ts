import { fromBase64, toBase64, toHex } from './bytes';
import { utf8 } from './canonical';
import type { Hash, Sha256 } from './merkle-tree';

/** Where a log stands (C2SP tlog-checkpoint): its name, how many leaves, and the root over them. */
export interface Stand {
  /** host/log/421102200215 */
  origin: string;
  size: number;
  root: Hash;
}

export interface Checkpoint extends Stand {
  /** What is signed. */
  text: string;
  signatures: { name: string; bytes: Uint8Array }[];
}

/** Answers whether the signature of a message is this public key's. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

const ED25519 = 0x01;
const ID_BYTES = 4;
const KEY_BYTES = 32;
const ROOT_BYTES = 32;

export const checkpointText = ({ origin, size, root }: Stand): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** Undefined for what is no checkpoint. Lines after the root are the log's own affair. */
export function parseCheckpoint(note: string): Checkpoint | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const [origin = '', size = '', encoded = ''] = text.split('\n');
  const root = fromBase64(encoded);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== ROOT_BYTES) return undefined;
  return { origin, size: Number(size), root, text, signatures: signaturesOf(note.slice(end + 2, -1)) };
}

function signaturesOf(lines: string): Checkpoint['signatures'] {
  return lines.split('\n').flatMap((line) => {
    const [, name, encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    return name && bytes ? [{ name, bytes }] : [];
  });
}

interface Verifier {
  name: string;
  /** Hex. */
  id: string;
  publicKey: Uint8Array;
}

/** Reads `name+id+key`; undefined for a key of another kind, or whose id is not its own. */
export function parseVerifier(sha256: Sha256, key: string): Verifier | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(key) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) return undefined;
  const named = utf8(`${name}\n`);
  const hashed = new Uint8Array(named.length + bytes.length);
  hashed.set(named, 0);
  hashed.set(bytes, named.length);
  return toHex(sha256(hashed).subarray(0, ID_BYTES)) === id ? { name, id, publicKey: bytes.subarray(1) } : undefined;
}

/** Whether one of the signatures is this verifier's and holds. */
export function isSignedBy(checkpoint: Checkpoint, { name, id, publicKey }: Verifier, verify: VerifySignature): boolean {
  const message = utf8(checkpoint.text);
  return checkpoint.signatures.some((one) => one.name === name && toHex(one.bytes.subarray(0, ID_BYTES)) === id && verify(publicKey, message, one.bytes.subarray(ID_BYTES)));
}
