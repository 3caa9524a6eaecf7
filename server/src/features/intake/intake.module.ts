import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { RegionModule } from '../region/region.module';
import { ReportModule } from '../report/report.module';
import { CallerSeal } from './caller-seal';
import { IntakeController } from './intake.controller';
import { IntakeReader } from './intake-reader.service';
import { IntakeSlips } from './intake-slip.service';
import { Intakes } from './intakes.service';

/** Reports of people without a phone (代报). */
@Module({
  imports: [HouseholdModule, MemberModule, RegionModule, ReportModule],
  controllers: [IntakeController],
  providers: [CallerSeal, Intakes, IntakeReader, IntakeSlips],
})
export class IntakeModule {}
