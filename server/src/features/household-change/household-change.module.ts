import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { RecordModule } from '../record/record.module';
import { HouseholdChangeController } from './household-change.controller';
import { HouseholdChanges } from './household-changes.service';

/** Splits (分户) and merges (并户) of households. */
@Module({
  imports: [HouseholdModule, MemberModule, NoticeModule, RecordModule],
  controllers: [HouseholdChangeController],
  providers: [HouseholdChanges],
})
export class HouseholdChangeModule {}
