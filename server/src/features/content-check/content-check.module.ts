import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { MemberModule } from '../member/member.module';
import { PhotoModule } from '../photo/photo.module';
import { CheckOutcome } from './check-outcome.service';
import { CheckVerdicts } from './check-verdicts.service';
import { CheckedMedia } from './checked-media';
import { CheckedOwners } from './checked-owners';
import { ContentCheckJobs } from './content-check.jobs';
import { ContentChecks } from './content-checks.service';
import { MediaVerdicts } from './media-verdicts.service';

/** What people write, photograph and say is checked before others see it (内容检查). */
@Module({
  imports: [DiscoveryModule, MemberModule, PhotoModule],
  providers: [ContentChecks, CheckOutcome, CheckVerdicts, CheckedMedia, CheckedOwners, ContentCheckJobs, MediaVerdicts],
  exports: [ContentChecks],
})
export class ContentCheckModule {}
