import { Module } from '@nestjs/common';
import { FacilityModule } from '../facility/facility.module';
import { MemberModule } from '../member/member.module';
import { RegionModule } from '../region/region.module';
import { ReportKindModule } from '../report-kind/report-kind.module';
import { Absences } from './absences.service';
import { Duties } from './duties.service';
import { DutyController } from './duty.controller';
import { DutyGaps } from './duty-gaps.service';
import { DutyImports } from './duty-imports.service';
import { DutyPeople } from './duty-people.service';
import { DutyPlaces } from './duty-places.service';
import { DutyTable } from './duty-table.service';
import { RotaController } from './rota.controller';
import { RotaDesk } from './rota-desk.service';
import { Rota } from './rota.service';

/** Whose work is whose (责任体系), who is away, and who answers the duty line. */
@Module({
  imports: [RegionModule, MemberModule, ReportKindModule, FacilityModule],
  controllers: [DutyController, RotaController],
  providers: [Duties, DutyGaps, DutyPeople, DutyPlaces, DutyTable, DutyImports, Absences, Rota, RotaDesk],
  exports: [Duties, DutyTable, Absences, RotaDesk],
})
export class DutyModule {}
