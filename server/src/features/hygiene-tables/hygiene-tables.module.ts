import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { HygieneModule } from '../hygiene/hygiene.module';
import { MemberModule } from '../member/member.module';
import { RegionModule } from '../region/region.module';
import { HygieneTablesController } from './hygiene-tables.controller';
import { HygieneTablesService } from './hygiene-tables.service';
import { RatedDoors } from './rated-doors.service';
import { HygieneRegionTable } from './region-table.service';
import { RoundPapers } from './round-papers.service';

/** Tables, papers and histories made of published rounds; owns no table. */
@Module({
  imports: [HouseholdModule, HygieneModule, MemberModule, RegionModule],
  controllers: [HygieneTablesController],
  providers: [HygieneTablesService, HygieneRegionTable, RatedDoors, RoundPapers],
})
export class HygieneTablesModule {}
