import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../core/config/config';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps openids findable and sendable, but unreadable for whoever gets hold of the database. */
@Injectable()
export class OpenidVault {
  private readonly hashKey: Buffer;
  private readonly cipherKey: Buffer;

  constructor(config: AppConfig) {
    const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', config.secretKey, '', purpose, 32));
    this.hashKey = derive('openid-hash');
    this.cipherKey = derive('openid-cipher');
  }

  hash(openid: string): string {
    return createHmac('sha256', this.hashKey).update(openid).digest('hex');
  }

  seal(openid: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, iv);
    const sealed = Buffer.concat([cipher.update(openid, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
  }

  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}
