import { Module } from '@nestjs/common';
import { PhotoModule } from '../photo/photo.module';
import { RegionModule } from '../region/region.module';
import { ReportModule } from '../report/report.module';
import { ReportKindModule } from '../report-kind/report-kind.module';
import { OpenDataJobs } from './open-data.jobs';
import { OpenData } from './open-data.service';
import { ReportFiguresController } from './report-figures.controller';
import { FigureScopes } from './report-figures.scope';
import { ReportFigures } from './report-figures.service';
import { ReportMaps } from './report-map.service';
import { ReportTables } from './report-tables.service';

@Module({
  imports: [PhotoModule, RegionModule, ReportKindModule, ReportModule],
  controllers: [ReportFiguresController],
  providers: [FigureScopes, ReportFigures, ReportMaps, ReportTables, OpenData, OpenDataJobs],
})
export class ReportFiguresModule {}
