import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { PhotoModule } from '../photo/photo.module';
import { RegionModule } from '../region/region.module';
import { VoiceModule } from '../voice/voice.module';
import { CheckNotices } from './check-notices';
import { CheckOutcome } from './check-outcome.service';
import { CheckVerdicts } from './check-verdicts.service';
import { CheckedMedia } from './checked-media';
import { CheckedOwners } from './checked-owners';
import { ContentCheckController } from './content-check.controller';
import { ContentCheckJobs } from './content-check.jobs';
import { ContentChecks } from './content-checks.service';
import { MediaVerdicts } from './media-verdicts.service';
import { ModerationQueue } from './moderation-queue.service';
import { Moderation } from './moderation.service';
import { OwnChecks } from './own-checks.service';

/** What people write, photograph and say is checked before others see it (内容检查). */
@Module({
  imports: [DiscoveryModule, MemberModule, NoticeModule, PhotoModule, RegionModule, VoiceModule],
  controllers: [ContentCheckController],
  providers: [Moderation, ModerationQueue, OwnChecks, CheckNotices, ContentChecks, CheckOutcome, CheckVerdicts, CheckedMedia, CheckedOwners, ContentCheckJobs, MediaVerdicts],
  exports: [ContentChecks],
})
export class ContentCheckModule {}
