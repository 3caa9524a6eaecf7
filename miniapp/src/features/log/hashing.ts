import { hash } from 'fast-sha256';
import nacl from 'tweetnacl';
import type { Hashing } from '../../../../shared/domain/transparency/record-check';

/** In plain JavaScript: WeChat has no WebCrypto, and old phones no BigInt. */
export const hashing: Hashing = {
  sha256: hash,
  verify: (publicKey, message, signature) => signature.length === nacl.sign.signatureLength && nacl.sign.detached.verify(message, signature, publicKey),
};
