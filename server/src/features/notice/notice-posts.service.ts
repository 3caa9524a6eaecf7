import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { NOTICE_FORMS, type NoticeTemplate } from '../../../../shared/domain/notice-templates';
import { Clock } from '../../core/clock/clock';
import { AppConfig } from '../../core/config/config';
import { Jobs } from '../../core/jobs/jobs';
import type { Notice, WeChatState } from './notice.entity';
import { NoticeCredits } from './notice-credits.service';
import { NoticeSettings } from './notice-settings.service';
import { nextDigest, whenToSend } from './notice.times';

export const SEND = 'notice.send';
export const DIGEST = 'notice.digest';

/** Decides by which way a notice goes beside the inbox, and when. */
@Injectable()
export class NoticePosts implements OnApplicationBootstrap {
  private readonly log = new Logger(NoticePosts.name);

  constructor(
    private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly jobs: Jobs,
    private readonly settings: NoticeSettings,
    private readonly credits: NoticeCredits,
  ) {}

  /** A name with a slip in it would silently send nothing. */
  onApplicationBootstrap(): void {
    const unknown = Object.keys(this.config.wxTemplates).filter((name) => !(NOTICE_FORMS as string[]).includes(name));
    if (unknown.length > 0) this.log.warn(`WX_TEMPLATES names ${unknown.join(', ')}, which nothing sends; known are ${NOTICE_FORMS.join(', ')}`);
  }

  /** A message at once needs a credit; without one it is no use to try. */
  async waysOf(memberIds: readonly string[], { group, wechat }: NoticeTemplate): Promise<Map<string, WeChatState>> {
    const channels = await this.settings.channelsFor(memberIds, group);
    const credited = await this.credits.holders(memberIds, wechat.form);
    const wayOf = (memberId: string): WeChatState => {
      if (channels.get(memberId) === 'digest') return this.config.wxTemplates.digest ? 'digest' : 'inbox';
      const isReachable = this.config.wxTemplates[wechat.form] && credited.has(memberId);
      return channels.get(memberId) === 'at-once' && isReachable ? 'waiting' : 'inbox';
    };
    return new Map(memberIds.map((memberId) => [memberId, wayOf(memberId)]));
  }

  /** The job of a notice that was just written, in the same unit of work. */
  async plan({ id, memberId, wechatState, urgent }: Pick<Notice, 'id' | 'memberId' | 'wechatState' | 'urgent'>): Promise<void> {
    const now = this.clock.now();
    if (wechatState === 'waiting') await this.sendAt(id, whenToSend(now, urgent));
    if (wechatState === 'digest') await this.digestAt(memberId, nextDigest(now));
  }

  /** A time of its own is a job of its own: a held message is planned again. */
  sendAt(noticeId: string, runAt: number): Promise<void> {
    return this.jobs.enqueue(SEND, { noticeId }, { runAt, key: `${SEND}:${noticeId}:${runAt}` });
  }

  /** One a person and morning. */
  digestAt(memberId: string, runAt: number): Promise<void> {
    return this.jobs.enqueue(DIGEST, { memberId, dueAt: runAt }, { runAt, key: `${DIGEST}:${memberId}:${runAt}` });
  }
}
