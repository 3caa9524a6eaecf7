import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { RegionModule } from '../region/region.module';
import { RecordRuleController } from './record-rule.controller';
import { RuleBook } from './rule-book.service';
import { RuleDesks } from './rule-desk.service';
import { RuleNotices } from './rule-notices.jobs';
import { RuleReader } from './rule-reader.service';
import { RuleShelves } from './rule-shelf.service';

@Module({
  imports: [MemberModule, NoticeModule, RegionModule],
  controllers: [RecordRuleController],
  providers: [RuleBook, RuleDesks, RuleNotices, RuleReader, RuleShelves],
  exports: [RuleBook, RuleDesks, RuleShelves],
})
export class RecordRuleModule {}
