import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { NoticeChoices } from './notice-choices.service';
import { NoticeController } from './notice.controller';
import { NoticeCredits } from './notice-credits.service';
import { NoticeDigestJobs } from './notice-digest.jobs';
import { NoticeInbox } from './notice-inbox.service';
import { NoticeJobs } from './notice.jobs';
import { NoticePosts } from './notice-posts.service';
import { NoticePushes } from './notice-push.service';
import { NoticeSender } from './notice-sender.service';
import { NoticeSettings } from './notice-settings.service';
import { NoticeSweepJobs } from './notice-sweep.jobs';
import { Notices } from './notices.service';

/** What people are told: the inbox of the app, and WeChat's subscribe messages. */
@Module({
  imports: [MemberModule],
  controllers: [NoticeController],
  providers: [
    Notices, NoticeInbox, NoticeChoices, NoticeSettings, NoticeCredits, NoticePosts, NoticeSender, NoticePushes, NoticeJobs, NoticeDigestJobs, NoticeSweepJobs,
  ],
  exports: [Notices, NoticeInbox],
})
export class NoticeModule {}
