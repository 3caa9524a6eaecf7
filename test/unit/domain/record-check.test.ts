import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { hashing as onPhone } from '../../../miniapp/src/features/log/hashing';
import { rawPublicKey, signNote, signatureLine, verifierKey } from '../../../server/src/core/signed-note/signed-note';
import { signedTime, timedSignatureLine } from '../../../server/src/core/signed-note/timed-signature';
import { signedCheckpoint } from '../../../server/src/features/log/log-sealer.service';
import { GrowingTree, type TileHashes } from '../../../server/src/features/log/growing-tree';
import { fromBase64, fromHex, toBase64, toHex } from '../../../shared/domain/transparency/bytes';
import { CANONICAL_FIELDS, CANONICAL_PERSON_FIELDS, canonicalEntry, canonicalPerson, salted, utf8, type CanonicalEntry } from '../../../shared/domain/transparency/canonical';
import { checkpointText, isSignedBy, parseCheckpoint, parseVerifier } from '../../../shared/domain/transparency/checkpoint';
import { consistencyParts, inclusionParts, joined, leafHash, rootOf, type Hash, type ProofPart } from '../../../shared/domain/transparency/merkle-tree';
import { checkLine, checkStand, differences, stampOf, type Hashing, type ToldLine, type ToldStand } from '../../../shared/domain/transparency/record-check';
import { tilesOf } from '../../../shared/domain/transparency/tiles';

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = rawPublicKey(publicKey);
/** As on the phone, but quick. */
const hashing: Hashing = {
  sha256,
  verify: (key, message, signature) => verify(null, message, { key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }, format: 'jwk' }, signature),
};

describe('what a phone recomputes', () => {
  it('writes and reads hex and base64 as everybody does', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      expect([toHex(bytes), toBase64(bytes)]).toEqual([buffer.toString('hex'), buffer.toString('base64')]);
      expect([fromHex(toHex(bytes)), fromBase64(toBase64(bytes))]).toEqual([bytes, bytes]);
    }));
    for (const odd of ['a', 'gg', 'AB']) expect(fromHex(odd)).toBeUndefined();
    for (const odd of ['a', 'a===', 'AB==', '!!!!', 'AAA', '====']) expect(fromBase64(odd)).toBeUndefined();
  });

  it('hashes and verifies as the server signs', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => expect(toHex(onPhone.sha256(bytes))).toBe(toHex(sha256(bytes)))));
    const [text, name] = [checkpointText({ origin: 'village.example/log/421102200215', size: 3, root: sha256(Buffer.from('root')) }), 'village.example/log/421102200215'];
    const note = parseCheckpoint(signNote(text, name, privateKey))!;
    const verifier = parseVerifier(onPhone.sha256, verifierKey(name, raw))!;
    expect(isSignedBy(note, verifier, onPhone.verify)).toBe(true);
    expect(isSignedBy({ ...note, text: text.replace('\n3\n', '\n4\n') }, verifier, onPhone.verify)).toBe(false);
    expect(isSignedBy(note, { ...verifier, publicKey: rawPublicKey(generateKeyPairSync('ed25519').publicKey) }, onPhone.verify)).toBe(false);
    expect(onPhone.verify(raw, Buffer.from('a'), Buffer.from('short'))).toBe(false);
  });

  it('reads the checkpoints of other logs, and nothing that is none', () => {
    const go = 'go.sum database tree\n31048497\n4zxNPvgGYAjpxTKX1SFMDAfMnYXGhOtaHVOj3OPkbLw=\n';
    expect(parseCheckpoint(`${go}\n— sum.golang.org Az3grsM=\n`)).toMatchObject({ origin: 'go.sum database tree', size: 31048497, text: go, signatures: [{ name: 'sum.golang.org' }] });
    for (const odd of ['', go, `${go}\n`.replace('31048497', '031'), `${go}\n`.replace('4zxN', '4zx'), `${go}\n— x`]) expect(parseCheckpoint(odd)).toBeUndefined();
    for (const odd of ['', 'a+00000000+AA==', verifierKey('a', raw).replace(/\+[0-9a-f]{8}\+/, '+00000000+')]) expect(parseVerifier(sha256, odd)).toBeUndefined();
  });
});

