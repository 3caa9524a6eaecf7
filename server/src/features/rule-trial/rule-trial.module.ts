import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { RecordModule } from '../record/record.module';
import { RecordRuleModule } from '../record-rule/record-rule.module';
import { RegionModule } from '../region/region.module';
import { Earnable } from './earnable.service';
import { RuleCorrections } from './rule-corrections.service';
import { RuleTrialController } from './rule-trial.controller';
import { RuleTrials } from './rule-trials.service';

/** What rules would do and have done; owns no table. */
@Module({
  imports: [HouseholdModule, MemberModule, NoticeModule, RecordModule, RecordRuleModule, RegionModule],
  controllers: [RuleTrialController],
  providers: [Earnable, RuleCorrections, RuleTrials],
})
export class RuleTrialModule {}
