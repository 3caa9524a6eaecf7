import { generateKeyPairSync } from 'node:crypto';
import { openNote, parseVerifierKey, rawPublicKey, signNote, verifierKey } from '../../../server/src/core/signed-note/signed-note';

/** From the documentation of Go's note package, which first wrote this format. */
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const saying = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n';
const signed = `${saying}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

describe('a signed note', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const mine = { name: 'village.example/log/421102200215', publicKey: rawPublicKey(publicKey) };

  it('of another implementation is read, with the keys of others', () => {
    expect(openNote(signed, parseVerifierKey(peter)!)).toBe(saying);
    expect(parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')?.name).toBe('sum.golang.org');
  });

  it('is not read when a letter of it, of its signature or of its name changed', () => {
    for (const [one, other] of [['problem', 'question'], ['x08go/ZJ', 'x08go/ZK'], ['— Peter', '— Petra']]) {
      expect(openNote(signed.replace(one!, other!), parseVerifierKey(peter)!)).toBeUndefined();
    }
    for (const broken of ['', '\n\n', saying, signed.slice(0, -1)]) expect(openNote(broken, parseVerifierKey(peter)!)).toBeUndefined();
  });

  it('is signed and read again, by its own key only', () => {
    const note = signNote('a\n1\nroot\n', mine.name, privateKey);
    expect(openNote(note, mine)).toBe('a\n1\nroot\n');
    expect(openNote(note, parseVerifierKey(verifierKey(mine.name, mine.publicKey))!)).toBe('a\n1\nroot\n');
    expect(openNote(note, { ...mine, publicKey: rawPublicKey(generateKeyPairSync('ed25519').publicKey) })).toBeUndefined();
    expect(openNote(note, { ...mine, name: 'somebody-else' })).toBeUndefined();
  });

  it('may bear signatures of others too', () => {
    const note = signNote('a\n', mine.name, privateKey);
    expect(openNote(`${note}— witness.example AAAAAAECAwQ=\n`, mine)).toBe('a\n');
  });

  it('needs a text that ends in a newline', () => {
    expect(() => signNote('a', mine.name, privateKey)).toThrow('newline');
  });

  it('no key is taken whose id is another key\'s, or that is of another kind', () => {
    for (const odd of ['', 'x', peter.replace('c74f20a3', 'c74f20a4'), peter.replace('+ARpc', '+AhpcA'), 'a b+c74f20a3+AA==']) expect(parseVerifierKey(odd)).toBeUndefined();
  });
});
