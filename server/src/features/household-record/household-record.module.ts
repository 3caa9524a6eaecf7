import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { HygieneModule } from '../hygiene/hygiene.module';
import { LogModule } from '../log/log.module';
import { MemberModule } from '../member/member.module';
import { PointsModule } from '../points/points.module';
import { RankingModule } from '../ranking/ranking.module';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { Certificates } from './certificate.service';
import { FiveCosService } from './five-cos.service';
import { HouseholdRecordController } from './household-record.controller';
import { HouseholdRecordService } from './household-record.service';
import { OwnRecordFiles } from './own-record-files.service';
import { RecordFile } from './record-file.service';

/** Composes what several features know of a household; owns no table. */
@Module({
  imports: [HouseholdModule, HygieneModule, LogModule, MemberModule, PointsModule, RankingModule, RecordModule, RegionModule],
  controllers: [HouseholdRecordController],
  providers: [HouseholdRecordService, Certificates, FiveCosService, OwnRecordFiles, RecordFile],
})
export class HouseholdRecordModule {}
