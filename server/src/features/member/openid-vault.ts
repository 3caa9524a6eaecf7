import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../core/config/config';
import { SecretBox, keyFor } from '../../core/secrets/secret-box';

/** Keeps openids findable and sendable, but unreadable for whoever gets hold of the database. */
@Injectable()
export class OpenidVault {
  private readonly hashKey: Buffer;
  private readonly box: SecretBox;

  constructor(config: AppConfig) {
    this.hashKey = keyFor(config.secretKey, 'openid-hash');
    this.box = new SecretBox(config.secretKey, 'openid-cipher');
  }

  hash(openid: string): string {
    return createHmac('sha256', this.hashKey).update(openid).digest('hex');
  }

  seal(openid: string): string {
    return this.box.seal(openid);
  }

  open(sealed: string): string {
    return this.box.open(sealed);
  }
}
