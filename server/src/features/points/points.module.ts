import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { ExpiryNotices } from './expiry-notices.jobs';
import { ExpiryRules } from './expiry-rules.service';
import { PointsController } from './points.controller';
import { PointsExpiry } from './points-expiry.service';
import { PointsJobs } from './points.jobs';

/** Points that lapse (积分到期), where a village has said so. */
@Module({
  imports: [HouseholdModule, MemberModule, NoticeModule, RecordModule, RegionModule],
  controllers: [PointsController],
  providers: [ExpiryNotices, ExpiryRules, PointsExpiry, PointsJobs],
  exports: [ExpiryRules, PointsExpiry],
})
export class PointsModule {}
