import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { HygieneModule } from '../hygiene/hygiene.module';
import { RegionModule } from '../region/region.module';
import { ReportModule } from '../report/report.module';
import { WorkItems } from './work-items.service';
import { WorkbenchController } from './workbench.controller';
import { WorkbenchService } from './workbench.service';

@Module({
  imports: [HouseholdModule, HygieneModule, RegionModule, ReportModule],
  controllers: [WorkbenchController],
  providers: [WorkbenchService, WorkItems],
})
export class WorkbenchModule {}