const ORIGIN = 'village.example/log/421102200215';
const KEY = verifierKey(ORIGIN, raw);
const NOW = Date.parse('2026-11-25T12:00:00+08:00');
const MINUTE = 60_000;
const SALT = 'ab'.repeat(16);
const entryNo = (no: number): CanonicalEntry => ({
  act: 'deed-confirmed', at: NOW, detail: '', entryKey: `deed:${no}`, groupNo: 3, householdId: 'h1', id: `e${no}`, kind: 'k1', personDigest: null, phase: 'build',
  points: 2, quarter: '2026Q4', reason: null, reversalOf: null, ruleId: null, ruleVersion: 1, sourceId: `s${no}`, sourceKind: 'deed', title: '义务劳动', turn: 1,
  villageId: '421102200215', writtenAt: NOW, zeroReason: null,
});
const sealed = (entry: CanonicalEntry): Hash => leafHash(sha256, sha256(salted(fromHex(SALT)!, canonicalEntry(entry))));
const sevenLeaves = (): Hash[] => Array.from({ length: 7 }, (_, no) => sealed(entryNo(no)));
const proof = (parts: ProofPart[], leaves = sevenLeaves()): string[] =>
  parts.map((part) => toHex(joined(sha256, part.map(({ level, index }) => rootOf(sha256, leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))))));
const noteOf = (size: number, leaves = sevenLeaves(), origin = ORIGIN): string => signNote(checkpointText({ origin, size, root: rootOf(sha256, leaves.slice(0, size)) }), ORIGIN, privateKey);

describe('a checkpoint, as a phone reads it', () => {
  const root = sha256(Buffer.from('root'));
  const text = `${ORIGIN}\n3\n${root.toString('base64')}\n`;
  const note = signNote(text, ORIGIN, privateKey);
  const verifier = () => parseVerifier(sha256, KEY)!;

  it('may carry lines of its own and signatures of others', () => {
    const own = `${text}a line of the log's own\n— not.signed.example AAAA\n`;
    const odd = ['no signature', '— two names AAAA', '— one.example AAAA more', 'x— one.example AAAA', '— broken !!!!'];
    const many = `${own}\n— witness.example AAAA\n${odd.join('\n')}\n${signatureLine(own, ORIGIN, privateKey)}`;
    expect(parseCheckpoint(many)).toMatchObject({ origin: ORIGIN, size: 3, root: Uint8Array.from(root), text: own });
    expect(parseCheckpoint(many)!.signatures.map(({ name }) => name)).toEqual(['witness.example', ORIGIN]);
    expect(isSignedBy(parseCheckpoint(many)!, verifier(), hashing.verify)).toBe(true);
  });

  it('is none without a name, a whole size, a root of 32 bytes, or its last newline', () => {
    const short = toBase64(root.subarray(1));
    for (const odd of [note.slice(0, -1), note.replace(ORIGIN, ''), note.replace('\n3\n', '\n-3\n'), note.replace('\n3\n', '\n3.5\n'), note.replace('\n3\n', '\n10000000000000000\n'), note.replace(toBase64(root), short), '\n\n']) {
      expect(parseCheckpoint(odd)).toBeUndefined();
    }
    expect(parseCheckpoint(checkpointText({ origin: ORIGIN, size: 0, root }) + '\n')).toMatchObject({ size: 0, signatures: [] });
  });

  it('is signed by whoever has both the name and the id of the key', () => {
    const checkpoint = parseCheckpoint(note)!;
    expect(isSignedBy(checkpoint, { ...verifier(), name: 'village.example' }, hashing.verify)).toBe(false);
    expect(isSignedBy(checkpoint, { ...verifier(), id: '00000000' }, hashing.verify)).toBe(false);
    expect(isSignedBy({ ...checkpoint, signatures: [] }, verifier(), hashing.verify)).toBe(false);
  });

  it('is checked with keys for Ed25519 only, each with the id that is its own', () => {
    const keyOf = (bytes: Uint8Array, name = ORIGIN) => `${name}+${sha256(Buffer.concat([Buffer.from(`${name}\n`), bytes])).toString('hex').slice(0, 8)}+${toBase64(bytes)}`;
    const [ours, cosigner, long] = [Uint8Array.of(1, ...raw), Uint8Array.of(4, ...raw), Uint8Array.of(1, ...raw, 0)];
    expect(keyOf(ours)).toBe(KEY);
    expect(parseVerifier(sha256, KEY)).toEqual({ name: ORIGIN, id: KEY.split('+')[1], publicKey: Uint8Array.from(raw) });
    for (const odd of [keyOf(cosigner), keyOf(long), keyOf(ours, 'two names'), KEY.slice(0, -1), `x${KEY}`, `${KEY} `, ` ${KEY}`]) expect(parseVerifier(sha256, odd)).toBeUndefined();
  });
});

