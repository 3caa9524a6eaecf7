import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { isNoticeTemplate, noticeTemplate, NOTICE_GROUPS, type NoticeGroup } from '../../../../shared/domain/notice-templates';
import { noticeTime } from '../../../../shared/domain/notice-words';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Notice } from './notice.entity';
import { DIGEST, NoticePosts } from './notice-posts.service';
import { NoticeSender, type Outgoing } from './notice-sender.service';
import { nextDigest, whenToSend } from './notice.times';
import { fieldsOf, pathOf } from './notice.view';

const MOST_AT_ONCE = 500;
const groupWords: Record<NoticeGroup, string> = { reports: '上报进展', work: '待办', content: '审核', redemption: '积分兑换', rules: '积分规则', record: '积分' };
const PATTERNS = { number1: '{count}', thing2: '{words}', time3: '{time}' } as const;

/** One message in the morning instead of many: how much news there is, not what. */
@Injectable()
export class NoticeDigestJobs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly posts: NoticePosts,
    private readonly sender: NoticeSender,
  ) {}

  @HandlesJob(DIGEST)
  async digest({ memberId }: { memberId: string }): Promise<void> {
    const now = this.clock.now();
    if (whenToSend(now, false) > now) return this.posts.digestAt(memberId, nextDigest(now));
    const waiting = await this.waitingOf(memberId, now);
    const unread = waiting.filter(({ readAt }) => readAt === null);
    await this.sender.move(waiting.filter(({ readAt }) => readAt !== null).map(({ id }) => id), 'digest', 'inbox');
    if (unread.length > 0) await this.send(memberId, unread, now);
  }

  private waitingOf(memberId: string, now: number): Promise<Notice[]> {
    return this.uow.repo(Notice).find({
      where: { memberId, wechatState: 'digest', createdAt: LessThanOrEqual(now) }, order: { createdAt: 'ASC', id: 'ASC' }, take: MOST_AT_ONCE,
    });
  }

  private async send(memberId: string, unread: Notice[], now: number): Promise<void> {
    const ids = unread.map(({ id }) => id);
    if (!(await this.sender.claim(ids, 'digest', memberId, 'digest'))) return;
    const { outcome } = await this.sender.send(ids, 'digest', digestMessage(memberId, unread, now));
    if (outcome === 'over-quota') await this.posts.digestAt(memberId, nextDigest(now));
    if (outcome === 'busy') throw new Error('WeChat is busy');
  }
}

function digestMessage(memberId: string, unread: readonly Notice[], now: number): Outgoing {
  const groups = unread.map(({ template }) => (isNoticeTemplate(template) ? noticeTemplate(template).group : 'reports'));
  const counts = NOTICE_GROUPS.map((group) => [groupWords[group], groups.filter((one) => one === group).length] as const);
  const words = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name}${count}条`).join(',');
  const values = { count: String(unread.length), words, time: noticeTime(now) };
  return { memberId, form: 'digest', fields: fieldsOf('digest', PATTERNS, values, now), page: pathOf({ name: 'resident/notices', params: {} }) };
}
