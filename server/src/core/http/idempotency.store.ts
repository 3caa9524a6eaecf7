import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock/clock';
import { isDuplicateKey } from '../database/duplicate-key';
import { UnitOfWork } from '../database/unit-of-work';
import { Idempotency } from './idempotency.entity';
import { refuseCommon } from './refusal';

const KEPT_MS = 24 * 60 * 60 * 1000;

export interface Answer {
  status: number;
  body: unknown;
}

export interface Claim {
  /** Caller, route and key. */
  id: string;
  /** What was asked. */
  requestHash: string;
}

export const sha256 = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');

/** Bytes of a text column, less a margin. */
const PLAIN_UP_TO = 60_000;
const PACKED = 'gzip:';

/** Long answers (a round's results) are packed to fit the column. */
function pack(body: unknown): string {
  const text = JSON.stringify(body ?? null);
  return Buffer.byteLength(text) <= PLAIN_UP_TO ? text : PACKED + gzipSync(text).toString('base64');
}

function unpack(kept: string): unknown {
  const text = kept.startsWith(PACKED) ? gunzipSync(Buffer.from(kept.slice(PACKED.length), 'base64')).toString() : kept;
  return JSON.parse(text);
}

/** Remembers what a key was answered, in the same unit of work as the act. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The earlier answer, or undefined when the key is now ours. A second request waits here until the first one has committed. */
  async claim(claim: Claim): Promise<Answer | undefined> {
    if (await this.insert(claim)) return undefined;
    const earlier = await this.repo().findOneBy({ id: claim.id });
    if (!earlier) return refuseCommon('IDEMPOTENCY_IN_PROGRESS');
    if (earlier.expiresAt <= this.clock.now()) return this.claimAgain(claim);
    if (earlier.requestHash !== claim.requestHash) return refuseCommon('IDEMPOTENCY_KEY_REUSED');
    return { status: earlier.status, body: unpack(earlier.response) };
  }

  async keep(claim: Claim, { status, body }: Answer): Promise<void> {
    await this.repo().update({ id: claim.id }, { status, response: pack(body) });
  }

  /** For the clean-up job. */
  forgetExpired(): Promise<number> {
    return this.uow.run(async () => {
      const { affected } = await this.repo().delete({ expiresAt: LessThanOrEqual(this.clock.now()) });
      return affected ?? 0;
    });
  }

  private repo() {
    return this.uow.repo(Idempotency);
  }

  private async claimAgain(claim: Claim): Promise<undefined> {
    await this.repo().delete({ id: claim.id, expiresAt: LessThanOrEqual(this.clock.now()) });
    if (!(await this.insert(claim))) refuseCommon('IDEMPOTENCY_IN_PROGRESS');
  }

  private async insert({ id, requestHash }: Claim): Promise<boolean> {
    const createdAt = this.clock.now();
    try {
      await this.repo().insert({ id, requestHash, status: 0, response: 'null', createdAt, expiresAt: createdAt + KEPT_MS });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      if ((error as { code?: string }).code === 'ER_LOCK_WAIT_TIMEOUT') return refuseCommon('IDEMPOTENCY_IN_PROGRESS');
      throw error;
    }
  }
}
