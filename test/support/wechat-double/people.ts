import { randomBytes } from 'node:crypto';
import { demand } from './errors';

const CODE_LIFE_MS = 5 * 60_000;
const ACTIVE_MS = 2 * 3_600_000;

interface LoginCode {
  openid: string;
  unionid?: string;
  issuedAt: number;
  blocked: boolean;
}

/** People with the mini-program open: their login codes, and when WeChat last saw them. */
export class People {
  private readonly codes = new Map<string, LoginCode>();
  private readonly seenAt = new Map<string, number>();

  /** Where a test is about something else: nobody is ever away from the mini-program. */
  everybodyIsHere = false;

  constructor(private readonly now: () => number) {}

  issueCode(openid: string, { unionid, blocked = false }: { unionid?: string; blocked?: boolean } = {}): string {
    const code = `0${randomBytes(24).toString('base64url').slice(0, 31)}`;
    this.codes.set(code, { openid, ...(unionid && { unionid }), issuedAt: this.now(), blocked });
    this.seenAt.set(openid, this.now());
    return code;
  }

  /** One use, five minutes. */
  redeem(code: string): { openid: string; unionid?: string } {
    const known = this.codes.get(code);
    this.codes.delete(code);
    demand(known && this.now() - known.issuedAt <= CODE_LIFE_MS, 40029);
    demand(!known.blocked, 40226);
    return { openid: known.openid, ...(known.unionid && { unionid: known.unionid }) };
  }

  checkActive(openid: string): void {
    if (this.everybodyIsHere) return;
    const seen = this.seenAt.get(openid);
    demand(seen !== undefined, 40003);
    demand(this.now() - seen <= ACTIVE_MS, 61010);
  }
}
