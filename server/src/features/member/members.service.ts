import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { memberErrors } from '../../../../shared/contract/member';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { WeChat } from '../../core/wechat/wechat';
import { Member } from './member.entity';
import { soundsOfficial } from './member.policy';
import { OpenidVault } from './openid-vault';
import { Residency } from './residency.entity';

/** People who have signed in. */
@Injectable()
export class Members {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly vault: OpenidVault,
    private readonly wechat: WeChat,
  ) {}

  byId(memberId: string): Promise<Member | null> {
    return this.uow.repo(Member).findOneBy({ id: memberId });
  }

  byOpenid(openid: string): Promise<Member | null> {
    return this.uow.repo(Member).findOneBy({ openidHash: this.vault.hash(openid) });
  }

  /** The person behind an openid, made known at the first sign-in. */
  async ensure(openid: string, nickname?: string): Promise<Member> {
    const known = await this.byOpenid(openid);
    if (known) return known;
    try {
      return await this.uow.run(() => this.add(openid, nickname));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await this.byOpenid(openid)) ?? this.ensure(openid, nickname);
    }
  }

  /** The openid to send messages to; never leaves the server. */
  async openidOf(memberId: string): Promise<string | undefined> {
    const member = await this.byId(memberId);
    return member?.openidCipher ? this.vault.open(member.openidCipher) : undefined;
  }

  /** Shown names: the verified name in that village if there is one, else the nickname. */
  async nameOf(memberIds: readonly string[], villageId?: string): Promise<Map<string, string>> {
    if (memberIds.length === 0) return new Map();
    const people = await this.uow.repo(Member).find({ select: { id: true, nickname: true }, where: { id: In([...memberIds]) } });
    const names = new Map(people.map(({ id, nickname }) => [id, nickname]));
    for (const { memberId, personName } of await this.verifiedNames(memberIds, villageId)) names.set(memberId, personName);
    return names;
  }

  async rename(me: Caller, nickname: string): Promise<void> {
    if (soundsOfficial(nickname)) refuse(memberErrors, 'NICKNAME_TAKEN_BACK');
    const openid = await this.openidOf(me.memberId);
    const verdict = openid && (await this.wechat.msgSecCheck(openid, nickname, 'profile'));
    if (verdict && verdict.suggest !== 'pass') refuse(memberErrors, 'NICKNAME_TAKEN_BACK');
    await this.uow.run(() => this.uow.repo(Member).update({ id: me.memberId }, { nickname }));
  }

  /** An older version never replaces a newer one. */
  async consent(me: Caller, version: number): Promise<void> {
    await this.uow.run(() =>
      this.uow.execute('UPDATE member SET consent_version = ?, consent_at = ? WHERE id = ? AND consent_version < ?', [
        version, this.clock.now(), me.memberId, version,
      ]),
    );
  }

  /** Whoever signs in with that WeChat again is somebody new. */
  async forget(memberId: string): Promise<void> {
    const nobody = { openidHash: `erased:${memberId}`, openidCipher: '', nickname: '已注销', consentVersion: 0, consentAt: null };
    await this.uow.run(() => this.uow.repo(Member).update({ id: memberId }, nobody));
  }

  private async add(openid: string, nickname?: string): Promise<Member> {
    const id = this.ids.next();
    const member: Member = {
      id,
      openidHash: this.vault.hash(openid),
      openidCipher: this.vault.seal(openid),
      nickname: nickname ?? `乡亲${id.slice(-4)}`,
      consentVersion: 0,
      consentAt: null,
      followCount: 0,
      createdAt: this.clock.now(),
    };
    await this.uow.repo(Member).insert(member);
    return member;
  }

  private async verifiedNames(memberIds: readonly string[], villageId?: string): Promise<Pick<Residency, 'memberId' | 'personName'>[]> {
    if (!villageId) return [];
    return this.uow.repo(Residency).find({
      select: { memberId: true, personName: true },
      where: { villageId, memberId: In([...memberIds]), state: 'verified' },
    });
  }
}
