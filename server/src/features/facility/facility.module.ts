import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { RegionModule } from '../region/region.module';
import { Facilities } from './facilities.service';
import { FacilityChanges } from './facility-changes.service';
import { FacilityDesk } from './facility-desk.service';
import { FacilityImports } from './facility-imports.service';
import { FacilityPeople } from './facility-people.service';
import { FacilityPlates } from './facility-plates.service';
import { FacilityReader } from './facility-reader.service';
import { FacilityTableController } from './facility-table.controller';
import { FacilityController } from './facility.controller';

/** Bins, pits, lamps, toilets and river sections with their plates. */
@Module({
  imports: [MemberModule, RegionModule],
  controllers: [FacilityController, FacilityTableController],
  providers: [Facilities, FacilityChanges, FacilityDesk, FacilityImports, FacilityPeople, FacilityPlates, FacilityReader],
  exports: [Facilities, FacilityDesk],
})
export class FacilityModule {}
