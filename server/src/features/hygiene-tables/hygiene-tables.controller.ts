import { Controller, type StreamableFile } from '@nestjs/common';
import { hygieneTableRoutes } from '../../../../shared/contract/hygiene-tables';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { HygieneTablesService } from './hygiene-tables.service';
import { HygieneRegionTable } from './region-table.service';
import { RoundPapers } from './round-papers.service';

type In<K extends keyof typeof hygieneTableRoutes> = InputOf<(typeof hygieneTableRoutes)[K]>;
type Out<K extends keyof typeof hygieneTableRoutes> = Promise<OutputOf<(typeof hygieneTableRoutes)[K]>>;

@Controller()
export class HygieneTablesController {
  constructor(
    private readonly tables: HygieneTablesService,
    private readonly regions: HygieneRegionTable,
    private readonly papers: RoundPapers,
  ) {}

  @Handles(hygieneTableRoutes.round)
  round(@Me() me: Caller | undefined, @Input(hygieneTableRoutes.round) { params }: In<'round'>): Out<'round'> {
    return this.tables.round(me, params.roundId);
  }

  @Handles(hygieneTableRoutes.quarter)
  quarter(@Me() me: Caller | undefined, @Input(hygieneTableRoutes.quarter) { params, query }: In<'quarter'>): Out<'quarter'> {
    return this.tables.quarter(me, params.villageId, query.quarter);
  }

  @Handles(hygieneTableRoutes.region)
  region(@Me() me: Caller, @Input(hygieneTableRoutes.region) { params, query }: In<'region'>): Out<'region'> {
    return this.regions.read(me, params.regionCode, query.quarter);
  }

  @Handles(hygieneTableRoutes.history)
  history(@Me() me: Caller, @Input(hygieneTableRoutes.history) { params }: In<'history'>): Out<'history'> {
    return this.tables.history(me, params.householdId);
  }

  @Handles(hygieneTableRoutes.sheets)
  async sheets(@Me() me: Caller, @Input(hygieneTableRoutes.sheets) { params, query }: In<'sheets'>): Promise<StreamableFile> {
    const { bytes, name } = await this.papers.sheets(me, params.roundId, query);
    return fileAnswer(bytes, name, 'pdf');
  }

  @Handles(hygieneTableRoutes.workbook)
  async workbook(@Me() me: Caller, @Input(hygieneTableRoutes.workbook) { params }: In<'workbook'>): Promise<StreamableFile> {
    const { bytes, name } = await this.papers.workbook(me, params.roundId);
    return fileAnswer(bytes, name, 'xlsx');
  }

  @Handles(hygieneTableRoutes.report)
  async report(@Input(hygieneTableRoutes.report) { params }: In<'report'>): Promise<StreamableFile> {
    const { bytes, name } = await this.papers.report(params.roundId);
    return fileAnswer(bytes, name, 'pdf');
  }
}
