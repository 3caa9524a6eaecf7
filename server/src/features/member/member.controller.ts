import { Controller } from '@nestjs/common';
import { memberRoutes } from '../../../../shared/contract/member';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Follows } from './follows.service';
import { MeViews } from './me.service';
import { Members } from './members.service';
import { Sessions } from './sessions.service';

type In<K extends keyof typeof memberRoutes> = InputOf<(typeof memberRoutes)[K]>;
type Out<K extends keyof typeof memberRoutes> = Promise<OutputOf<(typeof memberRoutes)[K]>>;

@Controller()
export class MemberController {
  constructor(
    private readonly sessions: Sessions,
    private readonly members: Members,
    private readonly meViews: MeViews,
    private readonly follows: Follows,
  ) {}

  @Handles(memberRoutes.signIn)
  signIn(@Input(memberRoutes.signIn) { body }: In<'signIn'>): Out<'signIn'> {
    return this.sessions.signIn(body.code);
  }

  @Handles(memberRoutes.signOut)
  signOut(@Me() me: Caller): Out<'signOut'> {
    return this.sessions.revoke(me.sessionId);
  }

  @Handles(memberRoutes.signOutEverywhere)
  signOutEverywhere(@Me() me: Caller): Out<'signOutEverywhere'> {
    return this.sessions.revokeAll(me.memberId);
  }

  @Handles(memberRoutes.me)
  me(@Me() me: Caller): Out<'me'> {
    return this.meViews.of(me.memberId);
  }

  @Handles(memberRoutes.updateMe)
  async updateMe(@Me() me: Caller, @Input(memberRoutes.updateMe) { body }: In<'updateMe'>): Out<'updateMe'> {
    await this.members.rename(me, body.nickname);
    return this.meViews.of(me.memberId);
  }

  @Handles(memberRoutes.consent)
  async consent(@Me() me: Caller, @Input(memberRoutes.consent) { body }: In<'consent'>): Out<'consent'> {
    await this.members.consent(me, body.version);
    return this.meViews.of(me.memberId);
  }

  @Handles(memberRoutes.follow)
  follow(@Me() me: Caller, @Input(memberRoutes.follow) { params }: In<'follow'>): Out<'follow'> {
    return this.follows.follow(me.memberId, params.villageId);
  }

  @Handles(memberRoutes.unfollow)
  unfollow(@Me() me: Caller, @Input(memberRoutes.unfollow) { params }: In<'unfollow'>): Out<'unfollow'> {
    return this.follows.unfollow(me.memberId, params.villageId);
  }
}
