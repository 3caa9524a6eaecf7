import { demand } from './errors';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface Quota {
  perMinute: number;
  perDay: number;
}

/** How often each endpoint may be asked, as WeChat counts; a test may make it fewer. */
export class Quotas {
  readonly of: Record<string, Quota> = {
    '/wxa/msg_sec_check': { perMinute: 4_000, perDay: 2_000_000 },
    '/wxa/media_check_async': { perMinute: 2_000, perDay: 200_000 },
  };
  private readonly asked = new Map<string, number[]>();

  constructor(private readonly now: () => number) {}

  count(path: string): void {
    const quota = this.of[path];
    if (!quota) return;
    const today = (this.asked.get(path) ?? []).filter((at) => this.now() - at < DAY_MS);
    demand(today.length < quota.perDay, 45009);
    demand(today.filter((at) => this.now() - at < MINUTE_MS).length < quota.perMinute, 44991);
    this.asked.set(path, [...today, this.now()]);
  }
}
