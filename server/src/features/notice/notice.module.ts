import { Module } from '@nestjs/common';
import { NoticeCredits } from './notice-credits.service';
import { NoticePosts } from './notice-posts.service';
import { NoticeSettings } from './notice-settings.service';
import { Notices } from './notices.service';

/** What people are told: the inbox of the app, and WeChat's subscribe messages. */
@Module({
  providers: [Notices, NoticePosts, NoticeSettings, NoticeCredits],
  exports: [Notices],
})
export class NoticeModule {}
