import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { HouseholdModule } from '../household/household.module';
import { RecordRuleModule } from '../record-rule/record-rule.module';
import { RegionModule } from '../region/region.module';
import { RecordCaps } from './record-caps.service';
import { RecordBooks } from './record-books.service';
import { RecordController } from './record.controller';
import { RecordFigures } from './record-figures.service';
import { RecordHolders } from './record-holders.service';
import { RecordLines } from './record-lines.service';
import { RecordPairs } from './record-pairs.service';
import { RecordReader } from './record-reader.service';
import { RecordService } from './record.service';

@Module({
  imports: [MemberModule, HouseholdModule, RecordRuleModule, RegionModule],
  controllers: [RecordController],
  providers: [RecordService, RecordBooks, RecordCaps, RecordFigures, RecordHolders, RecordLines, RecordPairs, RecordReader],
  exports: [RecordService, RecordBooks, RecordFigures, RecordReader],
})
export class RecordModule {}
