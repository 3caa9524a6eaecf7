import { Module } from '@nestjs/common';
import { ContentCheckModule } from '../content-check/content-check.module';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { PhotoModule } from '../photo/photo.module';
import { RecordModule } from '../record/record.module';
import { RecordRuleModule } from '../record-rule/record-rule.module';
import { RegionModule } from '../region/region.module';
import { DeedController } from './deed.controller';
import { DeedNotices } from './deed-notices.service';
import { DeedReader } from './deed-reader.service';
import { DeedRules } from './deed-rules.service';
import { DeedSheets } from './deed-sheets.service';
import { Deeds } from './deeds.service';

@Module({
  imports: [ContentCheckModule, HouseholdModule, MemberModule, NoticeModule, PhotoModule, RecordModule, RecordRuleModule, RegionModule],
  controllers: [DeedController],
  providers: [DeedNotices, DeedReader, DeedRules, DeedSheets, Deeds],
  exports: [Deeds, DeedSheets],
})
export class DeedModule {}
