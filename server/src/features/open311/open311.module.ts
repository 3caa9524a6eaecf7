import { Module } from '@nestjs/common';
import { HttpModule } from '../../core/http/http.module';
import { FacilityModule } from '../facility/facility.module';
import { MemberModule } from '../member/member.module';
import { PhotoModule } from '../photo/photo.module';
import { RegionModule } from '../region/region.module';
import { ReportKindModule } from '../report-kind/report-kind.module';
import { ReportModule } from '../report/report.module';
import { ApiKeyController } from './api-key.controller';
import { ApiKeys } from './api-keys.service';
import { Open311Doors } from './open311.doors';
import { Open311Intake } from './open311-intake.service';
import { Open311Places } from './open311-places.service';
import { Open311Reader } from './open311-reader.service';

/** Open311 GeoReport v2 for other systems, and the keys with which they write. */
@Module({
  imports: [HttpModule, FacilityModule, MemberModule, PhotoModule, RegionModule, ReportKindModule, ReportModule],
  controllers: [ApiKeyController],
  providers: [ApiKeys, Open311Places, Open311Reader, Open311Intake, Open311Doors],
})
export class Open311Module {}
