import { Module } from '@nestjs/common';
import { ClockModule } from '../clock/clock.module';
import { ContentCheckModule } from '../content-check/content-check.module';
import { DutyModule } from '../duty/duty.module';
import { FacilityModule } from '../facility/facility.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { PhotoModule } from '../photo/photo.module';
import { RecordModule } from '../record/record.module';
import { RecordRuleModule } from '../record-rule/record-rule.module';
import { RegionModule } from '../region/region.module';
import { ReportKindModule } from '../report-kind/report-kind.module';
import { VoiceModule } from '../voice/voice.module';
import { ReportController } from './report.controller';
import { ReportJobs } from './report.jobs';
import { ReportStaffController } from './report-staff.controller';
import { ReportService } from './report.service';
import { ReportLife } from './report-life.service';
import { ReportNumbers } from './report-numbers.service';
import { ReportReader } from './report-reader.service';
import { ReportLists } from './report-list.service';
import { ReportWorkers } from './report-workers.service';
import { ReportDesk } from './report-desk.service';
import { ReportDispatch } from './report-dispatch.service';
import { ReportWork } from './report-work.service';
import { ReportVerdict } from './report-verdict.service';
import { ReportSeal } from './report-seal.service';
import { ReportRecord } from './report-record.service';
import { ReportRecheck } from './report-recheck.service';
import { ReportRouting } from './report-routing.service';
import { ReportFollows } from './report-follows.service';
import { ReportNearby } from './report-nearby.service';
import { ReportNotices } from './report-notices.service';
import { ReportClocks } from './report-clocks.service';
import { ReportModeration } from './report-moderation.service';
import { ReportFactsReader } from './report-facts.service';
import { OpenReports } from './report-open.service';
import { ReportConfirmers } from './report-confirmers.service';
import { ReportCounts } from './report-counts.service';

const services = [
  ReportConfirmers, ReportService, ReportLife, ReportNumbers, ReportReader, ReportLists, ReportWorkers,
  ReportDesk, ReportDispatch, ReportWork, ReportVerdict, ReportSeal, ReportRecord,
  ReportRecheck, ReportRouting, ReportFollows, ReportNearby, ReportNotices, ReportClocks,
  ReportModeration, ReportFactsReader, ReportCounts, OpenReports,
];

@Module({
  imports: [
    ClockModule, ContentCheckModule, DutyModule, FacilityModule, MemberModule, NoticeModule,
    PhotoModule, RecordModule, RecordRuleModule, RegionModule, ReportKindModule, VoiceModule,
  ],
  controllers: [ReportController, ReportStaffController],
  providers: [...services, ReportJobs],
  exports: [ReportService, ReportLists, ReportDesk, ReportReader, ReportFactsReader, ReportCounts, ReportNearby, OpenReports, ReportConfirmers],
})
export class ReportModule {}
