import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { HouseholdModule } from '../household/household.module';
import { RegionModule } from '../region/region.module';
import { RecordCaps } from './record-caps.service';
import { RecordController } from './record.controller';
import { RecordFigures } from './record-figures.service';
import { RecordPairs } from './record-pairs.service';
import { RecordReader } from './record-reader.service';
import { RecordService } from './record.service';

@Module({
  imports: [MemberModule, HouseholdModule, RegionModule],
  controllers: [RecordController],
  providers: [RecordService, RecordCaps, RecordFigures, RecordPairs, RecordReader],
  exports: [RecordService, RecordFigures, RecordReader],
})
export class RecordModule {}
