import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { HouseholdModule } from '../household/household.module';
import { RecordRuleModule } from '../record-rule/record-rule.module';
import { RegionModule } from '../region/region.module';
import { RecordCaps } from './record-caps.service';
import { RecordBooks } from './record-books.service';
import { RecordContributions } from './record-contributions.service';
import { RecordController } from './record.controller';
import { RecordErasure } from './record-erasure.service';
import { RecordCorrections } from './record-corrections.service';
import { RecordFigures } from './record-figures.service';
import { RecordHolders } from './record-holders.service';
import { RecordLedger } from './record-ledger.service';
import { RecordLines } from './record-lines.service';
import { RecordOpenings } from './record-openings.service';
import { RecordPairs } from './record-pairs.service';
import { RecordPurses } from './record-purses.service';
import { RecordFileLines } from './record-file-lines.service';
import { RecordReader } from './record-reader.service';
import { RecordSeals } from './record-seals.service';
import { RecordStandings } from './record-standings.service';
import { RecordTrail } from './record-trail.service';
import { RecordService } from './record.service';

@Module({
  imports: [MemberModule, HouseholdModule, RecordRuleModule, RegionModule],
  controllers: [RecordController],
  providers: [RecordService, RecordContributions, RecordBooks, RecordCaps, RecordErasure, RecordFigures, RecordHolders, RecordLedger, RecordLines, RecordOpenings, RecordPairs, RecordPurses, RecordFileLines, RecordReader, RecordSeals, RecordStandings, RecordCorrections, RecordTrail],
  exports: [RecordService, RecordBooks, RecordErasure, RecordFigures, RecordLedger, RecordOpenings, RecordPurses, RecordFileLines, RecordReader, RecordSeals, RecordStandings, RecordCorrections, RecordTrail],
})
export class RecordModule {}