describe('how an entry is written before it is hashed', () => {
  it('is JSON of its fields in alphabetical order, with nothing left out', () => {
    const text = Buffer.from(canonicalEntry(entryNo(1))).toString();
    expect(JSON.parse(text)).toEqual(entryNo(1));
    expect(text).toBe(JSON.stringify(entryNo(1), [...CANONICAL_FIELDS].sort()));
    const person = { onBehalfBy: null, memberId: 'm1', entryId: 'e1', actorId: 'a1' };
    expect(Buffer.from(canonicalPerson(person)).toString()).toBe(JSON.stringify(person, [...CANONICAL_PERSON_FIELDS].sort()));
  });

  it('is in UTF-8, whatever people write', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(utf8(text)).toEqual(Uint8Array.from(Buffer.from(text)))));
    expect(toHex(utf8('%a 村😀'))).toBe(Buffer.from('%a 村😀').toString('hex'));
  });
});

describe('where a log stands, as a phone checks it', () => {
  const goneOn = (): ToldStand => ({ checkpoint: noteOf(7), key: KEY, consistency: { older: 3, path: proof(consistencyParts(3, 7)) } });
  const seenAt = (checkpoint: string) => ({ key: KEY, checkpoint });
  const faultOf = (change: Partial<ToldStand>, seen = seenAt(noteOf(3))) => checkStand(hashing, { ...goneOn(), ...change }, seen);

  it('is believed when it is signed and goes on from what the phone saw', () => {
    for (const seen of [undefined, seenAt(noteOf(3)), seenAt(noteOf(7))]) expect(checkStand(hashing, goneOn(), seen)).toHaveProperty('checkpoint.size', 7);
    expect(checkStand(hashing, { ...goneOn(), consistency: null }, undefined)).toHaveProperty('checkpoint.size', 7);
  });

  it('is not believed when nobody signed it, or with another key than last time', () => {
    const stranger = verifierKey(ORIGIN, rawPublicKey(generateKeyPairSync('ed25519').publicKey));
    expect(faultOf({ checkpoint: 'nonsense' })).toEqual({ fault: 'unreadable' });
    expect(faultOf({ key: stranger })).toEqual({ fault: 'key-changed' });
    expect(checkStand(hashing, { ...goneOn(), key: stranger }, undefined)).toEqual({ fault: 'unsigned' });
    expect(checkStand(hashing, { ...goneOn(), key: 'no key' }, undefined)).toEqual({ fault: 'unsigned' });
    expect(faultOf({ checkpoint: noteOf(7).replace('\n7\n', '\n8\n') })).toEqual({ fault: 'unsigned' });
  });

  it('is not believed when it is another log, a shorter one, or one of the same length with other lines', () => {
    const forged = sevenLeaves().with(0, sealed({ ...entryNo(0), points: 20 }));
    expect(faultOf({}, seenAt(noteOf(3, sevenLeaves(), 'village.example/log/421102200216')))).toEqual({ fault: 'other-log' });
    expect(faultOf({ checkpoint: noteOf(2) })).toEqual({ fault: 'shorter' });
    expect(faultOf({ checkpoint: noteOf(3, forged) })).toEqual({ fault: 'forked' });
    expect(faultOf({ checkpoint: noteOf(7, forged) })).toEqual({ fault: 'rewritten' });
  });

  it('is not believed without the whole proof that nothing was rewritten', () => {
    const { path } = goneOn().consistency!;
    for (const consistency of [null, { older: 4, path }, { older: 3, path: [] }, { older: 3, path: path.slice(1) }, { older: 3, path: [...path.slice(1), 'no hash'] }, { older: 3, path: [...path.slice(1), 'ab'] }]) {
      expect(faultOf({ consistency })).toEqual({ fault: 'rewritten' });
    }
  });

  it('has a number that goes on a picture or a paper', () => {
    expect(stampOf({ size: 7, root: sha256(Buffer.alloc(0)) })).toBe('7-e3b0c44298fc1c14');
  });
});

