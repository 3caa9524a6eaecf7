import { Controller, type StreamableFile } from '@nestjs/common';
import { reportFiguresRoutes } from '../../../../shared/contract/report-figures';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { OpenData } from './open-data.service';
import { ReportFigures } from './report-figures.service';
import { ReportMaps } from './report-map.service';
import { ReportTables } from './report-tables.service';

type In<K extends keyof typeof reportFiguresRoutes> = InputOf<(typeof reportFiguresRoutes)[K]>;
type Out<K extends keyof typeof reportFiguresRoutes> = Promise<OutputOf<(typeof reportFiguresRoutes)[K]>>;

@Controller()
export class ReportFiguresController {
  constructor(
    private readonly figures: ReportFigures,
    private readonly maps: ReportMaps,
    private readonly tables: ReportTables,
    private readonly openData: OpenData,
  ) {}

  @Handles(reportFiguresRoutes.village)
  ofVillage(@Input(reportFiguresRoutes.village) { params, query }: In<'village'>): Out<'village'> {
    return this.figures.ofVillage(params.villageId, query);
  }

  @Handles(reportFiguresRoutes.region)
  ofRegion(@Me() me: Caller, @Input(reportFiguresRoutes.region) { params, query }: In<'region'>): Out<'region'> {
    return this.figures.ofRegion(me, params.regionCode, query);
  }

  @Handles(reportFiguresRoutes.table)
  async table(@Me() me: Caller, @Input(reportFiguresRoutes.table) { params, query }: In<'table'>): Promise<StreamableFile> {
    const { bytes, name } = await this.tables.write(me, params.regionCode, query, query.format);
    return fileAnswer(bytes, name, query.format);
  }

  @Handles(reportFiguresRoutes.map)
  map(@Input(reportFiguresRoutes.map) { params, query }: In<'map'>): Out<'map'> {
    return this.maps.map(params.villageId, query);
  }

  @Handles(reportFiguresRoutes.pairs)
  pairs(@Input(reportFiguresRoutes.pairs) { params, query }: In<'pairs'>): Out<'pairs'> {
    return this.maps.pairs(params.villageId, query);
  }

  @Handles(reportFiguresRoutes.openData)
  listOpenData(@Input(reportFiguresRoutes.openData) { params }: In<'openData'>): Out<'openData'> {
    return this.openData.list(params.countyCode);
  }

  @Handles(reportFiguresRoutes.openDataFile)
  async openDataFile(@Input(reportFiguresRoutes.openDataFile) { params }: In<'openDataFile'>): Promise<StreamableFile> {
    const { bytes, name, ending } = await this.openData.open(params.file);
    return fileAnswer(bytes, name, ending);
  }
}
