import { Controller } from '@nestjs/common';
import { noticeRoutes } from '../../../../shared/contract/notice';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { NoticeChoices } from './notice-choices.service';
import { NoticeInbox } from './notice-inbox.service';

type In<K extends keyof typeof noticeRoutes> = InputOf<(typeof noticeRoutes)[K]>;
type Out<K extends keyof typeof noticeRoutes> = Promise<OutputOf<(typeof noticeRoutes)[K]>>;

@Controller()
export class NoticeController {
  constructor(
    private readonly inbox: NoticeInbox,
    private readonly choices: NoticeChoices,
  ) {}

  @Handles(noticeRoutes.list)
  list(@Me() me: Caller, @Input(noticeRoutes.list) { query }: In<'list'>): Out<'list'> {
    return this.inbox.list(me, query);
  }

  @Handles(noticeRoutes.unread)
  unread(@Me() me: Caller): Out<'unread'> {
    return this.inbox.unread(me);
  }

  @Handles(noticeRoutes.readAll)
  readAll(@Me() me: Caller): Out<'readAll'> {
    return this.inbox.readAll(me);
  }

  @Handles(noticeRoutes.read)
  read(@Me() me: Caller, @Input(noticeRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.inbox.read(me, params.noticeId);
  }

  @Handles(noticeRoutes.settings)
  settings(@Me() me: Caller): Out<'settings'> {
    return this.choices.of(me);
  }

  @Handles(noticeRoutes.choose)
  choose(@Me() me: Caller, @Input(noticeRoutes.choose) { body }: In<'choose'>): Out<'choose'> {
    return this.choices.choose(me, body.channels);
  }

  @Handles(noticeRoutes.allow)
  allow(@Me() me: Caller, @Input(noticeRoutes.allow) { body }: In<'allow'>): Out<'allow'> {
    return this.choices.allow(me, body.answers);
  }
}
