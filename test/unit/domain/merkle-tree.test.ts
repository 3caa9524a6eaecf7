import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { isConsistent, isIncluded } from '../../../shared/domain/transparency/merkle-proof';
import { consistencyParts, inclusionParts, joined, leafHash, nodeHash, rootOf, wholeNodes, type Hash, type NodeAt, type ProofPart } from '../../../shared/domain/transparency/merkle-tree';

const sha256 = (bytes: Uint8Array): Hash => createHash('sha256').update(bytes).digest();
const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const leafOf = (hexEntry: string): Hash => leafHash(sha256, Buffer.from(hexEntry, 'hex'));

/** Leaves and roots that the Certificate Transparency implementations test each other with. */
const known = (): Hash[] => ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(leafOf);
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leaves = (count: number): Hash[] => Array.from({ length: count }, (_, at) => leafHash(sha256, Buffer.from(`line ${at}`)));
const nodeIn = (all: readonly Hash[]) => ({ level, index }: NodeAt): Hash => rootOf(sha256, all.slice(index * 2 ** level, (index + 1) * 2 ** level));
const pathIn = (all: readonly Hash[], parts: ProofPart[]): Hash[] => parts.map((part) => joined(sha256, part.map(nodeIn(all))));
const sizes = fc.integer({ min: 1, max: 300 });
const flipped = (hash: Hash, bit: number): Hash => Uint8Array.from(hash, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('the Merkle tree of RFC 9162', () => {
  it('has the roots every other implementation computes', () => {
    expect(Array.from({ length: 9 }, (_, size) => hex(rootOf(sha256, known().slice(0, size))))).toEqual(knownRoots);
  });

  it('is the same built of whole subtrees', () => {
    fc.assert(fc.property(sizes, (size) => {
      const all = leaves(size);
      expect(hex(joined(sha256, wholeNodes(0, size).map(nodeIn(all))))).toBe(hex(rootOf(sha256, all)));
    }));
  });

  it('shows every leaf to be where it is, and nowhere else', () => {
    fc.assert(fc.property(sizes, fc.nat(), fc.nat(), (size, one, other) => {
      const all = leaves(size);
      const [index, elsewhere] = [one % size, other % size];
      const proof = { leaf: all[index]!, index, size, root: rootOf(sha256, all), path: pathIn(all, inclusionParts(index, size)) };
      expect(isIncluded(sha256, proof)).toBe(true);
      expect(isIncluded(sha256, { ...proof, index: elsewhere })).toBe(elsewhere === index);
      expect(isIncluded(sha256, { ...proof, path: [...proof.path, proof.root] })).toBe(false);
      if (size > 1) expect(isIncluded(sha256, { ...proof, path: proof.path.slice(1) })).toBe(false);
    }));
  });

  it('notices one flipped bit of leaf, root or path', () => {
    fc.assert(fc.property(sizes, fc.nat(), fc.nat(255), (size, one, bit) => {
      const all = leaves(size);
      const index = one % size;
      const proof = { leaf: all[index]!, index, size, root: rootOf(sha256, all), path: pathIn(all, inclusionParts(index, size)) };
      expect(isIncluded(sha256, { ...proof, leaf: flipped(proof.leaf, bit) })).toBe(false);
      expect(isIncluded(sha256, { ...proof, root: flipped(proof.root, bit) })).toBe(false);
      proof.path.forEach((hash, at) => expect(isIncluded(sha256, { ...proof, path: proof.path.with(at, flipped(hash, bit)) })).toBe(false));
    }));
  });

  it('refuses a place outside the tree', () => {
    const [leaf] = leaves(1);
    for (const index of [-1, 1, 2]) expect(isIncluded(sha256, { leaf: leaf!, index, size: 1, root: leaf!, path: [] })).toBe(false);
  });

  it('shows that the larger tree begins with the older one', () => {
    fc.assert(fc.property(sizes, fc.nat(), fc.nat(255), (size, before, bit) => {
      const all = leaves(size);
      const older = before % (size + 1);
      const proof = { older, olderRoot: rootOf(sha256, all.slice(0, older)), size, root: rootOf(sha256, all), path: pathIn(all, consistencyParts(older, size)) };
      expect(isConsistent(sha256, proof)).toBe(true);
      if (older > 0) expect(isConsistent(sha256, { ...proof, olderRoot: flipped(proof.olderRoot, bit) })).toBe(false);
      if (older > 0) expect(isConsistent(sha256, { ...proof, root: flipped(proof.root, bit) })).toBe(false);
      proof.path.forEach((hash, at) => expect(isConsistent(sha256, { ...proof, path: proof.path.with(at, flipped(hash, bit)) })).toBe(false));
    }));
  });

  it('shows nothing of a tree in which something changed', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), (size, before, changed) => {
      const all = leaves(size);
      const older = 1 + (before % (size - 1));
      const tampered = all.with(changed % older, leafHash(sha256, Buffer.from('another line')));
      const path = pathIn(tampered, consistencyParts(older, size));
      expect(isConsistent(sha256, { older, olderRoot: rootOf(sha256, all.slice(0, older)), size, root: rootOf(sha256, tampered), path })).toBe(false);
    }));
  });

  it('believes no proof that goes on above the root, or stops below it', () => {
    const all = leaves(8);
    const root = (size: number): Hash => rootOf(sha256, all.slice(0, size));
    const [above, path] = [all[7]!, pathIn(all, consistencyParts(3, 7))];
    expect(isIncluded(sha256, { leaf: all[1]!, index: 0, size: 1, root: root(2), path: [all[0]!] })).toBe(false);
    expect(isConsistent(sha256, { older: 3, olderRoot: root(3), size: 7, root: root(7), path: [...path, above] })).toBe(false);
    expect(isConsistent(sha256, { older: 3, olderRoot: nodeHash(sha256, above, root(3)), size: 7, root: nodeHash(sha256, above, root(7)), path: [...path, above] })).toBe(false);
    expect(isConsistent(sha256, { older: 3, olderRoot: root(3), size: 8, root: root(4), path: pathIn(all, consistencyParts(3, 4)) })).toBe(false);
  });

  it('takes nothing for a root that only begins like it', () => {
    const [leaf] = leaves(1);
    expect(isIncluded(sha256, { leaf: leaf!, index: 0, size: 1, root: Uint8Array.of(...leaf!, 0), path: [] })).toBe(false);
    expect(isConsistent(sha256, { older: 1, olderRoot: leaf!, size: 1, root: Uint8Array.of(...leaf!, 0), path: [] })).toBe(false);
  });

  it('knows a tree that has shrunk, and an empty beginning', () => {
    const [one, two] = [leaves(1), leaves(2)];
    const [small, large] = [rootOf(sha256, one), rootOf(sha256, two)];
    expect(isConsistent(sha256, { older: 2, olderRoot: large, size: 1, root: small, path: [] })).toBe(false);
    expect(isConsistent(sha256, { older: -1, olderRoot: large, size: 1, root: small, path: [] })).toBe(false);
    for (const older of [3, -1]) expect(isConsistent(sha256, { older, olderRoot: small, size: 1, root: small, path: [small] })).toBe(false);
    expect(isConsistent(sha256, { older: 0, olderRoot: rootOf(sha256, []), size: 2, root: large, path: [] })).toBe(true);
    expect(isConsistent(sha256, { older: 0, olderRoot: rootOf(sha256, []), size: 2, root: large, path: [small] })).toBe(false);
    expect(isConsistent(sha256, { older: 1, olderRoot: small, size: 2, root: large, path: [] })).toBe(false);
    expect(isConsistent(sha256, { older: 2, olderRoot: large, size: 2, root: large, path: [small] })).toBe(false);
  });
});
