import type { AppConfig } from '../../../server/src/core/config/config';
import { OpenidVault } from '../../../server/src/features/member/openid-vault';

const vaultWith = (secretKey: string) => new OpenidVault({ secretKey } as AppConfig);

describe('the vault of openids', () => {
  const vault = vaultWith('one secret of at least 32 characters');
  const other = vaultWith('another secret of at least 32 chars..');

  it('finds a person again, and opens what it sealed, never sealing alike twice', () => {
    expect(vault.hash('openid-1')).toBe(vault.hash('openid-1'));
    expect(vault.hash('openid-1')).not.toBe(vault.hash('openid-2'));
    const sealed = vault.seal('openid-1');
    expect(vault.open(sealed)).toBe('openid-1');
    expect(vault.seal('openid-1')).not.toBe(sealed);
  });

  it('is of no use with another key, and notices a changed byte', () => {
    const sealed = vault.seal('openid-1');
    expect(other.hash('openid-1')).not.toBe(vault.hash('openid-1'));
    expect(() => other.open(sealed)).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    bytes[bytes.length - 1]! ^= 1;
    expect(() => vault.open(bytes.toString('base64'))).toThrow();
  });
});
