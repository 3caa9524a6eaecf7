import type { Clock } from '../clock/clock';

/** WeChat hands out the next token from here on, and honours the old one until it ends. */
const RENEWAL_WINDOW = 5 * 60_000;

export interface IssuedToken {
  access_token: string;
  /** Seconds. */
  expires_in: number;
}

/**
 * The access token of one appid, fetched once however many calls wait for it. Each process keeps its own copy in memory:
 * the stable endpoint gives all of them the same token, so nothing has to be shared or stored.
 */
export class StableToken {
  private held?: { token: string; freshUntil: number };
  private fetching?: Promise<string>;

  constructor(
    private readonly issue: () => Promise<IssuedToken>,
    private readonly clock: Clock,
  ) {}

  get(): Promise<string> {
    if (this.held && this.clock.now() < this.held.freshUntil) return Promise.resolve(this.held.token);
    return (this.fetching ??= this.fetch().finally(() => (this.fetching = undefined)));
  }

  /** Forgets `token` when WeChat refused it; a newer one that somebody else fetched meanwhile stays. */
  drop(token: string): void {
    if (this.held?.token === token) this.held = undefined;
  }

  private async fetch(): Promise<string> {
    const asked = this.clock.now();
    const { access_token: token, expires_in: seconds } = await this.issue();
    this.held = { token, freshUntil: asked + seconds * 1000 - RENEWAL_WINDOW };
    return token;
  }
}
