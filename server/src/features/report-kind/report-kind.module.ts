import { Module } from '@nestjs/common';
import { ClockModule } from '../clock/clock.module';
import { RegionModule } from '../region/region.module';
import { CountyKinds } from './county-kinds.service';
import { ReportKindController } from './report-kind.controller';
import { ReportKinds } from './report-kinds.service';

@Module({
  imports: [ClockModule, RegionModule],
  controllers: [ReportKindController],
  providers: [ReportKinds, CountyKinds],
  exports: [ReportKinds],
})
export class ReportKindModule {}
