import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { hashing as onPhone } from '../../../miniapp/src/features/log/hashing';
import { rawPublicKey, signNote, signatureLine, verifierKey } from '../../../server/src/core/signed-note/signed-note';
import { signedTime, timedSignatureLine } from '../../../server/src/core/signed-note/timed-signature';
import { signedCheckpoint } from '../../../server/src/features/log/log-sealer.service';
import { GrowingTree, type TileHashes } from '../../../server/src/features/log/growing-tree';
import { fromBase64, fromHex, toBase64, toHex } from '../../../shared/domain/transparency/bytes';
import { checkpointText, isSignedBy, parseCheckpoint, parseVerifier } from '../../../shared/domain/transparency/checkpoint';
import { rootOf, type Hash } from '../../../shared/domain/transparency/merkle-tree';
import { tilesOf } from '../../../shared/domain/transparency/tiles';

const sha256 = (bytes: Uint8Array): Hash => createHash('sha256').update(bytes).digest();
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = rawPublicKey(publicKey);

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

describe('a checkpoint of a village', () => {
  const head = { origin: 'village.example/log/421102200215', name: '421102200215' };
  const text = checkpointText({ origin: head.origin, size: 1, root: sha256(Buffer.alloc(0)) });

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
    expect(toHex(tree.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const size of [1, 255, 256, 257, 512, 700, 65_535, 65_536, 65_537, 66_000]) {
      while (tree.size < size) tree.append(leaves[tree.size]!);
      expect([size, toHex(tree.root())]).toEqual([size, toHex(rootOf(sha256, leaves.slice(0, size)))]);
      for (const tile of tree.takeChanged()) shelf.set(`${tile.level}/${tile.place}`, tile);
      tree = new GrowingTree(size, [...shelf.values()]);
      expect(toHex(tree.root())).toBe(toHex(rootOf(sha256, leaves.slice(0, size))));
    }
    expect([...shelf.values()].map(({ level, place, width }) => `${level}/${place}/${width}`).sort())
      .toEqual(tilesOf(66_000).map(({ level, index, width }) => `${level}/${index}/${width}`).sort());
    expect(() => new GrowingTree(3, [])).toThrow('lacks tile');
  });
});
