import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock';
import { AppConfig } from '../../core/config/config';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { SecretBox } from '../../core/secrets/secret-box';
import { rawPublicKey, verifierKey } from '../../core/signed-note/signed-note';
import { LogKey } from './log.entity';

const ID = 'ed25519';
const SEED_BYTES = 32;
/** What stands before the 32 bytes of an Ed25519 seed in DER (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

const keyOf = (seed: Buffer): KeyObject => createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });

/** The key that signs checkpoints: LOG_KEY, or one made once and kept encrypted in the database, for all servers of it. Never leaves the server. */
@Injectable()
export class LogKeys {
  private readonly box: SecretBox;
  private key: KeyObject | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {
    this.box = new SecretBox(config.secretKey, 'log-key');
  }

  /** Name of the key that is the same for all villages. */
  get name(): string {
    return `${this.host}/log`;
  }

  get host(): string {
    return this.config.publicBaseUrl ? new URL(this.config.publicBaseUrl).host : 'localhost';
  }

  async signer(): Promise<KeyObject> {
    this.key ??= keyOf(this.config.logKey ? Buffer.from(this.config.logKey, 'base64') : await this.kept());
    return this.key;
  }

  /** What a verifier is given. */
  async verifierFor(name: string): Promise<string> {
    return verifierKey(name, rawPublicKey(await this.signer()));
  }

  private async kept(): Promise<Buffer> {
    const row = (await this.uow.repo(LogKey).findOneBy({ id: ID })) ?? (await this.make());
    return Buffer.from(this.box.open(row.sealed), 'base64');
  }

  private async make(): Promise<LogKey> {
    const row: LogKey = { id: ID, sealed: this.box.seal(randomBytes(SEED_BYTES).toString('base64')), createdAt: this.clock.now() };
    try {
      await this.uow.run(() => this.uow.repo(LogKey).insert(row));
      return row;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.uow.repo(LogKey).findOneByOrFail({ id: ID });
    }
  }
}
