import { Module } from '@nestjs/common';
import { ContentCheckModule } from '../content-check/content-check.module';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { PhotoModule } from '../photo/photo.module';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { ReportModule } from '../report/report.module';
import { ObjectedLines } from './objected-lines.service';
import { ObjectionAskers } from './objection-askers.service';
import { ObjectionLists } from './objection-lists.service';
import { ObjectionTidings } from './objection-tidings.service';
import { RecordObjectionController } from './record-objection.controller';
import { RecordObjections } from './record-objections.service';

/** Objections (异议) to lines of the record; those to a grade belong to its sheet. */
@Module({
  imports: [ContentCheckModule, HouseholdModule, MemberModule, NoticeModule, PhotoModule, RecordModule, RegionModule, ReportModule],
  controllers: [RecordObjectionController],
  providers: [ObjectedLines, ObjectionAskers, ObjectionLists, ObjectionTidings, RecordObjections],
  exports: [ObjectionAskers],
})
export class RecordObjectionModule {}
