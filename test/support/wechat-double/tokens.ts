import { randomBytes } from 'node:crypto';
import { demand } from './errors';

const LIFE_MS = 7_200_000;
const OVERLAP_MS = 5 * 60_000;
const FORCE_PAUSE_MS = 30_000;
const FORCE_PER_DAY = 20;

interface Issued {
  value: string;
  endsAt: number;
}

/** Stable tokens: the same one until five minutes before its end, then a new one while the old one still works. */
export class Tokens {
  private issued: Issued[] = [];
  private forcedAt: number[] = [];

  constructor(private readonly now: () => number) {}

  get(force: boolean): { access_token: string; expires_in: number } {
    if (force) this.force();
    const newest = this.issued.at(-1);
    const held = newest && newest.endsAt - this.now() > OVERLAP_MS ? newest : this.issue();
    return { access_token: held.value, expires_in: Math.floor((held.endsAt - this.now()) / 1000) };
  }

  check(value: unknown): void {
    demand(typeof value === 'string' && value !== '', 41001);
    const token = this.issued.find((one) => one.value === value);
    demand(token, 40001);
    demand(token.endsAt > this.now(), 42001);
  }

  /** As after a leak, or when somebody else forced a new one: what was issued is worth nothing. */
  revokeAll(): void {
    this.issued = [];
  }

  private force(): void {
    const today = this.forcedAt.filter((at) => this.now() - at < 86_400_000);
    demand(today.length < FORCE_PER_DAY && this.now() - (today.at(-1) ?? -Infinity) >= FORCE_PAUSE_MS, 45009);
    this.forcedAt = [...today, this.now()];
    this.revokeAll();
  }

  private issue(): Issued {
    const token = { value: `99_${randomBytes(192).toString('base64url')}`, endsAt: this.now() + LIFE_MS };
    this.issued.push(token);
    return token;
  }
}
