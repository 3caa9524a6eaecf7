import fc from 'fast-check';
import { SecretBox } from '../../server/src/core/secrets/secret-box';

const KEY = 'a secret that only the tests know, 32+';

describe('a sealed word', () => {
  it('opens to what was sealed, and never reads the same twice', () => {
    const box = new SecretBox(KEY, 'phone');
    fc.assert(fc.property(fc.string(), (words) => {
      expect(box.open(box.seal(words))).toBe(words);
      expect(box.seal(words)).not.toBe(box.seal(words));
    }));
  });

  it('opens neither for another purpose, nor with another key, nor after one changed byte', () => {
    const sealed = new SecretBox(KEY, 'phone').seal('13800000000');
    expect(() => new SecretBox(KEY, 'openid-cipher').open(sealed)).toThrow();
    expect(() => new SecretBox(`${KEY}!`, 'phone').open(sealed)).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    bytes[20] = bytes[20]! ^ 1;
    expect(() => new SecretBox(KEY, 'phone').open(bytes.toString('base64'))).toThrow();
  });
});
