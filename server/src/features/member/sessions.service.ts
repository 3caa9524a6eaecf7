import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { SessionView } from '../../../../shared/contract/member';
import type { Standing } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { SessionReader } from '../../core/access/ports';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { WeChat } from '../../core/wechat/wechat';
import { MeViews } from './me.service';
import { Session } from './member.entity';
import { Members } from './members.service';

const DAY = 24 * 3_600_000;
export const SESSION_LIFE_MS = 30 * DAY;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** One row for each appointment and each home, so that a request costs two reads. */
const STANDING_SQL = `
  SELECT 'office' AS kind, role AS name, region_code AS place FROM appointment WHERE member_id = ? AND since <= ? AND (until IS NULL OR until > ?)
  UNION ALL SELECT 'home', 'resident', village_id FROM residency WHERE member_id = ? AND state = 'verified'`;

type StandingRow = { kind: 'home'; place: string } | { kind: 'office'; name: Standing['appointments'][number]['role']; place: string };

/** Sign-ins: bearer tokens that renew themselves while they are used and end at once when revoked. */
@Injectable()
export class Sessions extends SessionReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly wechat: WeChat,
    private readonly members: Members,
    private readonly meViews: MeViews,
  ) {
    super();
  }

  async signIn(code: string): Promise<SessionView> {
    const { openid } = await this.wechat.login(code);
    return this.openView((await this.members.ensure(openid)).id);
  }

  async openView(memberId: string): Promise<SessionView> {
    const { token, expiresAt } = await this.open(memberId);
    return { token, expiresAt: new Date(expiresAt).toISOString(), me: await this.meViews.of(memberId) };
  }

  async open(memberId: string): Promise<{ token: string; expiresAt: number }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const session: Session = { id: this.ids.next(), tokenHash: hashOf(token), memberId, createdAt: now, expiresAt: now + SESSION_LIFE_MS, revokedAt: null };
    await this.uow.run(() => this.uow.repo(Session).insert(session));
    return { token, expiresAt: session.expiresAt };
  }

  async read(token: string): Promise<Caller | 'expired' | undefined> {
    const session = await this.uow.repo(Session).findOneBy({ tokenHash: hashOf(token) });
    if (!session || session.revokedAt !== null) return undefined;
    const now = this.clock.now();
    if (session.expiresAt <= now) return 'expired';
    if (session.expiresAt - now < SESSION_LIFE_MS / 2) await this.renew(session, now);
    return { memberId: session.memberId, sessionId: session.id, standing: await this.standingOf(session.memberId, now) };
  }

  async revoke(sessionId: string): Promise<void> {
    await this.uow.run(() => this.uow.repo(Session).update({ id: sessionId, revokedAt: IsNull() }, { revokedAt: this.clock.now() }));
  }

  async revokeAll(memberId: string): Promise<void> {
    await this.uow.run(() => this.uow.repo(Session).update({ memberId, revokedAt: IsNull() }, { revokedAt: this.clock.now() }));
  }

  /** At most once in half a life, so reading stays reading. */
  private async renew(session: Session, now: number): Promise<void> {
    await this.uow.run(() => this.uow.repo(Session).update({ id: session.id, revokedAt: IsNull() }, { expiresAt: now + SESSION_LIFE_MS }));
  }

  private async standingOf(memberId: string, now: number): Promise<Standing> {
    const rows = await this.uow.query<StandingRow>(STANDING_SQL, [memberId, now, now, memberId]);
    return {
      appointments: rows.flatMap((row) => (row.kind === 'office' ? [{ role: row.name, regionCode: row.place }] : [])),
      residentOf: rows.flatMap((row) => (row.kind === 'home' ? [row.place] : [])),
    };
  }
}
