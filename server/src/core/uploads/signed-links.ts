import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { AppConfig } from '../config/config';

const DAY = 86_400;

/** Makes and checks the signatures of one kind of link. */
export class LinkSigner {
  constructor(
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  /** `e=…&s=…` for the link's query. The end is rounded up to a whole day, so that the same file keeps its address and caches. */
  sign(name: string): string {
    const expiry = (Math.ceil(this.seconds() / DAY) + 1) * DAY;
    return `e=${expiry}&s=${this.signature(name, expiry)}`;
  }

  /** Seconds the link still has; `undefined` for a forged and an old one alike. */
  check(name: string, expiry: number, signature: string): number | undefined {
    const expected = Buffer.from(this.signature(name, expiry));
    const given = Buffer.from(signature);
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    const left = expiry - this.seconds();
    return genuine && left > 0 ? left : undefined;
  }

  private seconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  private signature(name: string, expiry: number): string {
    return createHmac('sha256', this.key).update(`${name}/${expiry}`).digest('base64url').slice(0, 22);
  }
}

/** Links that open one file without a session, for a day or two: whoever may see the page gets them with it. */
@Injectable()
export class SignedLinks {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** A signature for one purpose is worth nothing for another. */
  for(purpose: string): LinkSigner {
    return new LinkSigner(Buffer.from(hkdfSync('sha256', this.config.secretKey, '', purpose, 32)), this.clock);
  }
}
