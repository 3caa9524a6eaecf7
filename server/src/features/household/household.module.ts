import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { RegionModule } from '../region/region.module';
import { Claims } from './claims.service';
import { HouseholdCodes } from './household-codes.service';
import { HouseholdController } from './household.controller';
import { HouseholdImportController } from './household-import.controller';
import { HouseholdImports } from './household-imports.service';
import { HouseholdReader } from './household-reader.service';
import { Households } from './households.service';
import { Register } from './register.service';
import { RegisterChanges } from './register-changes.service';

/** Households, who belongs to them, and how they are loaded from a table. */
@Module({
  imports: [RegionModule, MemberModule],
  controllers: [HouseholdController, HouseholdImportController],
  providers: [Households, HouseholdCodes, Register, RegisterChanges, Claims, HouseholdReader, HouseholdImports],
  exports: [Households, HouseholdCodes, Register, RegisterChanges, Claims],
})
export class HouseholdModule {}
