// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint), Ed25519 only.
import { createHash, createPublicKey, verify } from 'node:crypto';

const ED25519 = 1;
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** `name+id+key`, as the server says it at `/log/key`. */
export function readKey(words) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(words.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (!name || bytes.length !== 33 || bytes[0] !== ED25519) throw new Error('这不是一把 Ed25519 公钥');
  const wanted = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8);
  if (wanted !== id) throw new Error('公钥的编号和内容对不上');
  return { name, id, key: createPublicKey({ key: Buffer.concat([SPKI_HEAD, bytes.subarray(1)]), format: 'der', type: 'spki' }) };
}

/** The checkpoint, if its signature by this key holds. */
export function openCheckpoint(note, { name, id, key }) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) throw new Error('这不是一张封存凭证');
  const text = note.slice(0, end + 1);
  const isSigned = note.slice(end + 2).split('\n').some((line) => {
    const [, signer, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    return signer === name && bytes.subarray(0, 4).toString('hex') === id && bytes.length === 68 && verify(null, Buffer.from(text), key, bytes.subarray(4));
  });
  if (!isSigned) throw new Error(`封存凭证上没有“${name}”的有效签名`);
  const [origin, size, root] = text.split('\n');
  if (!/^(0|[1-9]\d*)$/.test(size ?? '')) throw new Error('封存凭证里的笔数看不懂');
  return { origin, size: Number(size), root: Buffer.from(root ?? '', 'base64') };
}
