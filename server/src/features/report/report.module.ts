import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { PhotoModule } from '../photo/photo.module';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { ReportController } from './report.controller';
import { ReportDesk } from './report-desk.service';
import { ReportLife } from './report-life.service';
import { ReportLists } from './report-list.service';
import { ReportNumbers } from './report-numbers.service';
import { ReportReader } from './report-reader.service';
import { ReportService } from './report.service';
import { ReportWorkers } from './report-workers.service';

@Module({
  imports: [MemberModule, PhotoModule, RecordModule, RegionModule],
  controllers: [ReportController],
  providers: [ReportService, ReportLife, ReportNumbers, ReportReader, ReportLists, ReportWorkers, ReportDesk],
  exports: [ReportService, ReportLists, ReportDesk],
})
export class ReportModule {}
