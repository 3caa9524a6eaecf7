import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { HygieneModule } from '../hygiene/hygiene.module';
import { MemberModule } from '../member/member.module';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { DoorChoices } from './door-choices.service';
import { DoorLook } from './door-look.service';
import { DoorRules } from './door-rules.service';
import { DoorController } from './door.controller';
import { HouseholdPlates } from './household-plates.service';

/** Plates of households (一户一码) and what they show to whoever scans them. */
@Module({
  imports: [HouseholdModule, HygieneModule, MemberModule, RecordModule, RegionModule],
  controllers: [DoorController],
  providers: [DoorChoices, DoorLook, DoorRules, HouseholdPlates],
  exports: [DoorChoices, DoorRules],
})
export class DoorModule {}
