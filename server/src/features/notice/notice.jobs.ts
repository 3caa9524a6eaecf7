import { Injectable } from '@nestjs/common';
import { isNoticeTemplate } from '../../../../shared/domain/notice-templates';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Notice } from './notice.entity';
import { NoticePosts, SEND } from './notice-posts.service';
import { NoticeSender } from './notice-sender.service';
import { nextMorning, whenToSend } from './notice.times';
import { messageOf } from './notice.view';

/** Later than this nobody needs the message any more; the inbox has it. */
const STALE_MS = 36 * 3_600_000;

/** One notice to WeChat: not at night, not when stale, and never twice. */
@Injectable()
export class NoticeJobs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly posts: NoticePosts,
    private readonly sender: NoticeSender,
  ) {}

  @HandlesJob(SEND)
  async send({ noticeId }: { noticeId: string }): Promise<void> {
    const notice = await this.uow.repo(Notice).findOneBy({ id: noticeId });
    if (!notice) return;
    // Another run of this job was cut off between the mark and the answer.
    if (notice.wechatState === 'sending') return void (await this.sender.move([noticeId], 'sending', 'unsure'));
    if (notice.wechatState === 'waiting') await this.sendWaiting(notice);
  }

  private async sendWaiting(notice: Notice): Promise<void> {
    const now = this.clock.now();
    const at = whenToSend(now, notice.urgent);
    if (at > now) return this.posts.sendAt(notice.id, at);
    if (now - notice.createdAt > STALE_MS || !isNoticeTemplate(notice.template)) return void (await this.sender.move([notice.id], 'waiting', 'inbox'));
    await this.sendNow(notice);
  }

  private async sendNow(notice: Notice): Promise<void> {
    const { memberId, id } = notice;
    const message = { memberId, ...messageOf(notice) };
    if (!(await this.sender.claim([id], 'waiting', memberId, message.form))) return;
    const { outcome } = await this.sender.send([id], 'waiting', message);
    if (outcome === 'over-quota') await this.posts.sendAt(id, nextMorning(this.clock.now()));
    if (outcome === 'busy') throw new Error('WeChat is busy');
  }
}
