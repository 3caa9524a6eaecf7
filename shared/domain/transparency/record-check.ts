import { fromHex, toHex } from './bytes';
import { canonicalEntry, salted, type CanonicalEntry } from './canonical';
import { isSignedBy, parseCheckpoint, parseVerifier, type Checkpoint, type VerifySignature } from './checkpoint';
import { isConsistent, isIncluded, sameBytes } from './merkle-proof';
import { leafHash, type Hash, type Sha256 } from './merkle-tree';

/** What the phone keeps of a village's log. */
export interface Remembered {
  key: string;
  checkpoint: string;
}

/** Where the log is said to stand, as the server answers. */
export interface ToldStand {
  checkpoint: string;
  key: string;
  consistency: { older: number; path: readonly string[] } | null;
}

export interface ToldLine {
  entry: CanonicalEntry;
  salt: string | null;
  position: number | null;
  path: readonly string[];
}

export interface Hashing {
  sha256: Sha256;
  verify: VerifySignature;
}

/** What is wrong with the log itself. */
export type StandFault = 'unreadable' | 'key-changed' | 'unsigned' | 'other-log' | 'shorter' | 'forked' | 'rewritten';
export const standWords: Record<StandFault, string> = {
  unreadable: '服务器给的封存凭证看不懂',
  'key-changed': '签名的钥匙和您上次见到的不一样',
  unsigned: '封存凭证上的签名不对',
  'other-log': '服务器给的是另一本账的封存凭证',
  shorter: '这本账比您上次看到的短了,有封存过的记录不见了',
  forked: '笔数没变,内容却和您上次看到的不一样',
  rewritten: '您上次看到的记录,在现在的账里被改过或者换了位置',
};

/** What is wrong with one line; `late`: it should long have been sealed. */
export type LineFault = 'changed' | 'not-included' | 'no-salt' | 'late';
export const lineWords: Record<LineFault, string> = {
  changed: '内容和封存时不一样',
  'not-included': '不在封存的账里',
  'no-salt': '缺少核对用的盐值,没法证明内容没变',
  late: '早该封存了,却一直没有封存',
};

/** The checkpoint, once nothing is wrong with it: signed by the key the phone knows, and a continuation of what it saw last. */
export function checkStand({ sha256, verify }: Hashing, told: ToldStand, seen: Remembered | undefined): { fault: StandFault } | { checkpoint: Checkpoint } {
  const checkpoint = parseCheckpoint(told.checkpoint);
  if (!checkpoint) return { fault: 'unreadable' };
  if (seen && seen.key !== told.key) return { fault: 'key-changed' };
  const verifier = parseVerifier(sha256, told.key);
  if (!verifier || !isSignedBy(checkpoint, verifier, verify)) return { fault: 'unsigned' };
  const older = seen && parseCheckpoint(seen.checkpoint);
  const fault = older ? continues(sha256, older, checkpoint, told.consistency) : undefined;
  return fault ? { fault } : { checkpoint };
}

function continues(sha256: Sha256, older: Checkpoint, newer: Checkpoint, consistency: ToldStand['consistency']): StandFault | undefined {
  if (older.origin !== newer.origin) return 'other-log';
  if (newer.size < older.size) return 'shorter';
  if (newer.size === older.size) return sameBytes(older.root, newer.root) ? undefined : 'forked';
  const path = consistency?.older === older.size ? hashes(consistency.path) : undefined;
  const isSame = path !== undefined && isConsistent(sha256, { older: older.size, olderRoot: older.root, size: newer.size, root: newer.root, path });
  return isSame ? undefined : 'rewritten';
}

function hashes(path: readonly string[]): Hash[] | undefined {
  const read = path.map(fromHex);
  return read.every((hash) => hash?.length === 32) ? (read as Hash[]) : undefined;
}

/** A line waits at most a minute for its seal. */
const LATE_MS = 15 * 60_000;

/** Undefined: sealed and unchanged. `waiting`: the next sealing will take it in. */
export function checkLine({ sha256 }: Hashing, { entry, salt, position, path }: ToldLine, checkpoint: Checkpoint | undefined, now: number): LineFault | 'waiting' | undefined {
  if (position === null || !checkpoint) return now - Number(entry.writtenAt) > LATE_MS ? 'late' : 'waiting';
  const saltBytes = salt === null ? undefined : fromHex(salt);
  if (!saltBytes) return 'no-salt';
  const read = hashes(path);
  const leaf = leafHash(sha256, sha256(salted(saltBytes, canonicalEntry(entry))));
  const isIn = read !== undefined && isIncluded(sha256, { leaf, index: position, size: checkpoint.size, root: checkpoint.root, path: read });
  if (isIn) return undefined;
  return read === undefined || position >= checkpoint.size ? 'not-included' : 'changed';
}

/** What a page shows of a line, told beside the proof. */
export type Shown = Partial<Record<keyof CanonicalEntry, string | number | null>>;

const fieldWords: Partial<Record<keyof CanonicalEntry, string>> = { title: '名称', detail: '说明', points: '分数', at: '时间', phase: '五共', act: '事由' };

/** What the page shows otherwise than it was sealed, in words. */
export function differences(entry: CanonicalEntry, shown: Shown): string[] {
  return (Object.keys(shown) as (keyof CanonicalEntry)[]).filter((field) => shown[field] !== entry[field])
    .map((field) => `${fieldWords[field] ?? field}:页面上是“${shown[field]}”,封存的是“${entry[field]}”`);
}

export const fingerprint = (hash: Hash): string => toHex(hash).slice(0, 16);

/** 存证编号, for a picture or a paper: with the log of any later day anybody can compute the root over so many lines again. */
export const stampOf = ({ size, root }: { size: number; root: Hash }): string => `${size}-${fingerprint(root)}`;