describe('a line of the record, as a phone checks it', () => {
  const fifth = (): ToldLine => ({ entry: entryNo(5), salt: SALT, position: 5, path: proof(inclusionParts(5, 7)) });
  const found = (change: Partial<ToldLine>, now = NOW) => checkLine(hashing, { ...fifth(), ...change }, parseCheckpoint(noteOf(7)), now);

  it('is in the log as it was sealed, every one of them', () => {
    for (let no = 0; no < 7; no += 1) expect(found({ entry: entryNo(no), position: no, path: proof(inclusionParts(no, 7)) })).toBeUndefined();
  });

  it('was changed if any field, the salt or the place is another', () => {
    for (const field of CANONICAL_FIELDS) expect([field, found({ entry: { ...entryNo(5), [field]: 'other' } })]).toEqual([field, 'changed']);
    expect([found({ salt: 'cd'.repeat(16) }), found({ position: 4 }), found({ path: fifth().path.slice(1) })]).toEqual(['changed', 'changed', 'changed']);
  });

  it('cannot be checked without its salt or its proof', () => {
    expect([found({ salt: null }), found({ salt: 'no hex' })]).toEqual(['no-salt', 'no-salt']);
    expect([found({ position: 7 }), found({ path: ['no hash'] }), found({ path: [...fifth().path.slice(1), 'ab'] })]).toEqual(['not-included', 'not-included', 'not-included']);
  });

  it('may wait a quarter of an hour for its seal, no longer', () => {
    expect([found({ position: null }, NOW + 15 * MINUTE), found({ position: null }, NOW + 15 * MINUTE + 1)]).toEqual(['waiting', 'late']);
    expect(checkLine(hashing, fifth(), undefined, NOW)).toBe('waiting');
    expect(checkLine(hashing, fifth(), undefined, NOW + 16 * MINUTE)).toBe('late');
  });

  it('is told apart from what the page shows, field by field', () => {
    expect(differences(entryNo(5), { title: '义务劳动', points: 2, at: NOW })).toEqual([]);
    expect(differences(entryNo(5), { title: '扫雪', points: 2, groupNo: 4 })).toEqual(['名称:页面上是“扫雪”,封存的是“义务劳动”', 'groupNo:页面上是“4”,封存的是“3”']);
  });
});

describe('a checkpoint of a village', () => {
  const head = { origin: 'village.example/log/421102200215', name: '421102200215' };
  const text = `${head.origin}\n1\n${sha256(Buffer.alloc(0)).toString('base64')}\n`;

  it('says when it was signed, as a C2SP cosignature does, and the time cannot be moved', () => {
    const at = Date.parse('2026-11-25T04:00:00Z');
    const note = signedCheckpoint(head, text, privateKey, at);
    expect(signedTime(note, 'village.example/log', privateKey)).toBe(at / 1_000);
    const [line] = note.split('\n').slice(-2);
    const bytes = Buffer.from(line!.split(' ')[2]!, 'base64');
    const seconds = bytes.readBigUInt64BE(4);
    expect(verify(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), createPublicKey(privateKey), bytes.subarray(12))).toBe(true);
    bytes.writeBigUInt64BE(seconds + 1n, 4);
    expect(signedTime(note.replace(line!, `— village.example/log ${bytes.toString('base64')}`), 'village.example/log', privateKey)).toBeUndefined();
    expect(signedTime(`${text}\n${signatureLine(text, 'village.example/log', privateKey)}`, 'village.example/log', privateKey)).toBeUndefined();
    expect(timedSignatureLine(text, 'a', privateKey, 1)).not.toBe(timedSignatureLine(text, 'a', privateKey, 2));
  });
});

describe('a tree that grows', () => {
  it('has the root of all its leaves and all its tiles, in however many steps it grew', () => {
    const leaves = Array.from({ length: 66_000 }, (_, at) => sha256(Buffer.from(String(at))));
    const shelf = new Map<string, TileHashes>();
    let tree = new GrowingTree(0, []);
    expect(hex(tree.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const size of [1, 255, 256, 257, 512, 700, 65_535, 65_536, 65_537, 66_000]) {
      while (tree.size < size) tree.append(leaves[tree.size]!);
      const root = hex(rootOf(sha256, leaves.slice(0, size)));
      expect([size, hex(tree.root())]).toEqual([size, root]);
      for (const tile of tree.takeChanged()) shelf.set(`${tile.level}/${tile.place}`, tile);
      tree = new GrowingTree(size, [...shelf.values()]);
      expect(hex(tree.root())).toBe(root);
    }
    expect([...shelf.values()].map(({ level, place, width }) => `${level}/${place}/${width}`).sort())
      .toEqual(tilesOf(66_000).map(({ level, index, width }) => `${level}/${index}/${width}`).sort());
    expect(() => new GrowingTree(3, [])).toThrow('lacks tile');
  });
});
