import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { UNREAD_COUNTED, type NoticeView } from '../../../../shared/contract/notice';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { Notice } from './notice.entity';
import { toNoticeView } from './notice.view';

/** A person's own list of what they were told (消息). */
@Injectable()
export class NoticeInbox {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list({ memberId }: Caller, asked: PageAsked): Promise<Page<NoticeView>> {
    const { items, next } = await keysetPage(this.uow.repo(Notice).createQueryBuilder('n').where({ memberId }), 'createdAt', asked);
    return { items: items.map(toNoticeView), next };
  }

  /** Never more than are worth a badge. */
  async unread({ memberId }: { memberId: string }): Promise<{ unread: number }> {
    const rows = await this.uow.repo(Notice).find({ select: { id: true }, where: { memberId, readAt: IsNull() }, take: UNREAD_COUNTED });
    return { unread: rows.length };
  }

  async read(me: Caller, noticeId: string): Promise<{ unread: number }> {
    const mine = { id: noticeId, memberId: me.memberId };
    if (!(await this.uow.repo(Notice).existsBy(mine))) refuseCommon('NOT_FOUND');
    await this.uow.run(() => this.uow.repo(Notice).update({ ...mine, readAt: IsNull() }, { readAt: this.clock.now() }));
    return this.unread(me);
  }

  async readAll(me: Caller): Promise<{ unread: number }> {
    await this.uow.run(() => this.uow.repo(Notice).update({ memberId: me.memberId, readAt: IsNull() }, { readAt: this.clock.now() }));
    return this.unread(me);
  }
}
